"""Learns the two numbers of `settlement` from issues that were settled, by the score they are judged by."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import minimize

from detente.bargaining.distribution.forecast import LEVELS, Floats, Forecast
from detente.bargaining.distribution.settlement import (
    GRID,
    LEAST_SPREAD,
    Shape,
    candidates,
    settle,
    shares,
    tilted,
    unit_positions,
)
from detente.bargaining.issue import IssueInput
from detente.steady import dot, exp, raised

START = (-0.25, 0.4)  # logarithms of pull and closeness
BOUNDS = ((-7.0, 7.0), (-7.0, 5.0))


@dataclass(frozen=True)
class Resolved:
    """An issue with what came of it, on its scale; issues of one group belong together."""

    id: str
    group: str
    issue: IssueInput
    outcome: float

    @property
    def unit_outcome(self) -> float:
        """The outcome with the scale as 0 to 1."""
        return (self.outcome - self.issue.low) / (self.issue.high - self.issue.low)


def fit(history: Sequence[Resolved], domain: str = "") -> Shape:
    """Pull and closeness with the least mean CRPS, and the levels of the distribution that cover as they should.

    Raises ValueError if there is no issue to learn from.
    """
    if not history:
        raise ValueError("there is no issue to learn from")
    learned = Shape(*best(history), domain=domain)
    return replace(learned, widened=widened(history, learned))


def best(history: Sequence[Resolved], least: float = LEAST_SPREAD, power: float = 1.0) -> tuple[float, float]:
    """Pull and closeness with the least mean CRPS, to four digits."""
    found = minimize(_mean_crps(history, least, power), START, method="L-BFGS-B", bounds=BOUNDS)
    pull, closeness = (float(f"{value:.4g}") for value in exp(found.x))
    return pull, closeness


def widened(history: Sequence[Resolved], learned: Shape) -> tuple[tuple[float, float], ...]:
    """For each nominal level the one of the distribution whose central intervals held so many of the outcomes."""
    plain = replace(learned, widened=())
    return levels_held(history, lambda issue: settle(issue, plain))


def levels_held(history: Sequence[Resolved], made: Callable[[IssueInput], Forecast]) -> tuple[tuple[float, float], ...]:
    """The same for any form of forecast."""
    needed = [abs(2 * made(each.issue).below(each.outcome) - 1) for each in history]
    found = np.maximum.accumulate(np.quantile(needed, LEVELS))
    kept = np.clip(found, 1e-4, 0.9999)
    return tuple((level, round(float(used), 4)) for level, used in zip(LEVELS, kept, strict=True))


def _mean_crps(history: Sequence[Resolved], least: float, power: float) -> Callable[[Floats], float]:
    """Mean CRPS as a function of the logarithms; rows are issues, padded to the longest support."""
    most = len(GRID) + max(len(each.issue.actors) for each in history)
    support = np.ones((len(history), most))
    distance, grid, held = np.zeros_like(support), np.zeros_like(support), np.zeros_like(support)
    outcome = np.array([[each.unit_outcome] for each in history])
    for row, each in enumerate(history):
        position, share = unit_positions(each.issue), shares(each.issue.weight)
        middle = dot(share, position)
        points, base = candidates(position)
        used = slice(0, len(points))
        support[row, used], grid[row, used], held[row, used] = points, base.open / len(GRID), base.held
        distance[row] = np.abs(support[row] - middle) / (least + np.sqrt(dot(share, (position - middle) ** 2)))
    if power != 1:
        distance = raised(distance, power)
    steps, away = np.diff(support, axis=1), np.abs(support - outcome)

    def score(logarithms: Floats) -> float:
        pull, closeness = exp(logarithms)
        weight = tilted(grid + pull * held, distance, closeness)
        weight /= weight.sum(axis=1, keepdims=True)
        below = np.cumsum(weight, axis=1)[:, :-1]
        return float(((weight * away).sum(axis=1) - (below * (1 - below) * steps).sum(axis=1)).mean())

    return score
