"""The loop that spreads from a state, as a flat function that numba can compile."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from detente.graph.moves import Moves

NOBODY = -1
GOING_ON, ENDED = 0, 1
LENGTH, FIRST, NEWER, OLDER, LEVEL = range(5)


class Labels(NamedTuple):
    """The cheapest legal sequences from one state to every other, two of them per state.

    Row 0 of each array is the cheapest, row 1 the cheapest whose last mover is another: no third one can matter, since
    whoever moves next is at most one of the two. mover: (2, S) int16, who moves last, `NOBODY` where there is no such
    sequence, P at the start itself. charged: (2, S) int16, how many of its moves are charged for. moves: (2, S) int32,
    how many there are. queue: (2 S,) int32, labels 2 * row + k in the order of their cost. at: (5,) int64, how far the
    search is: length of the queue, first label of this level, next label of this level, next of the one before, level.
    """

    mover: NDArray[np.int16]
    charged: NDArray[np.int16]
    moves: NDArray[np.int32]
    queue: NDArray[np.int32]
    at: NDArray[np.int64]


def spread(
    moves: Moves, ranks: NDArray[np.int32], toll: NDArray[np.bool_], labels: Labels, stop: int, levels: int, budget: int
) -> int:
    """Go on with a search for about `budget` looks at a move; `ENDED` when there is nothing left to do.

    ranks: (P, S). toll: (P,), whose moves are charged for where they are no improvement for their mover. Cheaper means
    fewer charged moves, then fewer moves; level u holds the labels with u charged moves. Levels up to `levels` are
    searched, and none after the one that reaches row `stop`; where only level 0 is asked for, nothing after that row.
    """
    parties, at = len(moves.own), labels.at
    mover, charged, length = labels.mover, labels.charged, labels.moves
    blocking = moves.leaving.shape[1] > 0
    while budget > 0:
        older, newer = at[OLDER], at[NEWER]
        if older == at[FIRST] and newer == at[LENGTH]:  # the level is whole
            if at[FIRST] == at[LENGTH] or at[LEVEL] == levels or (stop >= 0 and mover[0, stop] != NOBODY):
                return ENDED
            at[OLDER] = at[FIRST]
            at[FIRST] = at[LENGTH]
            at[LEVEL] += 1
            continue
        node = labels.queue[newer] if newer < at[LENGTH] else -1
        paying = newer == at[LENGTH]
        if older < at[FIRST]:
            other = labels.queue[older]
            if paying or length[other % 2, other // 2] <= length[node % 2, node // 2]:
                node, paying = other, True
        at[OLDER if paying else NEWER] += 1
        source, kept = node // 2, node % 2
        for party in range(parties):
            if (party == mover[0, source]) == (kept == 0) or (paying and not toll[party]):
                continue
            own = moves.own[party]
            member = source
            while member >= 0:
                start = np.int64(moves.codes[member])
                part = 0
                while True:
                    budget -= 1
                    end = start & ~own | part
                    there = moves.row_of[end]
                    if (
                        there >= 0
                        and there != source
                        and mover[1, there] == NOBODY
                        and mover[0, there] != party
                        and start & ~end & moves.stays_on == 0
                        and end & ~start & moves.stays_off == 0
                        and (not toll[party] or (ranks[party, there] > ranks[party, source]) != paying)
                        and (not blocking or moves.leaving[party, source] & moves.entering[party, there] == 0)
                    ):
                        k = 0 if mover[0, there] == NOBODY else 1
                        mover[k, there] = party
                        charged[k, there] = at[LEVEL]
                        length[k, there] = length[kept, source] + 1
                        labels.queue[at[LENGTH]] = 2 * there + k
                        at[LENGTH] += 1
                        if levels == 0 and there == stop:
                            return ENDED
                    part = (part - own) & own
                    if part == 0:
                        break
                member = moves.next_member[member]
    return GOING_ON
