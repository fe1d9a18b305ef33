"""How well a forecast did against what came: proper scores, coverage, and where the outcome fell."""

import math

import numpy as np

from detente.bargaining.distribution.forecast import Floats, Forecast
from detente.steady import dot, log

CELLS = 20  # parts of the scale for the log score


def crps(forecast: Forecast, outcome: float) -> float:
    """The continuous ranked probability score, in units of the scale; lower is better, for a point the distance.

    The mean distance of the forecast from the outcome, less half of the mean distance between two draws of it
    (`gneiting2007`), which for points of a support is an integral of F(1 - F) over steps.
    """
    below = np.cumsum(forecast.weight)[:-1]
    spread = float(dot(below * (1 - below), np.diff(forecast.support)))
    return float(dot(forecast.weight, np.abs(forecast.support - outcome))) - spread


def covered(forecast: Forecast, outcome: float, level: float) -> bool:
    """Whether the interval of that level holds the outcome, its ends included up to rounding."""
    low, high = forecast.interval(level)
    return low - 1e-9 <= outcome <= high + 1e-9


def pit(forecast: Forecast, outcome: float) -> tuple[float, float]:
    """The probability of less than the outcome, and of at most the outcome: two where the outcome has weight."""
    less = float(forecast.weight[forecast.support < outcome - 1e-9].sum())
    most = float(forecast.weight[forecast.support <= outcome + 1e-9].sum())
    return less, min(1.0, most)


def pit_histogram(pits: Floats, bins: int) -> Floats:
    """(bins,) share of outcomes per bin; level if the forecasts are right.

    pits: (N, 2) as of `pit`. Each outcome is spread evenly from its lower to its upper end, which is the histogram that
    random values within these ends have on average (`czado2009`).
    """
    edges = np.linspace(0, 1, bins + 1)
    lower, upper = pits[:, :1], pits[:, 1:]
    width = np.maximum(upper - lower, 1e-12)
    reached = np.clip((edges - lower) / width, 0, 1)
    reached[:, 0], reached[:, -1] = 0, 1
    shares = np.diff(reached, axis=1)
    found: Floats = shares.mean(axis=0)
    return found


def cell_of(outcome: float, low: float, high: float) -> int:
    """Which of CELLS equal parts of the scale a point lies in, from 0; a border belongs to the part above it."""
    return min(int((outcome - low) / (high - low) * CELLS + 1e-9), CELLS - 1)


def log_score(forecast: Forecast, outcome: float, low: float, high: float) -> float:
    """Minus the logarithm of the probability of the part of the scale that the outcome lies in; lower is better.

    A distribution on points has no density, so the scale from `low` to `high` is cut into CELLS equal parts. Infinite
    where nothing has weight.
    """
    places = np.minimum(((forecast.support - low) / (high - low) * CELLS + 1e-9).astype(int), CELLS - 1)
    given = float(forecast.weight[places == cell_of(outcome, low, high)].sum())
    return -float(log(given)) if given > 0 else math.inf


def uniform_crps(outcome: float, low: float, high: float) -> float:
    """The CRPS of the uniform distribution on the scale, in units of it."""
    u = (outcome - low) / (high - low)
    return (high - low) * (u**3 + (1 - u) ** 3) / 3


def uniform_log_score() -> float:
    """The log score of the uniform distribution on the scale, whatever comes."""
    return float(log(CELLS))
