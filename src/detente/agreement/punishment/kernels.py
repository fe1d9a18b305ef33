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


def best(
    base: Ints, offsets: Places, counts: Ints, payoff: Floats, factor: float, margin: float, acts: Ints
) -> tuple[Ints, Floats, Floats, Mask]:
    """(S,) a best reply, what each state is worth then, the least that a best one leads to, and whether several do.

    base: (S,) with the others' part; offsets: (S, A), of which counts (S,) are no padding; payoff: (S,); acts: (S,)
    rules to begin with, which become the best reply.
    """
    states = len(base)
    flow, value, worth, least = (1 - factor) * payoff, np.empty(states), np.empty(states), np.empty(states)
    led, trail, columns = np.empty(states, np.int64), np.empty(states, np.int64), np.empty(states, np.int64)
    walked, tied, improved = np.empty(states, np.int64), np.empty(states, np.bool_), True
    while improved:
        improved = False
        for s in range(states):
            led[s] = base[s] + offsets[s, acts[s]]
            walked[s] = -1
        for first in range(states):
            # follow the rules until they meet what is known or themselves; then everything on the way is known
            length, s = 0, first
            while walked[s] == -1:
                walked[s] = first
                trail[length] = s
                length += 1
                s = led[s]
            if length > 0 and walked[s] == first:
                total, weight, t = 0.0, 1.0, s
                while True:
                    t = led[t]
                    total += weight * flow[t]
                    weight *= factor
                    if t == s:
                        break
                value[s] = total / (1 - weight)
                worth[s] = flow[s] + factor * value[s]
                while trail[length - 1] != s:
                    length -= 1
                    t = trail[length]
                    value[t] = worth[led[t]]
                    worth[t] = flow[t] + factor * value[t]
                length -= 1
            for k in range(length - 1, -1, -1):
                t = trail[k]
                value[t] = worth[led[t]]
                worth[t] = flow[t] + factor * value[t]
        for s in range(states):
            most, second, column, here = -np.inf, -np.inf, 0, base[s]
            for a in range(counts[s]):
                one = worth[here + offsets[s, a]]
                if one > most:
                    most, second, column = one, most, a
                elif one > second:
                    second = one
            least[s] = most - margin
            tied[s] = second >= least[s]
            columns[s] = column
            if least[s] > worth[led[s]]:
                acts[s] = column
                improved = True
    return columns, worth, least, tied


def regret(base: Ints, offsets: Places, counts: Ints, worth: Floats, there: Ints) -> float:
    """The most that another move leads to more `worth` (S,) than `there` (S,), over all states."""
    most = -np.inf
    for s in range(len(base)):
        for a in range(counts[s]):
            most = max(most, worth[base[s] + offsets[s, a]] - worth[there[s]])
    return most
