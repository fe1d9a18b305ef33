"""How likely an event is, from how often its like has happened, and from evidence on this one case.

Of n comparable cases k had the event. With Jeffreys' prior the rate p has a beta distribution with k + 1/2 and
n - k + 1/2. An event that has to happen in each of t further cases has the probability

    E[p^t] = prod_{i<t} (k + 1/2 + i) / (n + 1 + i).

Evidence comes as likelihood ratios, P(evidence | event) / P(evidence | no event), which multiply its odds. A number of
cases that is itself in doubt, and ratios that are, have ranges: the probability is that of their central values, the
interval covers both the rate and the ranges.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from detente.bargaining.distribution.doubt import drawn_number
from detente.bargaining.distribution.forecast import Floats
from detente.model.ranges import Range
from detente.steady import times

LEVEL = 0.9
HALF = 0.5


@dataclass(frozen=True)
class Chance:
    """base: without the evidence. probability: with it. low, high: the central interval of LEVEL of both doubts.

    ratio: all evidence together, at its central values; 1 without any.
    """

    base: float
    probability: float
    low: float
    high: float
    ratio: float


def base_rate(happened: float, cases: int, in_a_row: int = 1) -> float:
    """The probability that the event happens in each of `in_a_row` further cases."""
    turns = np.arange(in_a_row)
    return float(np.prod((happened + HALF + turns) / (cases + 1 + turns)))


def updated(probability: float, ratio: float) -> float:
    """The probability after evidence with this likelihood ratio, on one case."""
    return probability * ratio / (1 - probability + probability * ratio)


def chance(
    happened: Range, cases: int, in_a_row: int, ratios: Sequence[Range], path: str, draws: int, seed: int
) -> Chance:
    """The probability of an event with its interval; `path` names its random values."""
    ratio = float(np.prod([each.central for each in ratios]))
    base = base_rate(happened.central, cases, in_a_row)
    drawn = _drawn(happened, cases, in_a_row, ratios, path, draws, seed)
    low, high = np.quantile(drawn, ((1 - LEVEL) / 2, (1 + LEVEL) / 2))
    return Chance(base, updated(base, ratio), float(low), float(high), ratio)


def _drawn(
    happened: Range, cases: int, in_a_row: int, ratios: Sequence[Range], path: str, draws: int, seed: int
) -> Floats:
    """(draws,) what the probability would be, were the rate known and each number in doubt known."""
    from scipy.special import betaincinv  # slow to import

    counts = drawn_number(happened, f"{path}.class.happened", draws, seed)
    levels = drawn_number(Range(0, HALF, 1, "uniform"), f"{path}.class.rate", draws, seed)
    rate = times(betaincinv(counts + HALF, cases - counts + HALF, levels), in_a_row)
    ratio = np.ones(draws)
    for k, each in enumerate(ratios):
        ratio *= drawn_number(each, f"{path}.evidence.{k + 1}.ratio", draws, seed)
    found: Floats = rate * ratio / (1 - rate + rate * ratio)
    return found
