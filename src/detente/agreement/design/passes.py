"""Whether some path keeps a given slack: the three passes put together.

What each party could get at most, what any way to a state demands of what follows, and the values that can be had for
all parties together.
"""

from dataclasses import dataclass

import numpy as np

from detente.agreement.compile import kernel_for
from detente.agreement.design.kernels import Graph, Labels, Tests, bound, label, require
from detente.agreement.design.problem import Problem
from detente.agreement.terms.lattice import Ints
from detente.errors import LimitReached
from detente.watching import Watch

ROUNDING = 1e-11
MOST_LABELS = 1 << 22
RUN = 256  # nodes between two looks at the watch

Route = tuple[Ints, Ints]
"""A path of T steps: (T+1,) nodes and (T,) steps of the problem."""


@dataclass(frozen=True)
class Search:
    """What the first two passes leave for one slack."""

    problem: Problem
    graph: Graph
    tests: Tests
    watch: Watch

    def labels(self, ahead: Labels | None, grid: float = 0.0) -> Labels:
        """Labels of every node; `ahead`: labels one step on, None to follow roadmaps of any length.

        grid: how coarsely values are told apart, in units of each party's range of payoffs. Raises LimitReached if
        there are more than can be held.
        """
        tests = self.tests._replace(grid=grid * np.ptp(self.problem.rest, axis=0))
        nodes, parties = tests.least.shape
        if ahead is not None:
            tests = tests._replace(ending=np.zeros(nodes, dtype=bool))
        kernel = kernel_for(len(tests.live), label)
        room, last, end = 4 * nodes + 1000, nodes - 1, 0
        found = _empty(nodes, parties, room)
        while last >= 0:
            self.watch("roadmaps", nodes - 1 - last, nodes)
            stop = max(last - RUN, 0)
            done = kernel(self.graph, tests, (last, stop, end), ahead or found, found)
            if done >= 0:
                last, end = stop - 1, done
            elif room > MOST_LABELS:
                raise LimitReached
            else:
                room *= 4
                found = _enlarged(found, room)
        return found

    def at_ends(self) -> Labels:
        """Labels for no step to go."""
        nodes, parties = self.tests.least.shape
        ends = np.flatnonzero(self.tests.ending & (self.problem.rest >= self.tests.least).all(axis=1))
        found = _empty(nodes, parties, max(len(ends), 1))
        found.start[ends], found.length[ends] = np.arange(len(ends)), 1
        found.value[: len(ends)] = np.minimum(self.problem.rest[ends], self.tests.enough[ends])
        found.step[:], found.then[:] = -1, -1
        return found


def _empty(nodes: int, parties: int, room: int) -> Labels:
    bounds, links = np.zeros((2, nodes), dtype=np.int64), np.zeros((2, room), dtype=np.int64)
    return Labels(bounds[0], bounds[1], np.empty((room, parties)), links[0], links[1])


def _enlarged(found: Labels, room: int) -> Labels:
    more = _empty(len(found.start), found.value.shape[1], room)
    for old, new in zip(found, more, strict=True):
        new[: len(old)] = old
    return more


def search_for(problem: Problem, slack: float, watch: Watch) -> Search | None:
    """The first two passes; None where they already exclude every path."""
    steps = problem.steps
    spare = ROUNDING * np.maximum(problem.scale, np.ptp(problem.rest, axis=0))
    bound_by = np.isfinite(problem.tempted)
    demand = np.where(bound_by, np.where(bound_by, problem.tempted, 0) + (slack * problem.scale - spare), -np.inf)
    graph = Graph(steps.first, steps.head, problem.gain, problem.rest, problem.factors, demand)
    ending = steps.ends & (problem.rest_slack >= slack - ROUNDING)
    live = np.ones(len(steps), dtype=bool)
    most, fewest = np.empty((2, *problem.rest.shape))
    watch("bounds", 0, 2)
    kernel_for(len(steps), bound)(graph, ending, live, most, fewest)
    floor = problem.floor - spare
    if (most[0] < floor).any() or np.isneginf(most[0]).any():
        return None
    always = problem.gain[steps.head] + problem.factors * fewest[steps.head] >= demand
    graph = graph._replace(demand=np.where(always, -np.inf, demand))  # only what can bind is told apart
    least, enough = np.full_like(most, np.inf), np.full_like(most, -np.inf)
    least[0] = enough[0] = np.where(fewest[0] >= floor, -np.inf, floor)
    reached = np.zeros(len(most), dtype=bool)
    reached[0] = True
    watch("bounds", 1, 2)
    kernel_for(len(steps), require)(graph, reached, live, least, enough)
    least[1:] -= spare  # what is cut must still pass the test that it was cut for
    return Search(problem, graph, Tests(ending, live, least, enough + spare, 0 * spare), watch)


def walk(problem: Problem, *layers: Labels) -> Route:
    """The path of the first label of today's state; labels by steps to go, most first, or one for any number."""
    found, *rest = layers
    taken, place = [], int(found.start[0])
    while found.step[place] >= 0:
        taken.append(int(found.step[place]))
        place = int(found.then[place])
        found, *rest = rest or layers
    nodes = [0, *(int(problem.steps.head[e]) for e in taken)]
    return np.array(nodes, dtype=np.int64), np.array(taken, dtype=np.int64)
