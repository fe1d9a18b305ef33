"""The two loops that carry the engine, as flat functions that numba can compile.

Both walk the implicit arcs of one party: from a state, every sub-word of the party's own bits.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from detente.graph.moves import Moves
from detente.preferences.relation import Rank


class Goal(NamedTuple):
    """What a search is for: a state worth at most `bound`, from row `start`, without the party `passive` (or -1)."""

    start: int
    passive: int
    worth: Rank
    bound: int


class Visited(NamedTuple):
    """Room for a search over N = S * P nodes row * P + mover: seen (N,) bool, queue and parent (N,) int32."""

    seen: NDArray[np.bool_]
    queue: NDArray[np.int32]
    parent: NDArray[np.int32]


def lower(moves: Moves, party: int, rank: NDArray[np.int32], improving: bool, value: Rank, lowest: Rank) -> bool:
    """Lower `lowest[s]` to the least `value` that a move of `party` from s leads to; whether anything changed.

    rank: (S,) of the mover; with `improving` only moves to states that it ranks higher count. value, lowest: (S,).
    """
    changed = False
    own = moves.own[party]
    blocking = moves.leaving.shape[1] > 0
    for row in range(len(moves.codes)):
        start = np.int64(moves.codes[row])
        here = moves.judged_as[row]
        least = lowest[here]
        rest = start & ~own
        part = own
        while True:
            end = rest | part
            there = moves.row_of[end]
            if (
                there >= 0
                and there != here
                and start & ~end & moves.stays_on == 0
                and end & ~start & moves.stays_off == 0
                and value[there] < least
                and (not improving or rank[there] > rank[here])
                and (not blocking or moves.leaving[party, here] & moves.entering[party, there] == 0)
            ):
                least = value[there]
            if part == 0:
                break
            part = (part - 1) & own
        if least < lowest[here]:
            lowest[here] = least
            changed = True
    return changed


def closure(
    moves: Moves,
    ranks: NDArray[np.int32],
    improving: bool,
    start: int,
    seen: NDArray[np.bool_],
    queue: NDArray[np.int32],
) -> int:
    """Mark in `seen` the rows that moves of anybody lead to from `start`, itself included; how many there are.

    For games without merges and blocks, where who moved last is no matter. ranks: (P, S); with `improving` only moves
    that their mover prefers count. queue: (S,), room for the rows.
    """
    seen[start] = True
    queue[0] = start
    done, length = 0, 1
    while done < length:
        here = queue[done]
        done += 1
        code = np.int64(moves.codes[here])
        for party in range(len(moves.own)):
            own = moves.own[party]
            rest = code & ~own
            part = own
            while part != 0:  # what to switch; nothing is no move
                end = rest | (part ^ (code & own))
                there = moves.row_of[end]
                if (
                    there >= 0
                    and not seen[there]
                    and code & ~end & moves.stays_on == 0
                    and end & ~code & moves.stays_off == 0
                    and (not improving or ranks[party, there] > ranks[party, here])
                ):
                    seen[there] = True
                    queue[length] = there
                    length += 1
                part = (part - 1) & own
    return length


def search(moves: Moves, ranks: NDArray[np.int32], improving: bool, goal: Goal, visited: Visited) -> tuple[int, int]:
    """Breadth-first search over (state, last mover) by legal sequences; (place of the goal in the queue or -1, length).

    ranks: (P, S); with `improving` only moves that their mover prefers count. The search ends at the first state, one
    or more moves from the start, that is worth at most the bound. `visited.seen` must be all False before.
    Order: fewest moves, then parties and states in their own order, so the answer is reproducible.
    """
    parties = len(moves.own)
    blocking = moves.leaving.shape[1] > 0
    length = 0
    done = -1
    while done < length:
        if done == -1:
            source, last = goal.start, goal.passive
        else:
            node = visited.queue[done]
            source, last = node // parties, node % parties
        for party in range(parties):
            own = moves.own[party]
            if party == last or party == goal.passive or own == 0:
                continue
            member = source
            while member >= 0:
                start = np.int64(moves.codes[member])
                rest = start & ~own
                part = 0
                while True:
                    end = rest | part
                    there = moves.row_of[end]
                    if (
                        there >= 0
                        and there != source
                        and not visited.seen[there * parties + party]
                        and start & ~end & moves.stays_on == 0
                        and end & ~start & moves.stays_off == 0
                        and (not improving or ranks[party, there] > ranks[party, source])
                        and (not blocking or moves.leaving[party, source] & moves.entering[party, there] == 0)
                    ):
                        visited.seen[there * parties + party] = True
                        visited.queue[length] = there * parties + party
                        visited.parent[length] = done
                        length += 1
                        if goal.worth[there] <= goal.bound:
                            return length - 1, length
                    part = (part - own) & own
                    if part == 0:
                        break
                member = moves.next_member[member]
        done += 1
    return -1, length
