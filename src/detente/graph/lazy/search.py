"""Breadth-first search over (state, last mover) from one state, level by level."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from detente.graph.lazy.game import Budget, Codes64, OpenGame
from detente.model.conditions import Mask
from detente.watching import Watch

NOBODY = -1


@dataclass(frozen=True, slots=True)
class OpenMove:
    """A move in a sequence: who (index of the party) moves to the state with which code."""

    party: int
    to: int


@dataclass
class Seen:
    """Codes that each party has moved to, ascending."""

    by_party: dict[int, Codes64] = field(default_factory=dict)

    def new(self, party: int, codes: Codes64) -> NDArray[np.intp]:
        """Places of the codes that were not there, each once, in their order; they are from now on."""
        before = self.by_party.get(party, np.zeros(0, dtype=np.int64))
        distinct, first = np.unique(codes, return_index=True)
        fresh = ~np.isin(distinct, before, assume_unique=True)
        self.by_party[party] = np.union1d(before, distinct[fresh])
        return np.sort(first[fresh])

    def copy(self) -> "Seen":
        """The same, apart."""
        return Seen(dict(self.by_party))


@dataclass(frozen=True)
class Hunt:
    """A search for the states of `goal` by everybody but the party `passive` (index).

    With `improving` each mover prefers each of its moves.
    """

    game: OpenGame
    passive: int
    goal: Callable[[Codes64], Mask]
    improving: bool
    budget: Budget
    watch: Watch


@dataclass
class _Level:
    codes: Codes64
    movers: NDArray[np.int64]
    parents: NDArray[np.int64]


def reply(hunt: Hunt, start: int, seen: Seen) -> tuple[OpenMove, ...]:
    """A shortest legal sequence from a state to a goal; empty if there is none.

    seen: nodes known to lead to no goal; the nodes of this search are added. Raises LimitReached when the budget is
    spent.
    """
    game = hunt.game
    levels = [_Level(np.array([start]), np.array([NOBODY]), np.array([0]))]
    while len(levels[-1].codes):
        level = levels[-1]
        grown: list[_Level] = []
        for party in range(len(game.parties)):
            may = np.flatnonzero(level.movers != party)
            if party == hunt.passive or not game.own[party] or not len(may):
                continue
            for places, ends in game.moves(party, level.codes[may], hunt.improving, hunt.budget):
                hunt.watch("replies", 0, 0)
                fresh = seen.new(party, ends)
                ends, parents = ends[fresh], may[places[fresh]]
                found = np.flatnonzero(hunt.goal(ends))
                if len(found):
                    return _traced(levels, OpenMove(party, int(ends[found[0]])), int(parents[found[0]]))
                grown.append(_Level(ends, np.full(len(ends), party), parents))
        levels.append(_joined(grown))
    return ()


def _joined(levels: list[_Level]) -> _Level:
    def all_of(arrays: list[NDArray[np.int64]]) -> NDArray[np.int64]:
        return np.concatenate([np.zeros(0, dtype=np.int64), *arrays])

    return _Level(*(all_of([getattr(level, name) for level in levels]) for name in ("codes", "movers", "parents")))


def _traced(levels: list[_Level], last: OpenMove, parent: int) -> tuple[OpenMove, ...]:
    sequence = [last]
    for level in reversed(levels[1:]):
        sequence.append(OpenMove(int(level.movers[parent]), int(level.codes[parent])))
        parent = int(level.parents[parent])
    return tuple(reversed(sequence))
