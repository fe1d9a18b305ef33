"""Nash bargaining on a line: who can gain on which side of the reference point, and where the product is largest."""

import numpy as np

from detente.bargaining.draws import Draws
from detente.bargaining.issue import Floats, Mask

LOSS = 1.0  # p: the loss is the distance to the power p, at least 1
HALVINGS = 60
NEAR = 1e-9  # of the scale: who stands so near to the reference point cannot gain


def sides(draws: Draws, reference: Floats) -> tuple[Mask, Mask]:
    """(N, A) and (N, A) bool: who, having weight, stands above, and who below, the reference point."""
    away, near = draws.position - reference[:, None], NEAR * (draws.high - draws.low)
    heard = draws.weight > 0
    return heard & (away > near), heard & (away < -near)


def solution(distance: Floats, weight: Floats, gaining: Mask, power: float = LOSS) -> Floats:
    """(N,) t > 0, how far from the reference point the product of gains**weight of those who can gain is largest.

    distance, weight, gaining: (N, A), all on one side. The gain of a move t is y**p - |t - y|**p at distance y, so the
    logarithm of the product is concave in t, and its slope is halved down to zero between the nearest position, up to
    which everybody gains more and more, and twice that, where the nearest one gains nothing more.
    """
    nearest = np.where(gaining, distance, np.inf).min(axis=1)
    nearest = np.where(np.isfinite(nearest), nearest, 1)
    heard, distance = np.where(gaining, weight, 0), np.where(gaining, distance, nearest[:, None])
    low, high = nearest, 2 * nearest
    for _halving in range(HALVINGS):
        middle = (low + high) / 2
        rising = _slope(middle, distance, heard, power) > 0
        low, high = np.where(rising, middle, low), np.where(rising, high, middle)
    return np.asarray((low + high) / 2)


def _slope(move: Floats, distance: Floats, weight: Floats, power: float) -> Floats:
    """(N,) slope of the logarithm of the product, up to a factor."""
    left = distance - move[:, None]
    gain = distance**power - np.abs(left) ** power
    growth = np.sign(left) * np.abs(left) ** (power - 1)
    return np.asarray((weight * growth / np.where(gain > 0, gain, np.finfo(float).tiny)).sum(axis=1))
