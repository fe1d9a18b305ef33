"""When enough draws have been made: every share is known within a tolerance."""

from dataclasses import dataclass

import numpy as np

from detente.uncertainty.factors import Floats
from detente.uncertainty.shares import interval


@dataclass(frozen=True, slots=True)
class TightEnough:
    """Asked with the (n, Q) values so far: whether half of each verdict's interval is at most `tolerance`.

    verdicts: the columns that are yes/no. Nothing is decided before `least` answers of each; a column without any
    answer after twice as many draws is not waited for. Only widths are looked at, never which way a share leans.
    """

    verdicts: tuple[int, ...]
    tolerance: float = 0.02
    level: float = 0.95
    least: int = 256

    def __call__(self, values: Floats) -> bool:
        """True if no more draws are needed."""
        chosen = values[:, list(self.verdicts)]
        answered = (~np.isnan(chosen)).sum(axis=0)
        waited_for = (answered > 0) | (len(values) < 2 * self.least)
        low, high = interval((chosen == 1).sum(axis=0), answered, self.level)
        tight = (answered >= self.least) & (high - low <= 2 * self.tolerance)
        return bool(self.verdicts) and bool((tight | ~waited_for).all())
