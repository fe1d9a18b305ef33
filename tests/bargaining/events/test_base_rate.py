"""Probabilities of events: the definitions, by numerical integration over rates and ranges."""

import math
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.stats import beta, triang

from detente.bargaining.events.base_rate import base_rate, chance, probability
from detente.bargaining.events.binary_scores import log_score
from detente.model.ranges import Range

CASES = [(0, 1, 1), (3, 19, 1), (10, 10, 1), (10, 10, 5), (2.5, 7, 3), (0, 40, 2)]


def density(k: float, n: int) -> Any:
    return beta(k + 0.5, n - k + 0.5)


@pytest.mark.parametrize(("k", "n", "t"), CASES)
def test_the_base_rate_is_the_mean_of_the_power_of_the_rate(k: float, n: int, t: int) -> None:
    a, b = k + 0.5, n - k + 0.5

    # substitution p = sin(x)^2 takes the poles of Jeffreys' prior away
    def inside(x: float) -> float:
        p = math.sin(x) ** 2
        return float(2 * math.sin(x) ** (2 * a - 1) * math.cos(x) ** (2 * b - 1) * p**t)

    whole, _error = quad(inside, 0, math.pi / 2)
    norm = math.gamma(a) * math.gamma(b) / math.gamma(a + b)
    assert probability(base_rate(k, n, t)) == pytest.approx(whole / norm, rel=1e-9)


@pytest.mark.parametrize(("k", "n", "t"), [*CASES, (10**6, 10**6, 1), (10**6, 10**6, 40), (0, 10**6, 3)])
def test_the_odds_are_those_of_the_product_in_fractions(k: float, n: int, t: int) -> None:
    p = Fraction(1)
    for i in range(t):
        p *= (Fraction(k) + Fraction(1, 2) + i) / (n + 1 + i)
    with localcontext(prec=60):
        odds = Decimal(p.numerator) / Decimal(p.denominator - p.numerator)
        assert base_rate(k, n, t) == pytest.approx(float(odds.ln()), rel=1e-12, abs=1e-12)


def test_evidence_is_bayes_rule_on_counted_worlds() -> None:
    """Of 1,000 worlds 250 have the event; the evidence is seen in 30 of these and in 300 of the others."""
    ratio = (30 / 250) / (300 / 750)
    found = chance(Range.fixed(24.5), 99, 1, [Range.fixed(ratio)], "q", 10, 0)
    assert (found.base, found.probability) == pytest.approx((25 / 100, 30 / 330))


def test_a_ratio_of_one_changes_nothing() -> None:
    found = chance(Range.fixed(3), 19, 2, [Range.fixed(1.0)], "q", 10, 0)
    assert found.log_odds == found.base_log_odds


@pytest.mark.parametrize("count", [8, 40, 400])
def test_no_amount_of_evidence_becomes_certainty(count: int) -> None:
    """5 of 10 cases are even odds, so that what remains is the product of the ratios."""
    found = chance(Range.fixed(5), 10, 1, [Range.fixed(20.0)] * count, "q", 50, 0)
    assert found.base == 0.5
    assert found.log_odds == pytest.approx(count * math.log(20))
    assert log_score(found.log_odds, False) == pytest.approx(count * math.log(20), rel=1e-9)
    assert 0 <= log_score(found.log_odds, True) < 1e-10
    against = chance(Range.fixed(5), 10, 1, [Range.fixed(0.05)] * count, "q", 50, 0)
    assert log_score(against.log_odds, True) == pytest.approx(count * math.log(20), rel=1e-9)
    assert 0 <= found.low <= found.high <= 1


def test_the_point_is_that_of_central_values_and_needs_no_draws() -> None:
    asked = (Range(2, 3, 5, "triangular"), 19, 1, [Range(0.1, 0.3, 0.6, "triangular"), Range.fixed(0.5)])
    few, many = (chance(*asked, "q", draws, 7) for draws in (10, 5_000))
    odds = (3.5 / 20) / (16.5 / 20) * 0.3 * 0.5
    assert few.probability == many.probability == pytest.approx(odds / (1 + odds))
    assert few.base == pytest.approx(0.175)


def test_the_interval_leaves_five_per_cent_on_each_side() -> None:
    """P(probability <= x) over rates and ranges is 5 % and 95 % at its ends."""
    k, ratio = Range(2, 3, 5, "triangular"), Range(0.1, 0.3, 0.6, "triangular")
    found = chance(k, 19, 1, [ratio], "q", 100_000, 1)
    counts = triang(1 / 3, 2, 3).ppf((np.arange(60) + 0.5) / 60)
    ratios = triang(0.4, 0.1, 0.5).ppf((np.arange(60) + 0.5) / 60)
    for end, level in ((found.low, 0.05), (found.high, 0.95)):
        below = np.mean([density(c, 19).cdf(end / (end + r * (1 - end))) for c in counts for r in ratios])
        assert below == pytest.approx(level, abs=0.004)


def test_without_ranges_the_interval_is_that_of_the_rate() -> None:
    found = chance(Range.fixed(10), 10, 5, [], "q", 200_000, 3)
    assert found.low == pytest.approx(density(10, 10).ppf(0.05) ** 5, abs=0.01)
    assert found.high == pytest.approx(density(10, 10).ppf(0.95) ** 5, abs=0.001)


def test_the_same_seed_gives_the_same_interval_and_another_does_not() -> None:
    asked = (Range(1, 2, 3, "triangular"), 9, 1, [Range(0.5, 1, 2, "triangular")], "q", 200)
    assert chance(*asked, 4) == chance(*asked, 4) != chance(*asked, 5)
