"""The moves of one party as a list, for questions that ranks cannot answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.graph.moves import NO_STATE, Moves
from detente.model.conditions import Mask
from detente.model.states import Codes

PAIRWISE = 300  # states up to which every pair of them is looked at, whoever has however many options
Values = NDArray[Any]  # (S,) int64 ranks or uint64 bits


@dataclass(frozen=True)
class Arcs:
    """Moves sorted by where they start: start, to (A,) int32 rows that stand for states; size: S."""

    start: Codes
    to: Codes
    size: int

    def where(self, chosen: Mask) -> "Arcs":
        """Only the moves in `chosen` (A,) bool."""
        return Arcs(self.start[chosen], self.to[chosen], self.size)

    def gather(self, value: Values, join: np.ufunc, nothing: int) -> Values:
        """What the moves of each row lead to, joined: (S,); `nothing` where a row has no move."""
        found = np.full(self.size, nothing, dtype=value.dtype)
        if len(self.start):
            first, rows = self._first
            found[rows] = join.reduceat(value[self.to], first)
        return found

    @cached_property
    def _first(self) -> tuple[NDArray[np.intp], Codes]:
        """The place of the first move of each row that has one, and the row."""
        first = np.flatnonzero(np.concatenate([[True], self.start[1:] != self.start[:-1]]))
        return first, self.start[first]

    def all_of(self, holds: Mask) -> Mask:
        """(S,) bool: rows of which every move has `holds` (A,)."""
        found = np.ones(self.size, dtype=bool)
        found[self.start[~holds]] = False
        return found


def arcs_of(moves: Moves, party: int) -> Arcs:
    """Every move of a party (by index), one-way options, blocks and merged states respected."""
    rows = np.arange(len(moves.codes), dtype=np.int32)
    if len(rows) <= PAIRWISE:
        start, to = _between(moves, party)
    else:
        found = [_switching(moves, party, rows, part) for part in _parts(int(moves.own[party]))]
        start, to = (np.concatenate([each[k] for each in found]) for k in (0, 1))
    order = np.lexsort((to, start))
    return Arcs(start[order], to[order], len(rows))


def count_of(moves: Moves) -> int:
    """At most how many moves all parties have."""
    return sum(len(moves.codes) << bin(int(own)).count("1") for own in moves.own)


def led_to(chosen: Sequence[Arcs], start: int) -> Mask:
    """(S,) bool: where such moves of one party after another lead from a row, itself included; chosen: per party."""
    size = chosen[0].size if chosen else start + 1
    here = np.arange(size) == start
    arrived = np.zeros((len(chosen), size), dtype=bool)  # by the last mover
    settled = -1
    while settled != (settled := int(arrived.sum())):
        for k, arcs in enumerate(chosen):
            leaving = here | np.delete(arrived, k, axis=0).any(axis=0)
            arrived[k, arcs.to[leaving[arcs.start]]] = True
    return np.asarray(here | arrived.any(axis=0))


def _parts(own: int) -> Iterator[int]:
    part = own
    while True:
        yield part
        if part == 0:
            return
        part = (part - 1) & own


def _between(moves: Moves, party: int) -> tuple[Codes, Codes]:
    """Moves found by looking at every pair of states."""
    before, after = moves.codes[:, None], moves.codes[None, :]
    switched = before ^ after
    fixed = (before & moves.stays_on) | (~before & moves.stays_off) | ~int(moves.own[party])
    start, to = np.nonzero(switched & fixed == 0)
    here, there = moves.judged_as[start], moves.judged_as[to]
    possible = here != there
    if moves.leaving.shape[1]:
        possible &= (moves.leaving[party, here] & moves.entering[party, there]) == 0
    return here[possible], there[possible]


def _switching(moves: Moves, party: int, rows: Codes, part: int) -> tuple[Codes, Codes]:
    """Moves that leave the party's own options as in `part`."""
    end = (moves.codes & ~int(moves.own[party])) | part
    there, here = moves.row_of[end], moves.judged_as[rows]
    lost, gained = moves.codes & ~end & moves.stays_on, end & ~moves.codes & moves.stays_off
    possible = (there != NO_STATE) & (there != here) & (lost == 0) & (gained == 0)
    if moves.leaving.shape[1]:
        possible &= (moves.leaving[party, here] & moves.entering[party, there]) == 0
    return here[possible], there[possible]
