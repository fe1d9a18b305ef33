"""Bisection on the least slack, and among equally good roadmaps the shortest, then the one with most slack elsewhere.

Whether some roadmap keeps a slack of s at every step is decided exactly in three passes (`kernels`): what each party
could get at most, what any way to a state demands of what follows, and the values that can be had for all parties
together. Every roadmap found is evaluated again step by step, so the best slack is known from below by a roadmap and
from above by a proof that no roadmap has more.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from detente.agreement.compile import kernel_for
from detente.agreement.design.kernels import Graph, Labels, Tests, bound, label, require
from detente.agreement.design.problem import Problem
from detente.agreement.terms.lattice import Ints, Mask
from detente.agreement.watch import Watch, unwatched
from detente.errors import LimitReached

PRECISION = 1e-9
ROUNDING = 1e-11
GRIDS = (0.1, 3e-2, 1e-2, 0.0)  # in units of each party's range of payoffs; the last is exact
ROUNDS = 8
MOST_LABELS = 1 << 22
RUN = 256  # nodes between two looks at the watch
MOST_PATHS = 200_000


Route = tuple[Ints, Ints]
"""A path of T steps: (T+1,) nodes and (T,) steps of the problem."""


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


@dataclass(frozen=True)
class _Search:
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


def possible(problem: Problem, slack: float, watch: Watch = unwatched) -> Route | None:
    """A path that keeps this slack at every step and meets the floors; None if there is none.

    Raises LimitReached if exact values are needed and are too many.
    """
    for grid in GRIDS:
        route = _decided(problem, slack, grid, watch)
        if route != "unknown":
            return route
    raise AssertionError("the last grid is exact")


def _decided(problem: Problem, slack: float, grid: float, watch: Watch) -> Route | Literal["unknown"] | None:
    """The same with values told apart by no more than `grid`: if there is no path although all are rounded up, there

    is none; one that is found although all are rounded down is one.
    """
    search = _search(problem, slack, watch)
    if search is None or not (found := search.labels(None, grid)).length[0]:
        return None
    if grid > 0 and not (found := search.labels(None, -grid)).length[0]:
        return "unknown"
    return _walk(problem, found)


@dataclass
class _Bracket:
    """The best slack lies between that of `route` and `upper`."""

    problem: Problem
    watch: Watch
    route: Route
    low: float
    upper: float

    @property
    def is_open(self) -> bool:
        return self.upper - self.low > PRECISION

    def close(self, grid: float) -> None:
        """Bisect as far as this grid decides: first what is possible, the ceiling before all else, then what is not."""
        low, high, middle = self.low, self.upper, self.upper
        for optimistic in (True, False):
            rounds = 0
            while high - low > PRECISION and (grid == 0 or rounds < ROUNDS):
                answer = _decided(self.problem, middle, grid, self.watch)
                self._learn(middle, answer)
                if answer == "unknown":
                    low, high = (low, middle) if optimistic else (middle, high)
                low, high = max(low, self.low), min(high, self.upper)
                middle, rounds = (low + high) / 2, rounds + 1
            low, high = self.low, self.upper
            middle = (low + high) / 2

    def _learn(self, slack: float, answer: Route | Literal["unknown"] | None) -> None:
        if answer is None:
            self.upper = min(self.upper, slack, self.problem.most)
        elif answer != "unknown":
            self.route, self.low = answer, max(_least(self.problem, *answer), slack)
            self.upper = max(self.upper, self.low)


def best(problem: Problem, watch: Watch = unwatched) -> Found:
    """The path with the largest least slack; fewest steps, then leximin slack among equals."""
    bracket = None
    try:
        route = possible(problem, -np.inf, watch)
        if route is None:
            return Found("none", None, None, -np.inf, -np.inf)
        bracket = _Bracket(problem, watch, route, _least(problem, *route), problem.ceiling)
        for grid in GRIDS:
            if bracket.is_open:
                bracket.close(grid)
        return _tied(problem, bracket.low, bracket.upper, watch)
    except LimitReached:
        if bracket is None:
            return Found("limit reached", None, None, -np.inf, problem.ceiling, 0, False)
        least = _least(problem, *bracket.route)
        return Found("limit reached", *bracket.route, least, bracket.upper, 1, False)


def _search(problem: Problem, slack: float, watch: Watch) -> _Search | None:
    """The first two passes; None where they already exclude every path."""
    steps = problem.steps
    spare = ROUNDING * np.maximum(problem.scale, np.ptp(problem.rest, axis=0))
    bound_by = np.isfinite(problem.tempted)
    demand = np.where(bound_by, np.where(bound_by, problem.tempted, 0) + (slack * problem.scale - spare), -np.inf)
    graph = Graph(steps.first, steps.head, problem.gain, problem.rest, problem.factors, demand)
    ending = steps.ends & (problem.rest_slack >= slack - ROUNDING)
    live = np.ones(len(steps), dtype=bool)
    most, fewest = np.empty((2, *problem.rest.shape))
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
    kernel_for(len(steps), require)(graph, reached, live, least, enough)
    least[1:] -= spare  # what is cut must still pass the test that it was cut for
    return _Search(problem, graph, Tests(ending, live, least, enough + spare, 0 * spare), watch)


def _walk(problem: Problem, *layers: Labels) -> Route:
    """The path of the first label of today's state; labels by steps to go, most first, or one for any number."""
    found, *rest = layers
    taken, place = [], int(found.start[0])
    while found.step[place] >= 0:
        taken.append(int(found.step[place]))
        place = int(found.then[place])
        found, *rest = rest or layers
    nodes = [0, *(int(problem.steps.head[e]) for e in taken)]
    return np.array(nodes, dtype=np.int64), np.array(taken, dtype=np.int64)


def _least(problem: Problem, nodes: Ints, taken: Ints) -> float:
    slack, _ = problem.slacks(nodes[None], taken[None])
    return float(slack.min(initial=np.inf))


# ------------------------------------------------------------------ ties


def _tied(problem: Problem, slack: float, upper: float, watch: Watch) -> Found:
    """The shortest path that keeps `slack`, of several the one whose sorted slacks are lexicographically largest.

    Paths are followed through states from which, values told apart coarsely, the goal can still be reached in time.
    """
    search = _search(problem, slack - PRECISION, watch)
    for grid in GRIDS[1:] if search else ():
        layers = [search.at_ends()]
        complete = True
        while layers[-1].length.any():
            if layers[-1].length[0]:
                nodes, taken, complete = paths(problem, [layer.length > 0 for layer in layers], search.tests.live)
                good = _good(problem, nodes, taken, slack)
                if len(good):
                    pick = good[0]
                    least = float(problem.slacks(nodes[[pick]], taken[[pick]])[0].min(initial=np.inf))
                    return Found("best", nodes[pick], taken[pick], least, max(upper, least), len(good), complete)
                if not complete:
                    break
            layers.append(search.labels(layers[-1], grid))
    route = _walk(problem, *layers[::-1])
    least = _least(problem, *route)
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


def paths(problem: Problem, reach: list[Mask], live: Mask) -> tuple[Ints, Ints, bool]:
    """All paths by live steps that are at the right nodes at the right time, (R, T+1) nodes and (R, T) steps.

    The third says whether these are all; only the first of very many are followed.
    """
    steps, complete = problem.steps, True
    nodes, taken = np.zeros((1, 1), dtype=np.int64), np.zeros((1, 0), dtype=np.int64)
    for there in reach[-2::-1]:
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
