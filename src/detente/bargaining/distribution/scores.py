"""How well a forecast did against what came: proper scores, coverage, and where the outcome fell."""

import numpy as np

from detente.bargaining.distribution.forecast import Floats, Forecast


def crps(forecast: Forecast, outcome: float) -> float:
    """The continuous ranked probability score, in units of the scale; lower is better, for a point the distance.

    The mean distance of the forecast from the outcome, less half of the mean distance between two draws of it
    (`gneiting2007`), which for points of a support is an integral of F(1 - F) over steps.
    """
    below = np.cumsum(forecast.weight)[:-1]
    spread = float((below * (1 - below)) @ np.diff(forecast.support))
    return float(forecast.weight @ np.abs(forecast.support - outcome)) - spread


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
