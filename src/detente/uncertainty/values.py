"""From rows of the unit cube to values of the factors, by the inverse of each distribution function."""

import math

import numpy as np

from detente.uncertainty.factors import Factor, Floats
from detente.uncertainty.ranges import RANGES, Variant, central, variant_named


def columns(factors: tuple[Factor, ...]) -> tuple[int, ...]:
    """The column of the design that each factor reads: one for each group, in order of first appearance."""
    found: dict[tuple[str, str], int] = {}
    return tuple(found.setdefault(_group(factor), len(found)) for factor in factors)


def dimensions(factors: tuple[Factor, ...]) -> int:
    """How many columns a design needs."""
    return len(set(columns(factors)))


def place(factors: tuple[Factor, ...], unit: Floats, how: str = RANGES[0].name) -> Floats:
    """(N, K) values of the factors at the rows `unit` (N, D) of a design, read as the member `how` of RANGES.

    0 is the low end of a range, 1 the high end, NaN the central value. Factors of one group read one column, so they
    are low together and high together. Raises ValueError if D is not the number of groups.
    """
    if unit.ndim != 2 or unit.shape[1] != dimensions(factors):
        raise ValueError(f"{unit.shape} is not (N, {dimensions(factors)}), a column for each group")
    variant = variant_named(how)
    values = np.empty((len(unit), len(factors)))
    for k, (factor, column) in enumerate(zip(factors, columns(factors), strict=True)):
        row = unit[:, column]
        values[:, k] = np.where(np.isnan(row), central(factor), _drawn(factor, np.nan_to_num(row, nan=0.0), variant))
    return values


def central_row(factors: tuple[Factor, ...]) -> Floats:
    """(K,): all factors at their central values."""
    return np.array([central(factor) for factor in factors], dtype=np.float64)


def _group(factor: Factor) -> tuple[str, str]:
    """What factors that move together have in common."""
    return ("group", factor.group) if factor.group else ("alone", factor.id)


def _drawn(factor: Factor, unit: Floats, variant: Variant) -> Floats:
    """(N,) values of one factor at (N,) numbers from 0 to 1."""
    if factor.kind == "levels":
        return _level(factor, unit)
    if factor.kind == "completion":
        below_one = min(factor.high, math.nextafter(1.0, 0.0))
        return np.clip(factor.low + unit * (factor.high - factor.low), factor.low, below_one)
    return variant.shape(factor).at(unit)


def level_weights(factor: Factor) -> Floats:
    """(L,) weights of the levels, adding up to 1; equal if the file gives none. Raises ValueError if they cannot."""
    weights = np.asarray(factor.weights or (1.0,) * len(factor.levels), dtype=np.float64)
    if (
        not len(weights)
        or len(weights) != len(factor.levels)
        or (weights < 0).any()
        or not 0 < weights.sum() < math.inf
    ):
        raise ValueError(f"{factor.id}: {len(factor.levels)} levels cannot be drawn by the weights {factor.weights}")
    return np.asarray(weights / weights.sum())


def _level(factor: Factor, unit: Floats) -> Floats:
    """(N,) indices of levels; a level of weight 0 is never drawn."""
    weights = level_weights(factor)
    last = int(np.flatnonzero(weights)[-1])
    return np.minimum(np.searchsorted(np.cumsum(weights), unit, side="right"), last).astype(np.float64)
