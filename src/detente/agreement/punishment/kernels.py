"""Best replies as flat functions that numba can compile; see `replies` for what they mean.

Letters in shapes: S states, A own moves, G group measures.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
Places = NDArray[np.int32]


def ends(base: Ints, offsets: Ints, shifts: Ints, deltas: Ints, strides: Ints) -> Places:
    """(S, A) where own moves lead.

    base: (S,) with the others' part; offsets: (S, A); shifts: (S, G) of the group measures by the others, deltas:
    (S, A, G) by the party itself, strides: (G,).
    """
    states, width = offsets.shape
    there = np.empty((states, width), dtype=np.int32)
    for s in range(states):
        for a in range(width):
            end = base[s] + offsets[s, a]
            for g in range(len(strides)):
                one, other = shifts[s, g], deltas[s, a, g]
                low = min(one, other)
                end += strides[g] * (low if low < 0 else max(one, other))
            there[s, a] = end
    return there


def best(there: Places, payoff: Floats, factor: float, margin: float, rank: Ints, acts: Ints) -> tuple[Mask, Ints]:
    """(S, A) whether each move is as good as any, and (S,) of these the one that leads to the state of lowest rank.

    there: (S, A) where each leads; payoff, rank: (S,); acts: (S,) rules to begin with, which become the best reply.
    """
    states, width = there.shape
    value, worth, least = np.empty(states), np.empty(states), np.empty(states)
    walked, trail = np.empty(states, dtype=np.int64), np.empty(states, dtype=np.int64)
    improved = True
    while improved:
        improved = False
        walked[:] = -1
        for first in range(states):
            # follow the rules until they meet what is known or themselves; then everything on the way is known
            length, s = 0, first
            while walked[s] == -1:
                walked[s] = first
                trail[length] = s
                length += 1
                s = there[s, acts[s]]
            if length > 0 and walked[s] == first:
                total, weight, t = 0.0, 1.0, s
                while True:
                    t = there[t, acts[t]]
                    total += weight * payoff[t]
                    weight *= factor
                    if t == s:
                        break
                value[s] = (1 - factor) * total / (1 - weight)
                while trail[length - 1] != s:
                    length -= 1
                    t = trail[length]
                    end = there[t, acts[t]]
                    value[t] = (1 - factor) * payoff[end] + factor * value[end]
                length -= 1
            for k in range(length - 1, -1, -1):
                t = trail[k]
                end = there[t, acts[t]]
                value[t] = (1 - factor) * payoff[end] + factor * value[end]
        for s in range(states):
            worth[s] = (1 - factor) * payoff[s] + factor * value[s]
        for s in range(states):
            most, column = -np.inf, 0
            for a in range(width):
                if worth[there[s, a]] > most:
                    most, column = worth[there[s, a]], a
            least[s] = most - margin
            if least[s] > worth[there[s, acts[s]]]:
                acts[s] = column
                improved = True
    good = np.empty((states, width), dtype=np.bool_)
    for s in range(states):
        column, lowest = -1, 0
        for a in range(width):
            end = there[s, a]
            good[s, a] = worth[end] >= least[s]
            if good[s, a] and (column < 0 or rank[end] < lowest):
                column, lowest = a, rank[end]
        acts[s] = column
    return good, acts
