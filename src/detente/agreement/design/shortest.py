"""Among roadmaps with the same least slack: the shortest, and of these the one with most slack in its weak steps."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from detente.agreement.design.kernels import Labels
from detente.agreement.design.passes import search_for, walk
from detente.agreement.design.problem import Problem
from detente.agreement.terms.lattice import Ints, Mask
from detente.watching import Watch, unwatched

EXACTLY = (3e-2, 1e-2, 0.0)  # ever less coarse, in units of each party's range of payoffs
PRECISION = 1e-9
MOST_PATHS = 200_000


@dataclass(frozen=True)
class Found:
    """nodes, taken: the path in nodes and steps of the problem, None without one.

    slack: its least; upper: no path has more. ties: how many shortest paths are as good; all_tied: whether they were
    all looked at.
    """

    status: Literal["best", "limit reached", "none"]
    nodes: Ints | None
    taken: Ints | None
    slack: float
    upper: float
    ties: int = 0
    all_tied: bool = True


def shortest(problem: Problem, slack: float, upper: float, watch: Watch) -> Found:
    """The shortest path that keeps `slack`, of several the one whose sorted slacks are lexicographically largest.

    Paths are followed through states from which, values told apart coarsely, the goal can still be reached in time.
    """
    search = search_for(problem, slack - PRECISION, watch)
    if search is None:
        raise ValueError("no path keeps the slack that one was found to keep")
    layers: list[Labels] = []
    for grid in EXACTLY:
        layers = [search.at_ends()]
        complete = True
        while layers[-1].length.any():
            if layers[-1].length[0]:
                nodes, taken, complete = paths(
                    problem, [layer.length > 0 for layer in layers], search.tests.live, watch
                )
                watch("ties", 0, 0)
                good = _good(problem, nodes, taken, slack)
                if len(good):
                    pick = good[0]
                    least = float(problem.slacks(nodes[[pick]], taken[[pick]])[0].min(initial=np.inf))
                    return Found("best", nodes[pick], taken[pick], least, max(upper, least), len(good), complete)
                if not complete:
                    break
            layers.append(search.labels(layers[-1], grid))
    if not layers[-1].length[0]:
        raise ValueError("no path keeps the slack that one was found to keep")
    route = walk(problem, *layers[::-1])
    least = least_of(problem, *route)
    return Found("best", *route, least, max(upper, least), 1, False)


def _good(problem: Problem, nodes: Ints, taken: Ints, slack: float) -> Ints:
    """The paths that keep `slack` and meet the floors, those with most slack in their weak steps first."""
    slacks, values = problem.slacks(nodes, taken)
    flat = np.sort(np.round(slacks.reshape(len(slacks), -1), 9), axis=1)
    kept = (flat >= slack - 2 * PRECISION).all(axis=1) & (values >= problem.floor - PRECISION).all(axis=1)
    chosen = np.flatnonzero(kept)
    order = np.lexsort((np.arange(len(chosen)), *(-flat[chosen].T[::-1])))
    found: Ints = chosen[order]
    return found


def paths(problem: Problem, reach: list[Mask], live: Mask, watch: Watch = unwatched) -> tuple[Ints, Ints, bool]:
    """All paths by live steps that are at the right nodes at the right time, (R, T+1) nodes and (R, T) steps.

    The third says whether these are all; only the first of very many are followed.
    """
    steps, complete = problem.steps, True
    nodes, taken = np.zeros((1, 1), dtype=np.int64), np.zeros((1, 0), dtype=np.int64)
    for done, there in enumerate(reach[-2::-1]):
        watch("ties", done, len(reach) - 1)
        here = nodes[:, -1]
        count = steps.first[here + 1] - steps.first[here]
        row = np.repeat(np.arange(len(here)), count)
        offset = np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count)
        step = steps.first[here][row] + offset
        kept = np.flatnonzero(live[step] & there[steps.head[step]])
        complete = complete and len(kept) <= MOST_PATHS
        kept = kept[:MOST_PATHS]
        nodes = np.column_stack([nodes[row[kept]], steps.head[step[kept]]])
        taken = np.column_stack([taken[row[kept]], step[kept]])
    return nodes, taken, complete


def least_of(problem: Problem, nodes: Ints, taken: Ints) -> float:
    """The least slack of one path."""
    slack, _ = problem.slacks(nodes[None], taken[None])
    return float(slack.min(initial=np.inf))
