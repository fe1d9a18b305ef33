"""A first look at what drives a number, from the draws of a sweep as they are: means over equal parts of a factor."""

import numpy as np

from detente.uncertainty.factors import Factor, Floats


def binned_first_order(
    factors: tuple[Factor, ...], points: Floats, values: Floats, bins: int = 16
) -> tuple[float, ...]:
    """For each factor the share of the variance of (N,) values that lies between the means of its bins; NaN if none.

    Bins hold equally many draws, or are the levels. It estimates the first-order Sobol index, less what bends inside a
    bin; what chance adds is taken off as for a correlation ratio, so that it can fall below 0. Draws without an answer
    are left out. It says nothing about interplay.
    """
    asked = ~np.isnan(values)
    kept, chosen = values[asked], points[asked]
    if len(kept) < 2 or np.ptp(kept) <= 1e-12 * np.abs(kept).max():
        return (np.nan,) * len(factors)
    return tuple(_explained(_bins(factor, chosen[:, k], bins), kept) for k, factor in enumerate(factors))


def _bins(factor: Factor, values: Floats, bins: int) -> Floats:
    """(N,) number of the bin of each row; equal values share one."""
    if factor.kind == "levels":
        return values
    _distinct, where, times = np.unique(values, return_inverse=True, return_counts=True)
    below = np.cumsum(times) - times
    return np.asarray((below * bins // len(values))[where], dtype=np.float64)


def _explained(bins: Floats, values: Floats) -> float:
    """The correlation ratio, corrected for the number of bins (Kelley's epsilon squared)."""
    _names, where, times = np.unique(bins, return_inverse=True, return_counts=True)
    means = np.bincount(where, values) / times
    inside, free = float(((values - means[where]) ** 2).sum()), len(values) - len(times)
    if free <= 0:
        return np.nan
    return 1.0 - inside / free / float(values.var(ddof=1))
