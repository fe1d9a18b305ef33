"""Sobol indices match closed forms within their intervals, from a function or from values that others computed."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from scipy import stats

from detente.uncertainty.factors import Factor, Floats, Function
from detente.uncertainty.indices.binned import binned_first_order
from detente.uncertainty.indices.saltelli import saltelli_points
from detente.uncertainty.indices.variance import Indices, from_values, of_function
from tests.uncertainty.closed_forms import g, g_indices, ishigami, ishigami_indices
from tests.uncertainty.factor_draws import numbers

CLOSED = (("ishigami", 3, ishigami, ishigami_indices()), ("g", 4, g, g_indices()))
EVERY_CLOSED = pytest.mark.parametrize(
    ("count", "function", "expected"), [entry[1:] for entry in CLOSED], ids=[entry[0] for entry in CLOSED]
)


def within(found: Indices, expected: tuple[Floats, Floats]) -> bool:
    pairs = [(index.first, one) for index, one in zip(found.indices, expected[0], strict=True)]
    pairs += [(index.total, one) for index, one in zip(found.indices, expected[1], strict=True)]
    return all(estimate.low <= one <= estimate.high for estimate, one in pairs)


@EVERY_CLOSED
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_closed_forms_lie_in_the_intervals(
    count: int, function: Function, expected: tuple[Floats, Floats], seed: int
) -> None:
    (found,) = of_function(function, numbers(count), 2048, seed)
    assert found.status == "complete"
    assert within(found, expected)
    assert all(estimate.high - estimate.low < 0.2 for index in found.indices for estimate in (index.first, index.total))


@EVERY_CLOSED
def test_estimates_are_scipys_and_near(count: int, function: Function, expected: tuple[Floats, Floats]) -> None:
    (found,) = of_function(function, numbers(count), 4096, 5)
    (again,) = of_function(function, numbers(count), 4096, 5)
    assert found == again
    unit: Any = [stats.uniform()] * count
    theirs = stats.sobol_indices(func=lambda points: function(points.T)[:, 0], n=4096, dists=unit, rng=1)
    for index, first, total, ours, whole in zip(
        found.indices, *expected, theirs.first_order, theirs.total_order, strict=True
    ):
        assert abs(index.first.value - first) < 0.01
        assert abs(index.total.value - total) < 0.01
        assert abs(index.first.value - ours) < 0.02
        assert abs(index.total.value - whole) < 0.02


def test_values_that_others_computed_in_any_order() -> None:
    points, layout = saltelli_points(numbers(3), 1000, 9)
    assert (layout.rows, len(points)) == (1024, 1024 * 5)
    order = np.random.default_rng(1).permutation(len(points))
    values = np.empty(len(points))
    values[order] = ishigami(points[order])[:, 0]
    assert from_values(values, layout, 9) == of_function(ishigami, numbers(3), 1000, 9)[0]
    with pytest.raises(ValueError, match="the layout has"):
        from_values(values[1:], layout, 9)


def test_a_group_is_one_driver_with_what_its_members_explain_together() -> None:
    together = tuple(replace(factor, group="ab" if k < 2 else "") for k, factor in enumerate(numbers(3)))
    (found,) = of_function(lambda points: points[:, :1] - points[:, 1:2] + points[:, 2:], together, 1024, 1)
    assert [index.factors for index in found.indices] == [("x1", "x2"), ("x3",)]
    assert abs(found.indices[0].total.value) < 1e-9, "they move together, so their difference stays"
    assert found.indices[1].first.value == pytest.approx(1.0, abs=0.01)


def test_a_single_factor_explains_everything() -> None:
    (found,) = of_function(lambda points: points**2, numbers(1), 512, 1)
    assert found.indices[0].first.value == pytest.approx(1.0, abs=0.02)
    assert found.indices[0].total.value == pytest.approx(1.0, abs=0.02)


def test_nothing_is_computed_over_missing_or_constant_answers() -> None:
    points, layout = saltelli_points(numbers(2), 64, 1)
    values = points[:, 0].copy()
    values[[3, 200]] = np.nan
    missing = from_values(values, layout, 1)
    assert (missing.status, missing.unanswered, missing.indices) == ("unanswered", 2, ())
    constant = from_values(np.full(layout.total, 0.1), layout, 1)
    assert (constant.status, constant.indices) == ("constant", ())


def test_without_factors_nothing_varies() -> None:
    (found,) = of_function(lambda points: np.ones((len(points), 1)), (), 8, 1)
    assert (found.status, found.indices) == ("constant", ())


def test_levels_and_any_reading_of_ranges() -> None:
    factors = (Factor("t", kind="levels", levels=("a", "b"), weights=(1.0, 1.0)), *numbers(1))
    (found,) = of_function(lambda points: points[:, :1] + points[:, 1:], factors, 1024, 1, "triangular")
    assert found.indices[0].first.value == pytest.approx((1 / 4) / (1 / 4 + 1 / 24), abs=0.02)


@EVERY_CLOSED
def test_means_over_bins_come_near_the_first_order(
    count: int, function: Function, expected: tuple[Floats, Floats]
) -> None:
    points = np.random.default_rng(3).random((20_000, count))
    values = function(points)[:, 0]
    np.testing.assert_allclose(binned_first_order(numbers(count), points, values), expected[0], atol=0.03)


def test_bins_of_noise_are_near_zero_and_levels_are_bins() -> None:
    random = np.random.default_rng(4)
    points = np.column_stack([random.integers(0, 3, 900), random.random(900)]).astype(np.float64)
    factors = (Factor("t", kind="levels", levels=("a", "b", "c")), Factor("x"))
    level, noise = binned_first_order(factors, points, points[:, 0] ** 2)
    assert level == pytest.approx(1.0)
    assert abs(noise) < 0.05
    values = points[:, 0].copy()
    values[:10] = np.nan
    assert binned_first_order(factors, points, values)[0] == pytest.approx(1.0)
    assert np.isnan(binned_first_order(factors, points, np.ones(900))).all()
