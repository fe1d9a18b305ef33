"""Powers, exponentials, logarithms and sums of products whose last bit is the same on every processor.

Libraries choose between several implementations of these by what the processor can do, and they differ in the last bit.
Adding, multiplying, dividing and scaling by powers of two do not, so these use nothing else.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

LN2 = 0.6931471805599453
LN2_HIGH = 0.6931471803691238  # with so many zeros at its end that its product with a binary exponent is exact
LN2_LOW = 1.9082149292705877e-10
ROOT = 0.7071067811865476
LEAST, MOST = -745.0, 709.0
EXPONENTIAL = 1 / np.cumprod(np.arange(1.0, 14.0))  # 1/1! … 1/13!
ARTANH = 1 / np.arange(3.0, 22.0, 2.0)  # 1/3 … 1/21
TOGETHER = 4096  # numbers that are computed at once


def exp(x: ArrayLike) -> Floats:
    """e to the power of each number, within some units of the last place; kept between 5e-324 and 8e307."""
    given = np.clip(np.asarray(x, dtype=np.float64), LEAST, MOST)
    doublings = np.rint(given / LN2)
    rest = given - doublings * LN2_HIGH
    rest -= doublings * LN2_LOW
    return np.asarray(np.ldexp(1 + _series(EXPONENTIAL, rest), doublings.astype(np.int32)))


def log(x: ArrayLike) -> Floats:
    """The natural logarithm of numbers >= 0, within some units of the last place; minus infinity for 0."""
    given = np.asarray(x, dtype=np.float64)
    part, exponent = np.frexp(np.where(given > 0, given, 1.0))
    small = part < ROOT
    part, exponent = np.where(small, 2 * part, part), exponent - small
    ratio = (part - 1) / (part + 1)
    series = _series(ARTANH, ratio * ratio)
    found = exponent * LN2_HIGH + (exponent * LN2_LOW + 2 * (ratio + ratio * series))
    return np.asarray(np.where(given > 0, found, -np.inf))


def _series(factors: Floats, x: Floats) -> Floats:
    """Factors times the first, second and further powers of x, added in this order."""
    flat, found = x.ravel(), np.empty(x.size)
    for start in range(0, x.size, TOGETHER):
        some = flat[start : start + TOGETHER]
        powers = np.multiply.accumulate(np.broadcast_to(some, (len(factors), len(some))), axis=0)
        found[start : start + TOGETHER] = (factors[:, None] * powers).sum(axis=0)
    return found.reshape(x.shape)


def raised(base: ArrayLike, exponent: ArrayLike) -> Floats:
    """Numbers >= 0 to powers >= 0; to 0, 1 and 2 exactly what multiplying gives."""
    x, to = np.asarray(base, dtype=np.float64), np.asarray(exponent, dtype=np.float64)
    if (to == 1).all():
        return np.array(np.broadcast_to(x, np.broadcast_shapes(x.shape, to.shape)))
    found = np.where(x > 0, exp(to * log(np.where(x > 0, x, 1.0))), np.where(to == 0, 1.0, 0.0))
    return np.asarray(np.where(to == 1, x, np.where(to == 2, x * x, found)))


def times(base: ArrayLike, count: int) -> Floats:
    """Numbers multiplied by themselves, so many in all; 1 for none."""
    x = np.asarray(base, dtype=np.float64)
    found = np.ones_like(x)
    for _factor in range(count):
        found = found * x
    return found


def dot(one: Floats, other: Floats) -> Floats:
    """(…,) sums of products along the last axis."""
    return np.asarray(np.einsum("...a,...a->...", one, other))
