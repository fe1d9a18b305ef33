"""Unilateral moves in option form: a party may switch any of its own options, one-way options respected."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from detente.errors import Place, Problem, Unanswerable
from detente.model.conflict import Conflict
from detente.model.states import Codes, States

NO_STATE = -1
BLOCKS_LIMIT = 64  # rules of one party, one bit each


class Moves(NamedTuple):
    """Everything that decides which moves exist; no state-by-state table.

    codes: (S,) int32. judged_as: (S,) int32, the row that stands for each. row_of: (2^O,) int32, the row that stands
    for each code, `NO_STATE` where it is infeasible. next_member: (S,) int32, the next row of the same merged state,
    `NO_STATE` after the last; a chain starts at the row that stands for the state. own: (P,) int64, bits of each
    party's options. stays_on, stays_off: bits that may not be switched off / on again. leaving, entering: (P, S)
    uint64, a move of p from row a to row b is blocked where leaving[p, a] & entering[p, b]; both (P, 0) where nothing
    is blocked.
    """

    codes: Codes
    judged_as: Codes
    row_of: Codes
    next_member: Codes
    own: NDArray[np.int64]
    stays_on: int
    stays_off: int
    leaving: NDArray[np.uint64]
    entering: NDArray[np.uint64]


def moves_of(conflict: Conflict, states: States, parties: tuple[str, ...]) -> Moves:
    """The moves of `parties` in a conflict.

    Raises Unanswerable (E911) if one party has more blocked rules than `BLOCKS_LIMIT`.
    """
    row_of = np.full(1 << states.options, NO_STATE, dtype=np.int32)
    row_of[states.codes] = states.judged_as
    own = [sum(conflict.bit(k) for k in conflict.controlled_by(party)) for party in parties]
    leaving, entering = _blocks(conflict, states, parties)
    return Moves(
        states.codes,
        states.judged_as,
        row_of,
        _next_member(states),
        np.array(own, dtype=np.int64),
        _bits(conflict, "no"),
        _bits(conflict, "off_only"),
        leaving,
        entering,
    )


def _next_member(states: States) -> Codes:
    following = np.full(len(states), NO_STATE, dtype=np.int32)
    for row in np.flatnonzero(states.judged_as != np.arange(len(states))):
        leader = states.judged_as[row]
        following[row], following[leader] = following[leader], row
    return following


def _bits(conflict: Conflict, reversible: str) -> int:
    return sum(conflict.bit(k) for k, option in enumerate(conflict.options) if option.reversible == reversible)


def _blocks(
    conflict: Conflict, states: States, parties: tuple[str, ...]
) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    shape = (len(parties), len(states) if conflict.blocked else 0)
    leaving, entering = np.zeros(shape, dtype=np.uint64), np.zeros(shape, dtype=np.uint64)
    for party, id in enumerate(parties):
        rules = [rule for rule in conflict.blocked if rule.party == id]
        if len(rules) > BLOCKS_LIMIT:
            raise Unanswerable([Problem("E911", Place(), {"party": id, "found": str(len(rules)), "allowed": "64"})])
        for k, rule in enumerate(rules):
            flag = np.uint64(1 << k)
            leaving[party] |= states.where(rule.start) * flag
            entering[party] |= states.where(rule.end) * flag
    return leaving, entering
