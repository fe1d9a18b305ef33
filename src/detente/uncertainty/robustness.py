"""Whether what holds more often than what depends on how the ranges are read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.special import ndtri

from detente.uncertainty.factors import Floats

Status = Literal["robust", "not robust", "too close to say"]


@dataclass(frozen=True, slots=True)
class Reversal:
    """Two verdicts whose order changes: under the readings `more`, `first` holds in more draws; under `less`, in fewer.

    second is None for `first` itself answered no: it holds in more than half of the draws under `more`, in less than
    half under `less`. is_sure: under a reading on each side, the difference is larger than chance alone explains.
    """

    first: int
    second: int | None
    more: tuple[str, ...]
    less: tuple[str, ...]
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Robustness:
    """status: `not robust` if a reversal is sure, `too close to say` if there are only others, `robust` if none."""

    status: Status
    reversals: tuple[Reversal, ...]
    readings: tuple[str, ...]
    level: float


def robustness(values: Mapping[str, Floats], level: float = 0.95) -> Robustness:
    """Of (N, Q) verdicts under each reading of the ranges; two are compared in the draws where both answered."""
    readings = tuple(values)
    differences = np.stack([_differences(values[reading], level) for reading in readings])
    order, sure = differences[:, 0], differences[:, 1]
    found = []
    for first, second in np.argwhere((order > 0).any(axis=0) & (order < 0).any(axis=0)):
        q = order.shape[1]
        is_sure = bool((sure[:, first, second] > 0).any() and (sure[:, first, second] < 0).any())
        more, less = (_where(sign * order[:, first, second], readings) for sign in (1, -1))
        if second == q or first < second:
            found.append(Reversal(int(first), None if second == q else int(second), more, less, is_sure))
    status: Status = "robust" if not found else "too close to say"
    if any(reversal.is_sure for reversal in found):
        status = "not robust"
    return Robustness(status, tuple(found), readings, level)


def _where(signs: Floats, readings: tuple[str, ...]) -> tuple[str, ...]:
    """The readings with a positive sign."""
    return tuple(reading for reading, sign in zip(readings, signs, strict=True) if sign > 0)


def _differences(verdicts: Floats, level: float) -> Floats:
    """(2, Q, Q + 1): the sign of share q less share r, and the same with 0 where chance alone could explain it.

    Only draws in which the two differ tell them apart. The last column compares yes with no of the same verdict.
    """
    yes, no = (verdicts == 1).astype(np.float64), (verdicts == 0).astype(np.float64)
    above = np.column_stack([yes.T @ no, yes.sum(axis=0)])
    below = np.column_stack([no.T @ yes, no.sum(axis=0)])
    number = np.column_stack([(yes + no).T @ (yes + no), (yes + no).sum(axis=0)])
    difference = above - below
    spread = np.sqrt(np.maximum(above + below - difference**2 / np.maximum(number, 1), 0))
    sure = np.abs(difference) > float(ndtri((1 + level) / 2)) * spread
    return np.stack([np.sign(difference), np.sign(difference) * sure])
