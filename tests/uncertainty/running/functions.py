"""Functions that workers are given: they compute, fail, kill their process or take their time."""

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from detente.errors import InputError, Place, Problem
from detente.uncertainty.factors import Floats


def waves(points: Floats) -> Floats:
    """Three quantities, among them sums whose last bits depend on the order of adding, a verdict and NaN."""
    total = np.sin(points * 1e3).sum(axis=1)
    verdict = np.where(points[:, 0] > 0.9, np.nan, total > 0)
    return np.column_stack([total, verdict, np.exp(points) @ np.arange(points.shape[1])])


@dataclass(frozen=True)
class Slow:
    """Waves, with so many seconds of sleep a batch; leaves a file named after the process in `folder` at each."""

    seconds: float
    folder: str = ""

    def __call__(self, points: Floats) -> Floats:
        if self.folder:
            Path(self.folder, f"{os.getpid()}").touch()
        time.sleep(self.seconds)
        return waves(points)


@dataclass(frozen=True)
class Deadly:
    """Waves, but a row whose first value is above `above` kills the process; only so often if `times` is given."""

    above: float
    folder: str
    times: int = 1000

    def __call__(self, points: Floats) -> Floats:
        if (points[:, 0] > self.above).any() and len(list(Path(self.folder).iterdir())) < self.times:
            Path(self.folder, f"{os.getpid()}-{time.monotonic_ns()}").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return waves(points)


@dataclass(frozen=True)
class Raising:
    """Waves, but a row whose first value is above `above` raises; as a coded error if `coded`."""

    above: float
    coded: bool = False

    def __call__(self, points: Floats) -> Floats:
        worst = points[:, 0].max()
        if worst > self.above and self.coded:
            raise InputError([Problem("E120", Place(path="draw"), {"found": f"{worst:.1f}"})])
        if worst > self.above:
            raise ZeroDivisionError(f"at {worst:.2f}")
        return waves(points)


def misshapen(points: Floats) -> Floats:
    """One number for all rows."""
    first: Floats = points[0]
    return first


class Unloadable:
    """Can be sent, but not be loaded where it arrives."""

    def __call__(self, points: Floats) -> Floats:
        return waves(points)

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return _refuse, ("cannot be loaded here",)


def _refuse(reason: str) -> None:
    raise RuntimeError(reason)


def points(rows: int, seed: int = 3) -> Floats:
    """Rows of six numbers in [0, 1)."""
    return np.random.default_rng(seed).random((rows, 6))
