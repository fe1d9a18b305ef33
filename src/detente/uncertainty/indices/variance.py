"""Sobol indices (1993, 2001): the share of a number's variance that a factor explains, alone and with all others.

The estimators are those of scipy.stats.sobol_indices (Saltelli et al. 2010), also inside the bootstrap, which draws
rows of the tables A and B together with the rows made from them.
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
    """A value with its interval, which is widened to hold the value. Sampling can take all of them below 0."""

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
    tables = values.reshape(-1, layout.rows)
    found = _scipy(tables)
    random = np.random.default_rng(seed)
    drawn = np.stack([_scipy(tables[:, random.integers(layout.rows, size=layout.rows)]) for _ in range(resamples)])
    low, high = np.quantile(drawn, [(1 - level) / 2, (1 + level) / 2], axis=0)
    low, high = np.minimum(low, found), np.maximum(high, found)
    made = [
        [Estimate(*map(float, of)) for of in zip(*kind, strict=True)] for kind in zip(found, low, high, strict=True)
    ]
    return tuple(Index(ids, first, total) for ids, first, total in zip(layout.groups, *made, strict=True))


def _scipy(tables: Floats) -> Floats:
    """(2, D) first and total indices of (D + 2, rows) values of A, B and the mixed tables."""
    rows, width = tables.shape[1], len(tables) - 2
    # scipy 1.17 fails on a single factor: A itself stands in for a second one, which explains nothing.
    mixed = np.concatenate([tables[2:], tables[:1]])[:, None]
    from scipy.stats import sobol_indices  # slow to import

    found = sobol_indices(func={"f_A": tables[:1], "f_B": tables[1:2], "f_AB": mixed}, n=rows)
    return np.stack([found.first_order, found.total_order])[:, :width]
