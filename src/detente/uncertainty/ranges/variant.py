"""What a reading of ranges is, and the shape that a factor is drawn from."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from detente.uncertainty.factors import Factor, Floats


@dataclass(frozen=True, slots=True)
class Shape:
    """A range from low to high: triangular with its peak at `mode`, or uniform if that is None."""

    low: float
    high: float
    mode: float | None

    def at(self, unit: Floats) -> Floats:
        """The inverse of the distribution function, exact at 0 and 1."""
        width = self.high - self.low
        if self.mode is None:
            return np.clip(self.low + unit * width, self.low, self.high)
        left, right = self.mode - self.low, self.high - self.mode
        rising = self.low + np.sqrt(unit * width * left)
        falling = self.high - np.sqrt((1.0 - unit) * width * right)
        return np.clip(np.where(unit * width < left, rising, falling), self.low, self.high)


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to read the ranges of a file; `shape` is asked for factors of the kinds range and shift only."""

    name: str
    shape: Callable[[Factor], Shape]


def central(factor: Factor) -> float:
    """The file's value; where that is not known the mode, no shift, the heaviest level, or the middle."""
    if not math.isnan(factor.central):
        return factor.central
    if factor.kind == "levels":
        return float(np.argmax(factor.weights)) if factor.weights else 0.0
    if factor.mode is not None:
        return factor.mode
    return 0.0 if factor.kind == "shift" else (factor.low + factor.high) / 2
