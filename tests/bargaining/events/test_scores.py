"""Scores: their definitions by integration and by what makes a score proper."""

import math
from itertools import pairwise

import numpy as np
import pytest
from scipy.integrate import quad

from detente.bargaining.distribution.forecast import Forecast, distribution
from detente.bargaining.distribution.scores import CELLS, crps, log_score, uniform_crps, uniform_log_score
from detente.bargaining.events.binary_scores import brier
from detente.bargaining.events.binary_scores import log_score as binary_log_score


def made(seed: int, low: float, high: float) -> Forecast:
    random = np.random.default_rng(seed)
    return distribution(random.uniform(low, high, 12), random.random(12))


def integral(forecast: Forecast, outcome: float, low: float, high: float) -> float:
    """The integral of (F(x) - 1{x >= outcome})^2, exactly between points, where F is level."""
    cuts = sorted({low, high, outcome, *forecast.support.tolist()})
    total = 0.0
    for left, right in pairwise(cuts):
        middle = (left + right) / 2
        below = float(forecast.weight[forecast.support <= middle].sum())
        total += (below - (middle >= outcome)) ** 2 * (right - left)
    return total


@pytest.mark.parametrize("seed", range(6))
def test_crps_is_the_integral(seed: int) -> None:
    forecast, outcome = made(seed, -3, 7), np.random.default_rng(seed + 50).uniform(-3, 7)
    assert crps(forecast, outcome) == pytest.approx(integral(forecast, outcome, -3, 7))


@pytest.mark.parametrize("outcome", [-3.0, 0.0, 1.7, 7.0])
def test_crps_of_the_uniform_is_the_integral(outcome: float) -> None:
    def inside(x: float) -> float:
        return float(((x + 3) / 10 - (x >= outcome)) ** 2)

    whole, _error = quad(inside, -3, 7, points=[outcome])
    assert uniform_crps(outcome, -3, 7) == pytest.approx(whole)


@pytest.mark.parametrize("outcome", [0.0, 4.999, 5.0, 17.5, 99.0, 100.0])
def test_log_score_is_that_of_the_twentieth_with_the_outcome(outcome: float) -> None:
    support = np.arange(101.0)
    random = np.random.default_rng(3)
    forecast = distribution(support, random.random(101))
    left = min(math.floor(outcome / 5) * 5, 95)
    inside = (support >= left) & ((support < left + 5) | (left == 95))
    assert log_score(forecast, outcome, 0, 100) == pytest.approx(-math.log(forecast.weight[inside].sum()))


def test_an_impossible_outcome_has_an_infinite_log_score() -> None:
    assert math.isinf(log_score(distribution(np.array([3.0]), np.ones(1)), 50, 0, 100))
    assert math.isinf(binary_log_score(-math.inf, True))


def test_the_uniform_has_the_same_log_score_everywhere() -> None:
    even = distribution((np.arange(CELLS) + 0.5) / CELLS, np.ones(CELLS))
    assert log_score(even, 0.33, 0, 1) == pytest.approx(uniform_log_score()) == pytest.approx(math.log(20))


def log_of_share(share: float, happened: bool) -> float:
    return binary_log_score(math.log(share / (1 - share)), happened)


@pytest.mark.parametrize("score", [brier, log_of_share])
@pytest.mark.parametrize("truth", [0.1, 0.5, 0.83])
def test_binary_scores_are_best_at_the_truth(score: object, truth: float) -> None:
    assert callable(score)
    said = np.arange(1, 100) / 100
    expected = [truth * score(p, True) + (1 - truth) * score(p, False) for p in said]
    assert said[int(np.argmin(expected))] == pytest.approx(truth)


def test_binary_scores_by_hand() -> None:
    assert [brier(0.3, True), brier(0.3, False)] == pytest.approx([0.49, 0.09])
    assert binary_log_score(math.log(1 / 3), True) == pytest.approx(math.log(4))
    assert binary_log_score(math.log(1 / 3), False) == pytest.approx(-math.log(0.75))
    assert binary_log_score(-800.0, True) == binary_log_score(800.0, False) == 800.0
