"""The least change of one number: a payoff or a weight.

Changed by x, a number moves the worth of all states that hold it. It brings s nearer to another state only if it counts
in one of the two alone, and always in the same direction; so the demand is met from some x on, if at all.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.graph.needs.demand import Demand
from detente.graph.needs.masks import mask_of
from detente.model.conditions import Mask

TIE = 1e-9


@dataclass(frozen=True, slots=True)
class Amount:
    """number: which one, by its place. change: what is added to it."""

    number: int
    change: float


def least_amount(found: Demand, worth: NDArray[np.float64], counts: Mask) -> Amount | None:
    """The smallest change of a single number that meets the demand, the first of equal ones; None if none does.

    worth: (1 + K,) of s and the atoms. counts: (N, 1 + K) bool, in which of them each number counts.
    """
    amounts = [each for k in range(len(counts)) if (each := _of_number(found, worth, counts[k], k)) is not None]
    return min(amounts, key=lambda each: abs(each.change), default=None)


def _of_number(found: Demand, worth: NDArray[np.float64], counts: Mask, number: int) -> Amount | None:
    short = worth[1:] - worth[0]
    below = mask_of(k for k in range(len(short)) if short[k] <= TIE)
    apart = counts[1:] != counts[0]
    nearer = sorted((float(short[k]), int(k)) for k in np.flatnonzero(apart & (short > TIE)))
    for amount, k in nearer:
        below |= 1 << k
        if found.met(below | mask_of(other for more, other in nearer if abs(more - amount) <= TIE)):
            return Amount(number, amount if counts[0] else -amount)
    return None
