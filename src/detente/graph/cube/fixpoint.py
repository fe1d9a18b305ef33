"""Where the others can lead, over all words at once.

In a game without blocked moves and merges two moves of one party in a row are one, or lead back. A reply that ends
where it began never deters, as the mover prefers that state to where it came from. So who moved last need not be
remembered: the least worth of a state and of all that the others can make of it decides.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from detente.graph.compile import kernel_for
from detente.graph.cube.improve import Numbers, Pages, improve, improve_sorted
from detente.graph.cube.layout import TOP, Layout
from detente.graph.cube.passes import along, replaced
from detente.graph.moves import NO_STATE
from detente.model.conditions import Mask
from detente.watching import Watch

PAGE = 512  # words; a tile of 16 such pages fits the cache next to a core
PAIRWISE = 128  # own words up to which all pairs of them are compared, beyond they are sorted
Lowered = Callable[[Numbers, int, Pages], bool]
BOTTOM = np.iinfo(np.int32).min


@dataclass(frozen=True)
class Cube:
    """A game as arrays over words. ranks: (P, S) int32, of rows."""

    layout: Layout
    ranks: NDArray[np.int32]

    def of_words(self, party: int) -> Numbers:
        """(2^O,) int32 ranks of a party (by index), `TOP` where infeasible."""
        if party not in self._of_words:
            self._of_words[party] = self.layout.spread(self.ranks[party])
        return self._of_words[party]

    @cached_property
    def _of_words(self) -> dict[int, Numbers]:
        return {}

    @cached_property
    def barred(self) -> Numbers:
        """(2^O,) int32: 0, or `TOP` where infeasible."""
        return np.where(self.layout.row_of == NO_STATE, np.int32(TOP), np.int32(0))

    @cached_property
    def sorted_words(self) -> dict[int, tuple[Numbers, Numbers]]:
        """For parties of many options what `improve_sorted` asks for: order and groups."""
        many = [party for party, axis in enumerate(self.layout.axes) if axis.size > PAIRWISE]
        return {party: self._sorted(party) for party in many}

    def _sorted(self, party: int) -> tuple[Numbers, Numbers]:
        low, size, stays_on, stays_off = self.layout.axes[party]
        own = np.arange(size, dtype=np.int32)
        fixed = own & (stays_on | stays_off)
        groups = np.array([own[fixed == word] for word in np.unique(fixed)])
        apart = self.of_words(party).reshape(-1, size, low)[:, groups]
        return np.argsort(apart, axis=2, kind="stable").astype(np.int32).reshape(-1), groups

    def shaped(self, of_words: Numbers) -> Numbers:
        """The same with one axis for nobody and for each party."""
        return of_words.reshape(self.layout.shape)

    def movers(self, passive: int) -> list[int]:
        """Who has options, `passive` left out."""
        return [k for k, axis in enumerate(self.layout.axes) if k != passive and axis.size > 1]

    # ------------------------------------------------------------------ what the others make of it

    def after_improvements(self, party: int, worth: Numbers, watch: Watch) -> Numbers:
        """The least `worth` of a word and of what improvements of the others of `party` lead to: (2^O,)."""
        return self._settled(worth.copy(), self.movers(party), self._improve, watch)

    def _settled(self, values: Numbers, others: list[int], lowered: Lowered, watch: Watch) -> Numbers:
        widest = max([self.layout.axes[k].size for k in others], default=1)
        page = max(1, min(PAGE, len(values) // widest))
        stamps = np.zeros(len(values) // page, dtype=np.int32)
        since = dict.fromkeys(others, -1)
        settled = turn = 0
        while settled < len(others):
            watch("replies", 0, 0)
            mover = others[turn % len(others)]
            turn += 1
            changed = lowered(values, mover, Pages(stamps, since[mover], turn))
            since[mover] = turn
            settled = 0 if changed else settled + 1
        return values

    def _improve(self, values: Numbers, mover: int, pages: Pages) -> bool:
        axis, ranks = self.layout.axes[mover], self.of_words(mover)
        if mover not in self.sorted_words:
            return kernel_for(len(values), improve)(values, ranks, False, axis, pages)
        changed = kernel_for(len(values), improve_sorted)(values, ranks, *self.sorted_words[mover], axis)
        if changed:
            pages.stamps[:] = pages.now
        return changed

    def _move(self, values: Numbers, mover: int, pages: Pages) -> bool:
        axis = self.layout.axes[mover]
        if axis.size <= PAIRWISE:
            return kernel_for(len(values), improve)(values, self.barred, True, axis, pages)
        lowered = self.shaped(values).copy()
        lowered[:] = along(self.layout, lowered, mover, np.minimum)
        replaced(lowered.reshape(-1), self.layout.infeasible, TOP)
        changed = not np.array_equal(lowered.reshape(-1), values)
        if changed:
            values[:] = lowered.reshape(-1)
            pages.stamps[:] = pages.now
        return changed

    def after_moves(self, party: int, worth: Numbers, watch: Watch) -> Numbers:
        """The same by any moves, shaped; 1 long where all own words of somebody are alike."""
        others, feasible = self.movers(party), self.layout.feasible
        values = self.shaped(worth)
        if feasible is None:  # passes over different options may come in any order, so one of each is enough
            for mover in others:
                watch("replies", 0, 0)
                values = along(self.layout, values, mover, np.minimum)
            return values
        return self.shaped(self._settled(worth.copy(), others, self._move, watch))

    # ------------------------------------------------------------------ what the party makes of that

    def best_kept(self, party: int) -> Numbers:
        """The highest own rank of staying and of `party`'s moves from each word: (2^O,), `TOP` where infeasible."""
        barred, kept = self.layout.infeasible, self.of_words(party)
        if barred is not None:
            kept = replaced(kept.copy(), barred, BOTTOM)
        best = along(self.layout, self.shaped(kept), party, np.maximum, spare=barred is not None)
        return replaced(np.broadcast_to(best, self.layout.shape).flatten(), barred, TOP)

    def deterred(self, party: int, worst: Numbers) -> Mask:
        """Where every improvement of `party` leads to a word whose `worst` (shaped) is no better: (S,) bool."""
        rank = self.shaped(self.of_words(party))
        hoped = np.minimum(rank, worst)
        if self.layout.infeasible is not None:
            replaced(hoped, self.layout.infeasible.reshape(self.layout.shape), BOTTOM)
        best = along(self.layout, hoped, party, np.maximum, spare=True)
        return self.layout.gathered(np.asarray(best <= rank).reshape(-1))
