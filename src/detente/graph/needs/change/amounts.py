"""The least change of one number: a payoff or a weight.

Changed by x, a number moves the worth of all states that hold it. It brings s nearer to another state only if it counts
in one of the two alone, and always in the same direction; so the demand is met from some x on, if at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from math import lcm

from detente.graph.needs.demand import Demand
from detente.graph.needs.masks import mask_of
from detente.model.conditions import Mask


@dataclass(frozen=True, slots=True)
class Amount:
    """number: which one, by its place. change: what is added to it."""

    number: int
    change: Fraction


def least_amount(found: Demand, numbers: Sequence[Fraction], counts: Mask) -> Amount | None:
    """The smallest change of a single number that meets the demand, the first of equal ones; None if none does.

    numbers: N. counts: (N, 1 + K) bool, in which of s and the atoms each number counts. Sums are exact.
    """
    scale = lcm(*(each.denominator for each in numbers))
    whole = [int(each * scale) for each in numbers]
    worth = [sum(value for value, holds in zip(whole, column, strict=True) if holds) for column in counts.T.tolist()]
    short = [each - worth[0] for each in worth[1:]]
    found_at = [(k, change) for k in range(len(counts)) if (change := _of_number(found, short, counts[k])) is not None]
    if not found_at:
        return None
    number, change = min(found_at, key=lambda each: abs(each[1]))
    return Amount(number, Fraction(change, scale))


def _of_number(found: Demand, short: Sequence[int], counts: Mask) -> int | None:
    below = mask_of(k for k, gap in enumerate(short) if gap <= 0)
    apart = counts[1:] != counts[0]
    nearer = sorted((gap, k) for k, gap in enumerate(short) if apart[k] and gap > 0)
    for amount, together in groupby(nearer, key=lambda each: each[0]):
        below |= mask_of(k for _, k in together)
        if found.met(below):
            return int(amount if counts[0] else -amount)
    return None
