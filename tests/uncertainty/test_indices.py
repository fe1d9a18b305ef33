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


def redrawn(values: Floats, rows: int, seed: int, resamples: int) -> tuple[Floats, Floats]:
    """(2 D,) ends of the bootstrap-t by its definition: each redrawn row by row, its error by leaving none out."""

    def index(tables: Floats, centre: float) -> tuple[Floats, Floats]:
        a, b, mixed = tables[0], tables[1], tables[2:]
        own = (a.mean() + b.mean()) / 2
        variance = float((((a - own) ** 2 + (b - own) ** 2) / 2).mean())
        tops = [(b - centre) * (m - a) for m in mixed] + [(a - m) ** 2 / 2 for m in mixed]
        found = np.array([top.mean() / variance for top in tops])
        around = ((a - centre) ** 2 + (b - centre) ** 2) / 2
        influence = [(top - each * around) / variance for top, each in zip(tops, found, strict=True)]
        return found, np.array([one.std() / np.sqrt(rows - 1) for one in influence])

    tables = values.reshape(-1, rows)
    centre = float(tables[:2].mean())
    found, error = index(tables, centre)
    away = []
    for counts in np.random.default_rng(seed).multinomial(rows, np.full(rows, 1 / rows), resamples):
        again, own = index(np.repeat(tables, counts, axis=1), centre)
        away.append((again - found) / own)
    below, above = np.quantile(away, [0.025, 0.975], axis=0)
    ends = np.clip(found - above * error, 0, 1), np.clip(found - below * error, 0, 1)
    return np.minimum(ends[0], found), np.maximum(ends[1], found)


@EVERY_CLOSED
def test_intervals_are_those_of_rows_redrawn_one_by_one(
    count: int, function: Function, expected: tuple[Floats, Floats]
) -> None:
    points, layout = saltelli_points(numbers(count), 32, 2)
    values = function(points)[:, 0]
    made = from_values(values, layout, 2, resamples=200).indices
    low, high = redrawn(values, layout.rows, 2, 200)
    told = [index.first for index in made] + [index.total for index in made]
    assert [each.low for each in told] == pytest.approx(low, abs=1e-6)
    assert [each.high for each in told] == pytest.approx(high, abs=1e-6)


def bargain(points: Floats) -> Floats:
    """Twelve factors of which some act in few rows: a gain that grows without bound in patience, and a ceiling."""
    x = points.T
    patience = 0.3 + 0.6 * x[0]
    worth = x[1] * x[2] * patience / (1 - patience) - x[3] * (1 - x[4]) - x[5] * x[6]
    return np.asarray(np.minimum(worth, x[7] * x[8] - x[9]) + 0.1 * x[10])[:, None]


# six runs of 2^19 rows of scipy.stats.qmc.Sobol in 24 dimensions (seeds 0 to 5), each total as half the mean square of
# what changes when one factor is drawn anew; the standard errors of these means are below 1e-4
BARGAIN = np.array(
    [0.12911, 0.11297, 0.113, 0.11114, 0.11119, 0.11117, 0.11122, 0.12095, 0.12088, 0.41131, 0.00769, 0.0]
)
COVERED = (
    ("bargain", 12, bargain, BARGAIN),
    ("ishigami", 3, ishigami, ishigami_indices()[1]),
    ("g", 4, g, g_indices()[1]),
)


@pytest.mark.slow
@pytest.mark.parametrize("rows", [64, 128])
@pytest.mark.parametrize(("count", "function", "totals"), [each[1:] for each in COVERED], ids=[e[0] for e in COVERED])
def test_intervals_of_totals_cover(count: int, function: Function, totals: Floats, rows: int) -> None:
    """Of 120 seeds; 95 % is what is meant, 93 % what is promised; an idle factor is always covered and not counted."""
    live = np.flatnonzero(np.array(totals) > 0)
    held = np.zeros((120, len(live)), dtype=bool)
    for seed in range(120):
        (found,) = of_function(function, numbers(count), rows, seed)
        held[seed] = [found.indices[k].total.low <= totals[k] <= found.indices[k].total.high for k in live]
    print(f"covered {held.mean():.3f}, the worst factor {held.mean(axis=0).min():.3f}")
    assert held.mean() >= 0.93
    assert held.mean(axis=0).min() >= 0.9, "0.93 less what 120 seeds leave to chance"


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
