"""All moves of all parties as lists, for searches that pass over them again and again."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from detente.graph.game import Game


class Arcs(NamedTuple):
    """Moves between states in their own right.

    first: (P, S + 1) int64; targets: (A,) int32. From row s party p can move to the rows targets[first[p, s] :
    first[p, s + 1]], ascending. Members of merged states other than the one shown have none.
    """

    first: NDArray[np.int64]
    targets: NDArray[np.int32]


def arcs_of(game: Game) -> Arcs:
    """The moves of everybody."""
    firsts, targets, before = [], [], 0
    for party in range(len(game.parties)):
        start, end = _moves(game, party)
        count = np.bincount(start, minlength=len(game.states))
        firsts.append(before + np.concatenate([[0], np.cumsum(count)]))
        targets.append(end.astype(np.int32))
        before += len(end)
    return Arcs(np.array(firsts, dtype=np.int64), np.concatenate([np.empty(0, dtype=np.int32), *targets]))


def _moves(game: Game, party: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Rows from which and to which a party can move, sorted and each pair once."""
    moves, size = game.moves, len(game.states)
    codes, own = moves.codes.astype(np.int64), int(moves.own[party])
    pairs = [np.empty(0, dtype=np.int64)]
    switched = own
    while switched:
        ends = codes ^ switched
        there = moves.row_of[ends].astype(np.int64)
        possible = (codes & ~ends & moves.stays_on == 0) & (ends & ~codes & moves.stays_off == 0)
        possible &= (there >= 0) & (there != moves.judged_as)
        if moves.leaving.shape[1]:
            possible &= moves.leaving[party, moves.judged_as] & moves.entering[party, there] == 0
        pairs.append(moves.judged_as[possible].astype(np.int64) * size + there[possible])
        switched = (switched - 1) & own
    start, end = np.divmod(np.unique(np.concatenate(pairs)), size)
    return start, end
