"""In which share of the draws a verdict is yes, with an interval for the share over all draws that could be made.

The interval is Wilson's (1927), or that of Clopper and Pearson (1934), which is wider and never covers too rarely.
Both are for independent draws; the share in a Sobol sequence or a Latin hypercube is mostly nearer than they say.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.special import betaincinv, ndtri

from detente.uncertainty.factors import Floats

Method = Literal["wilson", "exact"]
Status = Literal["complete", "some unanswered", "no answers"]


@dataclass(frozen=True, slots=True)
class Share:
    """yes of `answered` draws; `unanswered` ones count for neither. share, low and high are NaN if none answered.

    It is a share of the assumed ranges; nothing in it says how likely the event is.
    """

    share: float
    low: float
    high: float
    yes: int
    answered: int
    unanswered: int
    level: float = 0.95
    method: Method = "wilson"

    @property
    def status(self) -> Status:
        """Whether all draws answered, some, or none."""
        if not self.answered:
            return "no answers"
        return "some unanswered" if self.unanswered else "complete"


def shares(values: Floats, level: float = 0.95, method: Method = "wilson") -> tuple[Share, ...]:
    """One share for each column of (N, Q) verdicts, 1 yes, 0 no, NaN no answer. Raises ValueError for other numbers."""
    answered = ~np.isnan(values)
    if (answered & (values != 0) & (values != 1)).any():
        raise ValueError("verdicts are 1, 0 or NaN")
    yes, number = (values == 1).sum(axis=0), answered.sum(axis=0)
    low, high = interval(yes, number, level, method)
    return tuple(
        Share(int(y) / int(n) if n else np.nan, float(a), float(b), int(y), int(n), len(values) - int(n), level, method)
        for y, n, a, b in zip(yes, number, low, high, strict=True)
    )


def apart(found: Sequence[Share]) -> bool:
    """Whether the intervals of some two have nothing in common; overlapping ones show no difference."""
    known = [each for each in found if each.answered]
    return bool(known) and max(each.low for each in known) > min(each.high for each in known)


def interval(
    yes: np.typing.ArrayLike, number: np.typing.ArrayLike, level: float = 0.95, method: Method = "wilson"
) -> tuple[Floats, Floats]:
    """Ends of the interval for `yes` of `number`, arrays of one shape; NaN where the number is 0."""
    y, n = np.asarray(yes, dtype=np.float64), np.asarray(number, dtype=np.float64)
    with np.errstate(invalid="ignore", divide="ignore"):
        low, high = _wilson(y, n, level) if method == "wilson" else _exact(y, n, level)
    return np.where(n > 0, low, np.nan), np.where(n > 0, high, np.nan)


def _wilson(yes: Floats, number: Floats, level: float) -> tuple[Floats, Floats]:
    """Where the score test at this level just does not refuse the share."""
    z = float(ndtri((1 + level) / 2))
    middle = (yes + z * z / 2) / (number + z * z)
    half = z / (number + z * z) * np.sqrt(yes * (number - yes) / number + z * z / 4)
    return np.where(yes == 0, 0.0, middle - half), np.where(yes == number, 1.0, middle + half)


def _exact(yes: Floats, number: Floats, level: float) -> tuple[Floats, Floats]:
    """Where the binomial test with equal tails just does not refuse the share."""
    tail = (1 - level) / 2
    low = betaincinv(np.maximum(yes, 1), number - yes + 1, tail)
    high = betaincinv(yes + 1, np.maximum(number - yes, 1), 1 - tail)
    return np.where(yes == 0, 0.0, low), np.where(yes == number, 1.0, high)
