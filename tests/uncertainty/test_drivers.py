"""What separates yes draws from no draws agrees with scipy's two-sample test, and noise is told from signal."""

import numpy as np
import pytest
from scipy import stats

from detente.uncertainty.designs import design_named
from detente.uncertainty.factors import Factor, Floats
from detente.uncertainty.indices.drivers import Driver, drivers
from detente.uncertainty.values import place
from tests.uncertainty.factor_draws import numbers

TYPES = Factor("type", kind="levels", levels=("soft", "firm", "hard"))
PLACES = Factor("places", -1.5, 1.5, kind="shift", central=0.0)


def drawn(count: int) -> tuple[tuple[Factor, ...], Floats]:
    factors = (*numbers(3), TYPES, PLACES)
    return factors, place(factors, design_named("sobol").unit(count, 5, 2))


def by_id(found: tuple[Driver, ...]) -> dict[str, Driver]:
    return {driver.factor: driver for driver in found}


def test_the_distance_is_scipys_also_with_ties() -> None:
    random = np.random.default_rng(1)
    for ties in (False, True):
        values = random.integers(0, 9, 300) / 1.0 if ties else random.random(300)
        verdict = np.asarray(
            values + random.normal(0, 3 if ties else 0.3, 300) > (4 if ties else 0.5), dtype=np.float64
        )
        found = drivers((Factor("x"),), values[:, None], verdict, 1).drivers[0]
        assert found.distance == pytest.approx(stats.ks_2samp(values[verdict == 1], values[verdict == 0]).statistic)


def test_total_variation_for_levels() -> None:
    values = np.array([0, 0, 0, 1, 1, 2, 2, 2, 2, 2.0])
    verdict = np.array([1, 1, 0, 1, 0, 0, 0, 0, 0, 1.0])
    found = drivers((TYPES,), values[:, None], verdict, 1).drivers[0]
    assert found.distance == pytest.approx((abs(2 / 4 - 1 / 6) + abs(1 / 4 - 1 / 6) + abs(1 / 4 - 4 / 6)) / 2)


def test_who_drives_and_which_way() -> None:
    factors, points = drawn(2048)
    verdict = np.asarray((points[:, 0] > 0.6) & (points[:, 1] < 0.8) & (points[:, 3] != 2), dtype=np.float64)
    found = drivers(factors, points, verdict, 1)
    driver = by_id(found.drivers)
    assert [of.factor for of in found.drivers][:1] == ["x1"]
    assert [driver[name].direction for name in ("x1", "x2", "x3", "type", "places")] == [
        "up",
        "down",
        "none",
        "level",
        "none",
    ]
    assert driver["type"].favoured in ("soft", "firm")
    assert {name for name, of in driver.items() if of.is_beyond_noise} == {"x1", "x2", "type"}
    assert all(of.low <= of.distance <= of.high for of in found.drivers)
    assert found == drivers(factors, points, verdict, 1)


def test_middle_values_are_seen_as_both_ways() -> None:
    factors, points = drawn(1024)
    verdict = np.asarray(np.abs(points[:, 0] - 0.5) < 0.2, dtype=np.float64)
    assert by_id(drivers(factors, points, verdict, 1).drivers)["x1"].direction == "both ways"


def test_intervals_cover_the_distance_of_all_possible_draws() -> None:
    """Verdict x + u > 1 with uniform x and u: the distance is the maximum of (2x − x²) − x², 1/2."""
    random, covered = np.random.default_rng(5), 0
    for _trial in range(100):
        values = random.random((400, 2))
        verdict = np.asarray(values.sum(axis=1) > 1, dtype=np.float64)
        found = drivers((Factor("x"),), values[:, :1], verdict, 1).drivers[0]
        covered += found.low <= 0.5 <= found.high
    assert covered >= 88


def test_chance_alone_rarely_passes_the_noise() -> None:
    random = np.random.default_rng(6)
    points, factors = random.random((300, 60)), numbers(60)
    found = drivers(factors, points, np.asarray(random.random(300) < 0.3, dtype=np.float64), 1)
    assert sum(driver.is_beyond_noise for driver in found.drivers) <= 8, "one in twenty is expected"


def test_missing_answers_and_verdicts_that_never_change() -> None:
    factors, points = drawn(256)
    verdict = np.asarray(points[:, 0] > 0.5, dtype=np.float64)
    verdict[:6] = np.nan
    found = drivers(factors, points, verdict, 1)
    assert (found.yes + found.no, found.unanswered, found.status) == (250, 6, "complete")
    for same in (np.ones(256), np.zeros(256), np.full(256, np.nan)):
        nothing = drivers(factors, points, same, 1)
        assert (nothing.status, nothing.drivers) == ("one answer", ())
