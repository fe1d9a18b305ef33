"""The fewest factors that flip a verdict agree with exhaustive search, and a small budget never claims too much."""

from dataclasses import replace
from math import comb

import numpy as np
import pytest

from detente.errors import LimitReached
from detente.uncertainty.factors import Factor, Floats, Function
from detente.uncertainty.flips.corners import count
from detente.uncertainty.flips.nearest import nearest_flips
from detente.uncertainty.flips.smallest import Search, smallest_sets
from tests.uncertainty.factor_draws import answers, mixed, numbers
from tests.uncertainty.flip_twin import Threshold, smallest


def at_least(number: int) -> Function:
    """A verdict that flips once so many factors are at their high end."""

    def function(points: Floats) -> Floats:
        return answers((points == 1).sum(axis=1) >= number)

    return function


@pytest.mark.parametrize("seed", range(120))
def test_agrees_with_exhaustive_search(seed: int) -> None:
    random = np.random.default_rng(seed)
    factors = mixed(random, int(random.integers(1, 6)))
    function = Threshold(random, len(factors), has_gaps=bool(seed % 2))
    found, expected = smallest_sets(function, factors), smallest(function, factors)
    central = np.array([[factor.central for factor in factors]])
    if np.isnan(function(central)[0, 0]):
        assert found.status == "no answer"
        return
    assert found.status == ("exact" if expected else "none")
    assert {flip.factors for flip in found.sets} == expected
    assert (found.found, found.is_every) == (len(expected), bool(expected))
    assert found.size == (len(next(iter(expected))) if expected else 0)


@pytest.mark.parametrize("seed", range(60))
def test_a_small_budget_gives_bounds_and_sets_of_which_every_factor_is_needed(seed: int) -> None:
    random = np.random.default_rng(1000 + seed)
    factors = mixed(random, 6)
    function = Threshold(random, 6, has_gaps=False)
    found = smallest_sets(function, factors, search=Search(budget=150, seed=seed))
    expected = smallest(function, factors)
    true_size = len(next(iter(expected))) if expected else 99
    assert found.at_least <= true_size
    if found.status == "exact":
        assert found.size == true_size
        assert {flip.factors for flip in found.sets} <= expected
    if found.status == "upper bound":
        assert true_size <= found.size
    if found.status == "none":
        assert not expected
    for flip in found.sets:
        central = {factor.id: factor.central for factor in factors}
        for left_out in (None, *flip.factors):
            values = central | dict(zip(flip.factors, flip.corner, strict=True))
            if left_out:
                values[left_out] = central[left_out]
            asked = function(np.array([list(values.values()), list(central.values())]))[:, 0]
            assert (asked[0] != asked[1]) == (left_out is None)


def test_a_budget_that_does_not_reach_says_so() -> None:
    factors = numbers(30)
    found = smallest_sets(at_least(6), factors, search=Search(budget=4000))
    assert found.status == "upper bound"
    assert (found.size, found.at_least, found.is_every) == (6, 3, False)
    none = smallest_sets(at_least(30), factors, search=Search(budget=2000))
    assert (none.status, none.sets, none.at_least) == ("none found", (), 2)
    assert none.asked <= 2000


def test_all_sets_are_counted_and_some_listed() -> None:
    found = smallest_sets(at_least(2), numbers(10))
    assert (found.status, found.found, len(found.sets), found.is_every) == ("exact", comb(10, 2), 20, True)


def test_the_way_to_the_corner() -> None:
    factors = (*numbers(2), Factor("t", kind="levels", levels=("a", "b"), central=0.0))

    def function(points: Floats) -> Floats:
        return answers((points[:, 0] + points[:, 1] > 1.6) & (points[:, 2] == 1))

    (flip,) = smallest_sets(function, factors).sets
    assert (flip.factors, flip.corner) == (("x1", "x2", "t"), (1.0, 1.0, 1.0))
    assert flip.way == pytest.approx(0.6, abs=1e-5)
    assert flip.nearest == pytest.approx((0.8, 0.8, 1.0), abs=1e-5)
    assert function(np.array([flip.nearest]))[0, 0] == 1


def test_only_levels_go_all_the_way() -> None:
    factors = (Factor("t", kind="levels", levels=("a", "b", "c"), weights=(1.0, 0.0, 1.0), central=0.0),)
    (flip,) = smallest_sets(lambda points: answers(points > 0), factors).sets
    assert (flip.corner, flip.way, flip.corners) == ((2.0,), 1.0, 1)


def test_a_value_inside_a_range_counts_once_it_is_known() -> None:
    factors = numbers(2)

    def function(points: Floats) -> Floats:
        return answers((np.abs(points[:, 0] - 0.8) < 0.1) | (points.sum(axis=1) == 2))

    assert smallest_sets(function, factors).size == 2
    inside = smallest_sets(function, factors, nearest=nearest_flips(function, factors))
    assert (inside.size, inside.sets[0].factors) == (1, ("x1",))
    assert inside.sets[0].nearest[0] == pytest.approx(0.7, abs=1e-5)


def test_which_column_and_no_factor_at_all() -> None:
    factors = (replace(numbers(1)[0], id="only"),)
    found = smallest_sets(lambda points: answers(np.hstack([points * 0, points > 0.7])), factors, column=1)
    assert found.sets[0].factors == ("only",)
    assert smallest_sets(lambda points: np.ones((len(points), 1)), ()).status == "none"


def test_counting_corners() -> None:
    places = ((1.0, 2.0), (), (3.0,), (4.0, 5.0, 6.0))
    assert [count(places, size) for size in range(5)] == [1, 6, 2 + 6 + 3, 6, 0]


def test_a_limit_of_time_gives_what_was_found() -> None:
    def watch(_doing: str, done: int, _of: int) -> None:
        if done > 3000:
            raise LimitReached

    found = smallest_sets(at_least(6), numbers(30), search=Search(budget=10**6), watch=watch)
    assert found.is_cut_short
    assert (found.status, found.at_least) == ("none found", 3)
