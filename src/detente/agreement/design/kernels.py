"""The three passes over the graph of steps, as flat functions that numba can compile.

Letters in shapes: N nodes, E steps, K parties that matter. Nodes are numbered so that steps lead to higher numbers.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]


class Graph(NamedTuple):
    """The steps with what they pay and demand.

    first (N+1,), head (E,): as in Steps. gain: (N, K) payoff per step of arriving at a node, times 1-d. rest: (N, K)
    value of staying there for ever. factors: (K,). demand: (E, K) least value from a step on, -inf where none.
    """

    first: Ints
    head: Ints
    gain: Floats
    rest: Floats
    factors: Floats
    demand: Floats


class Labels(NamedTuple):
    """Values that can be had from nodes on: those of node n are start[n] to start[n]+length[n].

    value: (C, K); step, then: (C,) the first step taken and the label at its end, -1 for staying.
    """

    start: Ints
    length: Ints
    value: Floats
    step: Ints
    then: Ints


class Tests(NamedTuple):
    """What values have to meet.

    ending: (N,) nodes at which a roadmap may end. live: (E,) steps that may be taken. least, enough: (N, K), a value
    below `least` helps on no way to the node, more than `enough` helps on none either. grid: (K,) values are rounded up
    to multiples of it, down where it is negative, so that fewer are told apart; 0 for exact values.
    """

    ending: Mask
    live: Mask
    least: Floats
    enough: Floats
    grid: Floats


def bound(graph: Graph, ending: Mask, live: Mask, most: Floats, fewest: Floats) -> None:
    """Backward: `most` and `fewest` (N, K) become bounds on what each party could get from each node on.

    ending: (N,) nodes at which a roadmap may end. Steps whose demand cannot be met are taken out of `live`; from nodes
    without any way on, the bounds are -inf and inf.
    """
    nodes, parties = most.shape
    for n in range(nodes - 1, -1, -1):
        for i in range(parties):
            most[n, i] = graph.rest[n, i] if ending[n] else -np.inf
            fewest[n, i] = graph.rest[n, i] if ending[n] else np.inf
        for e in range(graph.first[n], graph.first[n + 1]):
            y = graph.head[e]
            for i in range(parties):
                if graph.gain[y, i] + graph.factors[i] * most[y, i] < graph.demand[e, i] or most[y, i] == -np.inf:
                    live[e] = False
            if live[e]:
                for i in range(parties):
                    most[n, i] = max(most[n, i], graph.gain[y, i] + graph.factors[i] * most[y, i])
                    fewest[n, i] = min(fewest[n, i], graph.gain[y, i] + graph.factors[i] * fewest[y, i])


def require(graph: Graph, reached: Mask, live: Mask, least: Floats, enough: Floats) -> None:
    """Forward: what some live way to a node demands from there on, and what is enough for every such way.

    least, enough: (N, K); before, what is demanded at node 0 in row 0 of both, in the other rows inf and -inf. reached:
    (N,); before, only node 0. Steps from nodes that no live way leads to are taken out of `live`.
    """
    nodes, parties = least.shape
    for n in range(nodes):
        for e in range(graph.first[n], graph.first[n + 1]):
            if not reached[n]:
                live[e] = False
            if live[e]:
                y = graph.head[e]
                reached[y] = True
                for i in range(parties):
                    low = max(graph.demand[e, i], least[n, i])
                    least[y, i] = min(least[y, i], (low - graph.gain[y, i]) / graph.factors[i])
                    high = max(graph.demand[e, i], enough[n, i])
                    enough[y, i] = max(enough[y, i], (high - graph.gain[y, i]) / graph.factors[i])


def label(graph: Graph, tests: Tests, run: tuple[int, int, int], ahead: Labels, found: Labels) -> int:
    """Backward: the values, for all parties together, that can be had from nodes on; how many so far, -1 if too many.

    run: the last and the first node of those to do, and how many labels there are already. Of values of which one is at
    least as good for everybody only one is kept. ahead: labels that steps lead to; the same as `found` to follow
    roadmaps of any length.
    """
    parties = graph.rest.shape[1]
    value = np.empty(parties)
    end = run[2]
    for n in range(run[0], run[1] - 1, -1):
        begin, likely, done = end, end, False
        for e in range(graph.first[n] - 1, graph.first[n + 1]):
            staying = e < graph.first[n]
            if done or (staying and not tests.ending[n]) or (not staying and not tests.live[e]):
                continue
            y = n if staying else graph.head[e]
            for k in range(1 if staying else ahead.length[y]):
                kept, full = not done, True
                for i in range(parties):
                    if staying:
                        value[i] = graph.rest[n, i]
                    else:
                        value[i] = graph.gain[y, i] + graph.factors[i] * ahead.value[ahead.start[y] + k, i]
                        kept = kept and value[i] >= graph.demand[e, i]
                    kept = kept and value[i] >= tests.least[n, i]
                    full = full and value[i] >= tests.enough[n, i]
                    if tests.grid[i] != 0:
                        value[i] = np.ceil(value[i] / tests.grid[i]) * tests.grid[i]
                    value[i] = min(value[i], tests.enough[n, i])
                done = done or (kept and full)
                worse = likely < end
                for i in range(parties):
                    worse = worse and value[i] <= found.value[likely, i]
                kept = kept and not worse
                place = begin
                while kept and place < end:
                    better, worse = True, True
                    for i in range(parties):
                        better = better and value[i] >= found.value[place, i]
                        worse = worse and value[i] <= found.value[place, i]
                    if worse:
                        kept, likely = False, place
                    elif better:
                        end -= 1
                        found.value[place] = found.value[end]
                        found.step[place] = found.step[end]
                        found.then[place] = found.then[end]
                    else:
                        place += 1
                if kept:
                    if end == len(found.step):
                        return -1
                    found.value[end] = value
                    found.step[end] = -1 if staying else e
                    found.then[end] = -1 if staying else ahead.start[y] + k
                    end += 1
        found.start[n] = begin
        found.length[n] = end - begin
    return end
