"""How likely an event is, from how often its like has happened, and from evidence on this one case.

Of n comparable cases k had the event. With Jeffreys' prior the rate p has a beta distribution with k + 1/2 and
n - k + 1/2. An event that has to happen in each of t further cases has the probability

    E[p^t] = prod_{i<t} (k + 1/2 + i) / (n + 1 + i).

Evidence comes as likelihood ratios, P(evidence | event) / P(evidence | no event), which multiply its odds. A number of
cases that is itself in doubt, and ratios that are, have ranges: the probability is that of their central values, the
interval covers both the rate and the ranges. All is done with the logarithm of the odds, which tells a probability
just under 1 from 1 itself and does not overflow, however much evidence there is.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from detente.bargaining.distribution.doubt import drawn_number
from detente.bargaining.distribution.forecast import Floats
from detente.model.ranges import Range

LEVEL = 0.9
HALF = 0.5


@dataclass(frozen=True)
class Chance:
    """Natural logarithms of the odds, finite. base_log_odds: without the evidence. log_odds: with it.

    low, high: the central interval of LEVEL of both doubts, as probabilities.
    """

    base_log_odds: float
    log_odds: float
    low: float
    high: float

    @property
    def base(self) -> float:
        """The probability without the evidence."""
        return probability(self.base_log_odds)

    @property
    def probability(self) -> float:
        """The probability with the evidence; 1 or 0 where rounding leaves nothing between."""
        return probability(self.log_odds)


def probability(log_odds: float) -> float:
    """1 / (1 + exp(-log_odds)), for any finite number."""
    small = math.exp(-abs(log_odds))
    return 1 / (1 + small) if log_odds >= 0 else small / (1 + small)


def base_rate(happened: float, cases: int, in_a_row: int = 1) -> float:
    """The logarithm of the odds that the event happens in each of `in_a_row` further cases."""
    turns = np.arange(in_a_row)
    there, missing = (happened + HALF + turns) / (cases + 1 + turns), (cases - happened + HALF) / (cases + 1 + turns)
    log = math.fsum(np.where(there < HALF, np.log(there), np.log1p(-missing)))  # each loses digits where it is near 1
    return log - math.log(-math.expm1(log))


def chance(
    happened: Range, cases: int, in_a_row: int, ratios: Sequence[Range], path: str, draws: int, seed: int
) -> Chance:
    """The probability of an event with its interval; `path` names its random values."""
    base = base_rate(happened.central, cases, in_a_row)
    told = math.fsum(math.log(each.central) for each in ratios)
    drawn = _drawn(happened, cases, in_a_row, ratios, path, draws, seed)
    low, high = np.quantile(drawn, ((1 - LEVEL) / 2, (1 + LEVEL) / 2))
    return Chance(base, base + told, float(low), float(high))


def _drawn(
    happened: Range, cases: int, in_a_row: int, ratios: Sequence[Range], path: str, draws: int, seed: int
) -> Floats:
    """(draws,) what the probability would be, were the rate known and each number in doubt known."""
    from scipy.special import betaincinv, expit, logit  # slow to import

    counts = drawn_number(happened, f"{path}.class.happened", draws, seed)
    levels = drawn_number(Range(0, HALF, 1, "uniform"), f"{path}.class.rate", draws, seed)
    log_odds = np.asarray(logit(betaincinv(counts + HALF, cases - counts + HALF, levels) ** in_a_row), dtype=np.float64)
    for k, each in enumerate(ratios):
        log_odds = log_odds + np.log(drawn_number(each, f"{path}.evidence.{k + 1}.ratio", draws, seed))
    return np.asarray(expit(log_odds), dtype=np.float64)
