"""Sobol indices (1993, 2001): the share of a number's variance that a factor explains, alone and with all others.

The estimators are those of Saltelli et al. (2010): an index is a mean over rows, of a product for the first and of a
square for the total, divided by the variance. Intervals are bootstrap-t (Hall 1988): rows of the tables A
and B are redrawn together with the rows made from them, and each redrawn index is measured in standard errors of its
own redrawing, from the influence of each row on it. With few rows the squares are skew, and plain percentiles of the
redrawn indices are too short on the side that matters. The truth lies in 0 to 1, and so do the ends.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from detente.uncertainty.factors import Factor, Floats, Function
from detente.uncertainty.indices.saltelli import Layout, saltelli_points
from detente.uncertainty.ranges import RANGES

Status = Literal["complete", "constant", "unanswered"]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with its interval in 0 to 1, which is widened to hold the value: sampling can take that below 0."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Index:
    """first: what the factors of one group explain alone; total: what they explain together with all others."""

    factors: tuple[str, ...]
    first: Estimate
    total: Estimate


@dataclass(frozen=True, slots=True)
class Indices:
    """status: `constant` if the number never changes, `unanswered` if some draws have no answer; then there are none.

    Variance over the answered draws alone would belong to other ranges than those assumed, so it is not computed.
    """

    status: Status
    indices: tuple[Index, ...]
    mean: float
    variance: float
    unanswered: int
    rows: int
    seed: int
    level: float
    resamples: int


def from_values(values: Floats, layout: Layout, seed: int, level: float = 0.95, resamples: int = 300) -> Indices:
    """Indices of one number from its (M,) values at the points of the layout. Raises ValueError for another length."""
    if values.shape != (layout.total,):
        raise ValueError(f"{values.shape} values where the layout has {layout.total} points")
    answered = values[~np.isnan(values)]
    unanswered = len(values) - len(answered)
    own = values[: 2 * layout.rows]
    mean, variance = (float(np.mean(own)), float(np.var(own))) if not unanswered else (np.nan, np.nan)
    status: Status = "complete"
    if unanswered:
        status = "unanswered"
    elif np.ptp(values) <= 1e-12 * np.abs(values).max() or not variance:
        status = "constant"
    found = _estimates(values, layout, seed, level, resamples) if status == "complete" else ()
    return Indices(status, found, mean, variance, unanswered, layout.rows, seed, level, resamples)


def of_function(
    function: Function, factors: tuple[Factor, ...], rows: int, seed: int, how: str = RANGES[0].name
) -> tuple[Indices, ...]:
    """Indices of every column of a function."""
    points, layout = saltelli_points(factors, rows, seed, how)
    values = function(points)
    return tuple(from_values(values[:, q], layout, seed) for q in range(values.shape[1]))


def _estimates(values: Floats, layout: Layout, seed: int, level: float, resamples: int) -> tuple[Index, ...]:
    """An index with intervals for each group."""
    tables, rows = values.reshape(-1, layout.rows), layout.rows
    means = _means(tables)
    weights = np.random.default_rng(seed).multinomial(rows, np.full(rows, 1 / rows), resamples) / rows
    found, error = (each[0] for each in _indices(np.full((1, rows), 1 / rows), *means))
    drawn, errors = _indices(weights, *means)
    told = errors > 1e-12 * (1 + np.abs(drawn))  # rows that are all alike have no error to measure by
    away = np.where(told, (drawn - found) / np.where(told, errors, 1.0), 0.0)
    below, above = np.quantile(away, [(1 - level) / 2, (1 + level) / 2], axis=0)
    low = np.minimum(np.clip(found - above * error, 0, 1), found)
    high = np.maximum(np.clip(found - below * error, 0, 1), found)
    made = [Estimate(*map(float, each)) for each in zip(found, low, high, strict=True)]
    width = len(layout.groups)
    return tuple(map(Index, layout.groups, made[:width], made[width:]))


def _means(tables: Floats) -> tuple[Floats, Floats, Floats]:
    """What indices are means of, by row: (2 D, rows) products and squares, (rows,) variance, (rows,) A and B's middle.

    tables: (D + 2, rows) values of A, B and the mixed tables.
    """
    first, second, mixed = tables[0], tables[1], tables[2:]
    centre = tables[:2].mean()
    products, squares = (second - centre) * (mixed - first), (mixed - first) ** 2 / 2
    variance = ((first - centre) ** 2 + (second - centre) ** 2) / 2
    return np.concatenate([products, squares]), variance, (first + second) / 2 - centre


def _indices(weights: Floats, parts: Floats, variance: Floats, middle: Floats) -> tuple[Floats, Floats]:
    """(R, 2 D) indices and their standard errors for (R, rows) weights of rows; an index is 0 where nothing varies."""
    off = (weights @ middle) ** 2  # by which a redrawn variance is about a mean of its own
    whole = weights @ variance - off
    whole = np.where(whole > 0, whole, np.inf)[:, None]
    index = weights @ parts.T / whole
    square = weights @ (parts**2).T - 2 * index * (weights @ (parts * variance).T)
    square += index**2 * (weights @ variance**2 - off**2)[:, None]
    return index, np.sqrt(np.maximum(square, 0) / max(weights.shape[1] - 1, 1)) / whole
