"""Shares and their intervals agree with scipy's, cover as often as they say, and tell when draws suffice."""

import pickle

import numpy as np
import pytest
from scipy import stats

from detente.uncertainty.shares import Method, interval, shares
from detente.uncertainty.stopping import TightEnough


@pytest.mark.parametrize("method", ["wilson", "exact"])
@pytest.mark.parametrize(("yes", "number"), [(0, 1), (1, 1), (0, 40), (40, 40), (3, 17), (999, 1000)])
@pytest.mark.parametrize("level", [0.8, 0.95])
def test_intervals_are_those_of_scipy(method: Method, yes: int, number: int, level: float) -> None:
    expected = stats.binomtest(yes, number).proportion_ci(level, method)
    np.testing.assert_allclose(np.array(interval(yes, number, level, method)), expected, rtol=1e-9, atol=1e-12)


def test_the_exact_interval_covers_at_least_as_often_as_it_says() -> None:
    yes = np.arange(21)
    low, high = interval(yes, np.full(21, 20), 0.9, "exact")
    for truth in np.linspace(0.01, 0.99, 33):
        assert stats.binom(20, truth).pmf(yes)[(low <= truth) & (truth <= high)].sum() >= 0.9


def test_draws_without_answer_are_counted_apart() -> None:
    values = np.array([[1, np.nan], [0, np.nan], [np.nan, np.nan], [1, np.nan]])
    some, none = shares(values)
    assert (some.share, some.yes, some.answered, some.unanswered, some.status) == (2 / 3, 2, 3, 1, "some unanswered")
    assert some.low < 2 / 3 < some.high
    assert (none.answered, none.unanswered, none.status) == (0, 4, "no answers")
    assert np.isnan([none.share, none.low, none.high]).all()
    assert shares(np.ones((5, 1)))[0].status == "complete"
    assert shares(np.zeros((0, 1)))[0].status == "no answers"


def test_numbers_are_no_verdicts() -> None:
    with pytest.raises(ValueError, match="1, 0 or NaN"):
        shares(np.array([[0.5]]))


def test_enough_when_every_verdict_is_known_within_the_tolerance() -> None:
    enough = pickle.loads(pickle.dumps(TightEnough((0, 2), tolerance=0.05, least=100)))
    random = np.random.default_rng(1)
    values = np.column_stack([random.random(2000) < 0.5, random.random(2000) * 9, random.random(2000) < 0.02]) * 1.0
    met = [number for number in range(0, 2001, 50) if enough(values[:number])]
    assert 350 < met[0] < 450, "1.96² / 4 / 0.05² = 384 draws of a share of a half"
    assert met == list(range(met[0], 2001, 50))
    assert not enough(values[:50])
    assert not TightEnough(())(values), "without verdicts there is nothing to be sure of"


def test_a_column_that_never_answers_is_not_waited_for_for_ever() -> None:
    values = np.column_stack([np.ones(600), np.full(600, np.nan)])
    enough = TightEnough((0, 1), tolerance=0.05)
    assert not enough(values[:300])
    assert enough(values)
