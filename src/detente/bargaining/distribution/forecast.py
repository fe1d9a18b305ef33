"""A forecast as a distribution over points of the scale."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from detente.steady import dot

Floats = NDArray[np.float64]

LEVELS = (0.5, 0.8, 0.95)
SHOWN = (0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975)


@dataclass(frozen=True)
class Forecast:
    """Points of the scale, each with its probability; K points.

    support: (K,) ascending, no two alike. weight: (K,) > 0, sums to 1. domain: where intervals were checked against
    outcomes, empty if nowhere. validated: whether this issue is of that domain. widened: pairs of a nominal level and
    the level of the distribution that covered so many outcomes, ascending; empty: each level is taken as it is.
    """

    support: Floats
    weight: Floats
    domain: str = ""
    validated: bool = False
    widened: tuple[tuple[float, float], ...] = ()

    @cached_property
    def mean(self) -> float:
        """The mean."""
        return float(dot(self.support, self.weight))

    @property
    def median(self) -> float:
        """The quantile at one half."""
        return self.quantile(0.5)

    def below(self, x: float) -> float:
        """The probability of less than `x`, plus half of that of `x` itself; straight between points of the support."""
        return float(np.interp(x, self.support, self._middle, left=0.0, right=1.0))

    def quantile(self, p: float) -> float:
        """Where `below` is `p`, after `p` was moved to the level that covered as many outcomes as it says.

        Raises ValueError unless 0 < p < 1.
        """
        if not 0 < p < 1:
            raise ValueError(f"a quantile is asked at a level between 0 and 1, not at {p}")
        return float(np.interp(0.5 + 0.5 * self._level(2 * p - 1), self._middle, self.support))

    def quantiles(self, levels: Sequence[float] = SHOWN) -> dict[float, float]:
        """The quantile at each level."""
        return {p: self.quantile(p) for p in levels}

    def interval(self, level: float) -> tuple[float, float]:
        """The central interval that covers with probability `level`."""
        return self.quantile((1 - level) / 2), self.quantile((1 + level) / 2)

    def on_scale(self, low: float, high: float) -> "Forecast":
        """The same forecast, made on 0 to 1, on the scale from `low` to `high`."""
        return replace(self, support=low + (high - low) * self.support)

    @cached_property
    def _middle(self) -> Floats:
        """(K,) the probability of less than each point, plus half of its own."""
        middle: Floats = np.cumsum(self.weight) - self.weight / 2
        return middle

    def _level(self, signed: float) -> float:
        """The level of the distribution for a nominal one, sign kept."""
        if not self.widened:
            return signed
        nominal, used = zip((0.0, 0.0), *self.widened, (1.0, 1.0), strict=True)
        return float(np.copysign(np.interp(abs(signed), nominal, used), signed))


def distribution(points: Floats, weights: Floats) -> Forecast:
    """The forecast that puts `weights` >= 0 on `points`, in any order and with repeats; both (N,).

    Raises ValueError if nothing has weight.
    """
    support, place = np.unique(points, return_inverse=True)
    weight = np.bincount(place.ravel(), weights=weights.ravel(), minlength=len(support))
    total = weight.sum()
    if not total > 0:
        raise ValueError("no point has weight")
    held = weight > 0
    return Forecast(support[held], weight[held] / total)


def pooled(forecasts: Sequence[Forecast]) -> Forecast:
    """Each with equal chances: what is not known about the inputs on top of what is not known about the outcome.

    Raises ValueError if there are none.
    """
    if not forecasts:
        raise ValueError("there is nothing to pool")
    mixed = distribution(
        np.concatenate([each.support for each in forecasts]), np.concatenate([each.weight for each in forecasts])
    )
    first = forecasts[0]
    validated = all(each.validated for each in forecasts)
    return replace(mixed, domain=first.domain, validated=validated, widened=first.widened)
