"""The nearest flip of each factor: its value and share of the way, for every kind and on either side."""

import math

import numpy as np
import pytest

from detente.uncertainty.factors import Factor, Floats
from detente.uncertainty.flips.nearest import Flip, NearestFlips, Scan, nearest_flips
from tests.uncertainty.factor_draws import answers, numbers


def only(found: NearestFlips) -> Flip:
    (flip,) = found.flips
    return flip


@pytest.mark.parametrize("threshold", [0.501, 0.61, 0.9, 1.0])
@pytest.mark.parametrize("scale", [1e-3, 1.0, 1e6])
def test_the_value_in_the_units_of_the_range(threshold: float, scale: float) -> None:
    flip = only(nearest_flips(lambda points: answers(points >= threshold * scale), numbers(1, 0.0, scale)))
    assert threshold * scale <= flip.value <= threshold * scale * (1 + 1e-15) + 1e-6 * scale
    assert flip.share == pytest.approx((threshold - 0.5) / 0.5, abs=3e-6)


def test_the_nearer_of_two_sides_and_nearest_factors_first() -> None:
    def function(points: Floats) -> Floats:
        inside = (points[:, 0] > 0.1) & (points[:, 0] < 0.7) & (points[:, 1] < 0.55)
        return answers(inside)

    found = nearest_flips(function, (*numbers(2), Factor("idle", 0.0, 1.0, central=0.5)))
    assert [flip.factor for flip in found.flips] == ["x2", "x1", "idle"]
    assert found.verdict
    assert found.flips[1].value == pytest.approx(0.7, abs=2e-6)
    assert not found.flips[2].is_found
    assert math.isnan(found.flips[2].share)


def test_each_side_by_its_own_length() -> None:
    flip = only(nearest_flips(lambda points: answers(points < 0.1), (Factor("x", 0.0, 1.0, central=0.2),)))
    assert flip.share == pytest.approx(0.5, abs=1e-5)


def test_beyond_the_range_only_when_asked_and_within_bounds() -> None:
    def function(points: Floats) -> Floats:
        return answers(points > 0.7)

    near = Factor("x", 0.2, 0.6, central=0.4, within=(0.0, 1.0))
    assert not only(nearest_flips(function, (near,))).is_found
    flip = only(nearest_flips(function, (near,), scan=Scan(beyond=True)))
    assert flip.value == pytest.approx(0.7, abs=1e-6)
    assert flip.share == pytest.approx(1.5, abs=1e-5)
    assert flip.is_beyond
    bounded = Factor("x", 0.2, 0.6, central=0.4, within=(0.0, 0.65))
    assert not only(nearest_flips(function, (bounded,), scan=Scan(beyond=True))).is_found
    unbounded = only(nearest_flips(function, (Factor("x", 0.2, 0.6, central=0.4),), scan=Scan(beyond=True)))
    assert unbounded.share == pytest.approx(1.5, abs=1e-5)


def test_a_central_value_at_an_end_or_outside_and_ranges_of_one_point() -> None:
    def function(points: Floats) -> Floats:
        return answers(points > 0.7)

    at_end = Factor("x", 0.2, 0.6, central=0.6, within=(0.0, 1.0))
    assert only(nearest_flips(function, (at_end,), scan=Scan(beyond=True))).value == pytest.approx(0.7, abs=1e-6)
    outside = Factor("x", 0.5, 1.0, central=0.1)
    assert only(nearest_flips(function, (outside,))).value == pytest.approx(0.7, abs=1e-6)
    point = Factor("x", 0.5, 0.5, central=0.5, within=(0.0, 1.0))
    assert not only(nearest_flips(function, (point,))).is_found
    assert only(nearest_flips(function, (point,), scan=Scan(beyond=True))).value == pytest.approx(0.7, abs=1e-6)


def test_levels_completions_and_shifts() -> None:
    levels = Factor("t", kind="levels", levels=("a", "b", "c"), weights=(1, 1, 1), central=1.0)
    flip = only(nearest_flips(lambda points: answers(points != 1), (levels,)))
    assert (flip.share, flip.others) == (1.0, ("a", "c"))
    order = Factor("order", kind="completion", central=0.0)
    flip = only(nearest_flips(lambda points: answers(points > 0.5), (order,)))
    assert (flip.share, flip.others) == (1.0, ())
    shift = Factor("shift", -40.5, 40.5, kind="shift", central=0.0)
    flip = only(nearest_flips(lambda points: answers((points > 3) & (points < 4)), (shift,)))
    assert flip.value == pytest.approx(3.0, abs=1e-4), "one place among many is not stepped over"


def test_no_answer_is_no_flip() -> None:
    def function(points: Floats) -> Floats:
        return np.where(points > 0.8, 1.0, np.where(points > 0.6, np.nan, 0.0))

    found = nearest_flips(function, numbers(1))
    assert only(found).value == pytest.approx(0.8, abs=1e-6)
    assert found.unanswered > 0
    nothing = nearest_flips(lambda points: points * np.nan, numbers(1))
    assert (nothing.status, nothing.flips) == ("no answer", ())


def test_all_values_of_all_factors_in_one_call() -> None:
    calls: list[int] = []

    def function(points: Floats) -> Floats:
        calls.append(len(points))
        return answers(points.max(axis=1) > 0.9)

    found = nearest_flips(function, numbers(40))
    assert calls[:2] == [1, 40 * 32]
    assert len(calls) < 20
    assert sum(calls) == found.asked


def test_no_factors() -> None:
    assert nearest_flips(lambda points: np.ones((len(points), 1)), ()).flips == ()
