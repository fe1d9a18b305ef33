"""What is stable in every completion of what is known, and what in some: bounds, and where they agree the answer.

A completion ranks all states and keeps every pair that is known, strict or equal; pairs that are not may fall either
way or tie. Whether a state is stable for a party hangs on its own order only through how it compares the state with
others. With the state as low as it can be (extension a) a party is hardest to content, with the state as high as it can
be (extension d) easiest, and each is a completion. So under Nash, GMR and SMR, where others' wishes do not matter, a is
what holds in all completions and d what holds in some. Under SEQ the others' unknown moves may be improvements or not;
with none of them it is hardest to answer, with all of them easiest, but no completion need be so. Between these bounds
a verdict is open until draws or a search decide it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.graph.unknown.extensions import A, D, Extension, stable
from detente.graph.unknown.partial import PartialGame, Replies
from detente.graph.unknown.search import Asked, Budget, exists, extreme, known_of
from detente.model.conditions import Mask
from detente.watching import Watch, unwatched

YES, OPEN, NO = 1, 0, -1
Signs = NDArray[np.int8]
SEARCHED = 128  # rows, for a search to be tried
EFFORT, EACH = 3000, 300  # branches of all searches together, and of one


@dataclass(frozen=True)
class Verdict:
    """One concept. YES, NO or OPEN (not decided).

    necessarily, possibly: (P, S) stable for a party in all completions, in some. together: (S,) an equilibrium in some.
    """

    necessarily: Signs
    possibly: Signs
    together: Signs

    @property
    def throughout(self) -> Signs:
        """(S,) an equilibrium in all completions: stable for every party in all."""
        return np.asarray(self.necessarily.min(axis=0))


def bounds(game: PartialGame, concept: str, watch: Watch = unwatched) -> Verdict:
    """What follows without looking at single completions."""

    def table(extension: Extension, replies: Replies) -> Mask:
        return np.array(
            [stable(game, k, concept, extension, replies, watch) for k in range(len(game.parties))], dtype=bool
        ).reshape(len(game.parties), len(game.states))

    surely, easily = table(A, "known"), table(D, "known")
    if concept != "seq" or not game.partial:
        possibly = _signs(easily, ~easily)
        return Verdict(_signs(surely, ~surely), possibly, np.asarray(possibly.min(axis=0)))
    possibly = _signs(easily, ~table(D, "possible"))
    together = np.asarray(possibly.min(axis=0))
    return Verdict(_signs(surely, ~table(A, "possible")), possibly, together)


def _signs(yes: Mask, no: Mask) -> Signs:
    return np.asarray(yes, dtype=np.int8) - np.asarray(no, dtype=np.int8)


def with_draws(found: Verdict, drawn: int, stable: NDArray[np.int64], together: NDArray[np.int64]) -> Verdict:
    """The same where draws decide: stable (P, S) and together (S,) count those of `drawn` in which it holds."""
    return Verdict(
        np.where((found.necessarily == OPEN) & (stable < drawn), NO, found.necessarily).astype(np.int8),
        np.where((found.possibly == OPEN) & (stable > 0), YES, found.possibly).astype(np.int8),
        np.where((found.together == OPEN) & (together > 0), YES, found.together).astype(np.int8),
    )


def searched(game: PartialGame, found: Verdict, watch: Watch = unwatched, effort: int = EFFORT) -> Verdict:
    """The same where a search within its limits decides what was left open under SEQ."""
    if len(game.states) > SEARCHED:
        return found
    tables = Verdict(found.necessarily.copy(), found.possibly.copy(), found.together.copy())
    known = [known_of(order, len(game.states)) for order in game.orders]
    left = effort
    for each in _open(game, found):
        budget = Budget(min(EACH, left))
        spent = budget.left
        table, place, wanted, parties = each.table, each.place, each.wanted, each.parties
        row = place[-1]
        orders = list(known)
        if each.best is not None:
            orders[parties[0]] = extreme(orders[parties[0]], row, each.best)
        answer = exists(Asked(game, row, parties), orders, wanted, budget, watch)
        left -= spent - budget.left
        if answer is not None:
            getattr(tables, table)[place] = YES if answer is wanted else NO
    return tables


@dataclass(frozen=True, slots=True)
class _Search:
    """Which entry of which table is open, which outcome in some completion would decide it, and for which parties.

    best: whether the one party's own order is taken with the state at its highest or lowest; None: as it is.
    """

    table: str
    place: tuple[int, ...]
    wanted: bool
    parties: Sequence[int]
    best: bool | None


def _open(game: PartialGame, found: Verdict) -> Iterator[_Search]:
    shown = game.states.judged_as == np.arange(len(game.states))
    for name, wanted in (("necessarily", False), ("possibly", True)):
        for party, row in np.argwhere((getattr(found, name) == OPEN) & shown):
            yield _Search(name, (int(party), int(row)), wanted, (int(party),), wanted)
    for row in np.flatnonzero((found.together == OPEN) & shown):
        yield _Search("together", (int(row),), True, range(len(game.parties)), None)
