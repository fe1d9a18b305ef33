"""The largest least slack that a roadmap can keep, by bisection.

Values are first told apart coarsely, rounded up to exclude a slack and down to confirm it, and exactly only where that
leaves a gap. Every roadmap found is evaluated again step by step, so the best slack is known from below by a roadmap
and from above by a proof that no roadmap has more.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from detente.agreement.design.passes import Route, search_for, walk
from detente.agreement.design.problem import Problem
from detente.agreement.design.shortest import EXACTLY, PRECISION, Found, least_of, shortest
from detente.errors import LimitReached
from detente.watching import Watch, unwatched

GRIDS = (0.1, *EXACTLY)  # in units of each party's range of payoffs; the last is exact
ROUNDS = 8  # of bisection for each grid but the last


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
    """The same with values told apart only by `grid`.

    If there is no path although all values are rounded up, there is none; one found although all are rounded down is
    one.
    """
    search = search_for(problem, slack, watch)
    if search is None or not (found := search.labels(None, grid)).length[0]:
        return None
    if grid > 0 and not (found := search.labels(None, -grid)).length[0]:
        return "unknown"
    return walk(problem, found)


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
            self.route, self.low = answer, max(least_of(self.problem, *answer), slack)
            self.upper = max(self.upper, self.low)


def best(problem: Problem, watch: Watch = unwatched) -> Found:
    """The path with the largest least slack; fewest steps, then leximin slack among equals."""
    bracket = None
    try:
        route = possible(problem, -np.inf, watch)
        if route is None:
            return Found("none", None, None, -np.inf, -np.inf)
        bracket = _Bracket(problem, watch, route, least_of(problem, *route), problem.ceiling)
        for grid in GRIDS:
            if bracket.is_open:
                bracket.close(grid)
        return shortest(problem, bracket.low, bracket.upper, watch)
    except LimitReached:
        if bracket is None:
            return Found("limit reached", None, None, -np.inf, problem.ceiling, 0, False)
        least = least_of(problem, *bracket.route)
        return Found("limit reached", *bracket.route, least, bracket.upper, 1, False)
