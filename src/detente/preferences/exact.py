"""Numbers of a list without rounding: sums are exact, and equal means equal."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext
from fractions import Fraction
from math import lcm

import numpy as np
from numpy.typing import NDArray

from detente.model.conditions import Mask

DIGITS = 15  # significant ones that a number keeps, so that 0.1 + 0.2 counts as what was meant
LIMB = 32  # bits of a sum that are added up at once
NARROW = 62  # bits that fit into one array


def meant(value: float) -> Fraction:
    """The number that a value stands for: a whole one is itself, others count to DIGITS digits."""
    return Fraction(int(value)) if float(value).is_integer() else Fraction(f"{value:.{DIGITS}g}")


def written(number: Fraction, upwards: bool) -> float:
    """The value that stands for a number; where none does, the next one upwards or downwards to DIGITS digits."""
    near = float(number)
    if meant(near) == number:
        return near
    with localcontext(prec=DIGITS, rounding=ROUND_CEILING if upwards else ROUND_FLOOR):
        return float(Decimal(number.numerator) / Decimal(number.denominator))


def whole_numbers(values: Iterable[float]) -> list[int]:
    """Whole numbers in the same proportions as the values; whole values as they are, others to DIGITS digits."""
    exact = [meant(each) for each in values]
    scale = lcm(*(each.denominator for each in exact))
    return [int(each * scale) for each in exact]


def ranks_of_sums(holds: Sequence[Mask], worth: Sequence[int], count: int) -> NDArray[np.int64]:
    """(S,) ranks, higher is better, of the sums of the worth of what holds; holds: (S,) bool each, S = `count`.

    Sums too wide for one array are kept in limbs, of which the highest decides first.
    """
    limbs = max(1, -(-sum(map(abs, worth)).bit_length() // LIMB)) if _wide(worth) else 1
    totals = np.zeros((limbs, count), dtype=np.int64)
    for mask, number in zip(holds, worth, strict=True):
        for place in range(limbs - 1):
            totals[place] += mask * ((number >> LIMB * place) & ((1 << LIMB) - 1))
        totals[-1] += mask * (number >> LIMB * (limbs - 1))
    for place in range(limbs - 1):
        totals[place + 1] += totals[place] >> LIMB
        totals[place] &= (1 << LIMB) - 1
    rank = _dense(totals[-1])
    for place in reversed(range(limbs - 1)):
        rank = _dense((rank << LIMB) | totals[place])
    return rank


def _wide(worth: Sequence[int]) -> bool:
    return sum(map(abs, worth)) >= 1 << NARROW


def _dense(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """(S,) places of values among the different ones, ascending."""
    return np.asarray(np.unique(values, return_inverse=True)[1], dtype=np.int64).reshape(values.shape)


def ranks_of(values: Sequence[float]) -> NDArray[np.int64]:
    """(N,) ranks of numbers, higher is better; only equal numbers tie."""
    whole = whole_numbers(values)
    places = {number: place for place, number in enumerate(sorted(set(whole)))}
    return np.array([places[number] for number in whole], dtype=np.int64)
