"""Asking one verdict of a function, row by row of the factors, and counting what was asked."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from detente.uncertainty.factors import Floats, Function
from detente.watching import Watch, unwatched

BATCH = 4096


class Asked:
    """One column of a function against its verdict at the central row.

    central: 1, 0 or NaN. rows: how many have been asked. flips: (N,) which rows get the other verdict; a row without an
    answer gets neither.
    """

    def __init__(self, function: Function, column: int, row: Floats, watch: Watch = unwatched) -> None:
        self.function, self.column, self.row, self.watch = function, column, row, watch
        self.rows, self.unanswered = 0, 0
        self.central = float(self._ask(row[None])[0])

    def flips(self, points: Floats) -> npt.NDArray[np.bool_]:
        """(N, K) to (N,): whether the verdict is the opposite one."""
        answers = [self._ask(points[start : start + BATCH]) for start in range(0, len(points), BATCH)]
        return np.asarray(np.concatenate([*answers, np.zeros(0)]) == 1 - self.central)

    def _ask(self, points: Floats) -> Floats:
        self.watch("flips", self.rows, 0)
        found = np.asarray(self.function(points)[:, self.column], dtype=np.float64)
        self.rows += len(points)
        self.unanswered += int(np.isnan(found).sum())
        return found


def bisect(
    flips: Callable[[Floats], npt.NDArray[np.bool_]], stays: Floats, flipped: Floats, tolerance: Floats
) -> Floats:
    """(B, K) points where the verdict is the other one, each within its tolerance (B,) of one where it is not so.

    stays, flipped: (B, K) ends of B lines, of which the second flips. The tolerance is a part of the line, 0 to 1. All
    lines are halved together, so that each round is one call.
    """
    low, high = np.zeros(len(stays)), np.ones(len(stays))
    while (wide := high - low > tolerance).any():
        middle = (low + high) / 2
        there = np.zeros(len(stays), dtype=bool)
        there[wide] = flips((stays + middle[:, None] * (flipped - stays))[wide])
        high = np.where(wide & there, middle, high)
        low = np.where(wide & ~there, middle, low)
    return np.where(high[:, None] == 1.0, flipped, stays + high[:, None] * (flipped - stays))
