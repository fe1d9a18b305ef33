"""Limits on some factors: ends of ranges, and levels that are left out."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from detente.uncertainty.factors import Floats


@dataclass(frozen=True, slots=True)
class Limits:
    """low, high (K,): -inf and inf where a side is open. out: levels left out, as (factor, level)."""

    low: tuple[float, ...]
    high: tuple[float, ...]
    out: frozenset[tuple[int, int]] = frozenset()

    def inside(self, points: Floats) -> npt.NDArray[np.bool_]:
        """(N,): the rows of (N, K) points that keep to all limits."""
        kept = ((points >= np.array(self.low)) & (points <= np.array(self.high))).all(axis=1)
        for k, level in self.out:
            kept &= points[:, k] != level
        return np.asarray(kept)

    def restricted(self) -> tuple[int, ...]:
        """The factors with a limit."""
        ends = zip(self.low, self.high, strict=True)
        left_out = {k for k, _level in self.out}
        return tuple(k for k, (low, high) in enumerate(ends) if low > -np.inf or high < np.inf or k in left_out)

    def without(self, k: int) -> "Limits":
        """All but the limits on one factor."""
        out = frozenset(pair for pair in self.out if pair[0] != k)
        return replace(self.from_end(k, -np.inf, is_low=True).from_end(k, np.inf, is_low=False), out=out)

    def from_end(self, k: int, bound: float, is_low: bool) -> "Limits":
        """With another limit on one side of one factor."""
        ends = list(self.low if is_low else self.high)
        ends[k] = float(bound)
        return replace(self, low=tuple(ends)) if is_low else replace(self, high=tuple(ends))


def unlimited(count: int) -> Limits:
    """No limits on so many factors."""
    return Limits((-np.inf,) * count, (np.inf,) * count)
