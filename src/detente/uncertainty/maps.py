"""A map of two factors: in which share of the rows a verdict holds at each pair of values."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from detente.uncertainty.factors import Factor, Floats
from detente.uncertainty.values import central_row

Status = Literal["complete", "some unanswered", "no answers"]


@dataclass(frozen=True, slots=True)
class Grid:
    """The axes of a map, A and B values, and how many rows of the other factors are asked at each pair."""

    first: str
    second: str
    first_values: tuple[float, ...]
    second_values: tuple[float, ...]
    rows: int


@dataclass(frozen=True, slots=True)
class ShareMap:
    """shares[a][b]: of the answered rows at the pair, NaN if none answered. unanswered: of all rows of the map."""

    status: Status
    grid: Grid
    shares: tuple[tuple[float, ...], ...]
    unanswered: int


def grid_points(
    factors: tuple[Factor, ...], first: str, second: str, steps: int = 21, others: Floats | None = None
) -> tuple[Floats, Grid]:
    """(A · B · M, K) points and their grid: the two factors at each pair of values, the rest as in `others` (M, K).

    Without `others` the rest is central, so that each share is 1 or 0. A range has `steps` values from low to high, a
    factor with levels each of them. Raises ValueError if a name is none of the factors, or both are the same.
    """
    ids = [factor.id for factor in factors]
    if first == second or first not in ids or second not in ids:
        raise ValueError(f"{first} and {second} are not two of the factors")
    at = (ids.index(first), ids.index(second))
    rows = central_row(factors)[None] if others is None else others
    axes = [_axis(factors[k], steps) for k in at]
    points = np.tile(rows, (len(axes[0]), len(axes[1]), 1, 1))
    points[..., at[0]] = axes[0][:, None, None]
    points[..., at[1]] = axes[1][None, :, None]
    ends = [tuple(float(value) for value in axis) for axis in axes]
    return points.reshape(-1, len(factors)), Grid(first, second, ends[0], ends[1], len(rows))


def share_map(values: Floats, grid: Grid) -> ShareMap:
    """From the (A · B · M,) verdicts at the points of the grid, in order. Raises ValueError for another number."""
    shape = (len(grid.first_values), len(grid.second_values), grid.rows)
    if values.shape != (shape[0] * shape[1] * shape[2],):
        raise ValueError(f"{values.shape} values for a grid of {shape}")
    cells = values.reshape(shape)
    answered = (~np.isnan(cells)).sum(axis=2)
    found = np.where(answered > 0, (cells == 1).sum(axis=2) / np.maximum(answered, 1), np.nan)
    unanswered = int(np.isnan(values).sum())
    status: Status = "some unanswered" if unanswered else "complete"
    status = "no answers" if unanswered == len(values) else status
    return ShareMap(status, grid, tuple(tuple(float(share) for share in row) for row in found), unanswered)


def _axis(factor: Factor, steps: int) -> Floats:
    """The values of one factor."""
    if factor.kind == "levels":
        return np.arange(len(factor.levels), dtype=np.float64)
    return np.linspace(factor.low, factor.high, steps)
