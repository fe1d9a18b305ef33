"""Types from one uncertain number: its range cut into parts of equal mass, each a type with the middle of its part.

Two types make belief jump once; with a grid of types, each step that is kept rules out some more of them.
"""

from dataclasses import dataclass

import numpy as np

from detente.agreement.terms.lattice import Floats
from detente.agreement.trust.beliefs import Belief
from detente.model.ranges import Range


@dataclass(frozen=True)
class Grid:
    """belief: the types, the central one first; path: of the number, as in `--set`; values: type to its number."""

    belief: Belief
    path: str
    values: dict[str, float]

    def drawn(self, kind: str) -> dict[str, float]:
        """The number of a type, by its path."""
        return {self.path: self.values[kind]}


def grid(party: str, path: str, amount: Range, count: int, turnover: float = 0.0) -> Grid:
    """`count` types of a party that differ in the number at `path`, of equal prior."""
    values = quantiles(amount, (np.arange(count) + 0.5) / count)
    order = sorted(range(count), key=lambda k: (k != (count - 1) // 2, k))
    types = tuple(f"{path}={values[k]:.6g}" for k in order)
    belief = Belief(party, types, np.full(count, 1 / count), turnover=turnover)
    return Grid(belief, path, {kind: float(values[k]) for kind, k in zip(types, order, strict=True)})


def quantiles(amount: Range, shares: Floats) -> Floats:
    """The numbers below which these shares of a range lie: uniform or triangular, as the range says."""
    low, middle, high = amount.low, amount.central, amount.high
    if amount.shape == "fixed":
        return np.full(np.shape(shares), middle)
    if amount.shape == "uniform":
        return np.asarray(low + (high - low) * shares)
    left = (middle - low) / (high - low)
    rising = low + np.sqrt(shares * (high - low) * (middle - low))
    falling = high - np.sqrt((1 - shares) * (high - low) * (high - middle))
    return np.where(shares < left, rising, falling)
