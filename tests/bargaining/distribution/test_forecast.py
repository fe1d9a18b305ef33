"""A forecast's quantiles, pools and scores against sums that spell them out."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.bargaining.distribution.forecast import Forecast, distribution, pooled
from detente.bargaining.distribution.scores import covered, crps, pit, pit_histogram

atoms = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 9)), min_size=1, max_size=8)


def forecast_of(pairs: list[tuple[int, int]]) -> Forecast:
    points, weights = np.array(pairs, dtype=float).T
    return distribution(points, weights)


def slow_crps(pairs: list[tuple[int, int]], outcome: float) -> float:
    total = sum(weight for _point, weight in pairs)
    away = sum(weight * abs(point - outcome) for point, weight in pairs) / total
    apart = sum(v * w * abs(x - y) for x, v in pairs for y, w in pairs) / total**2
    return away - apart / 2


@given(atoms, st.integers(-5, 25))
def test_crps_is_the_distance_less_half_the_spread(pairs: list[tuple[int, int]], outcome: int) -> None:
    assert crps(forecast_of(pairs), outcome) == pytest.approx(slow_crps(pairs, outcome), abs=1e-12)


def test_crps_of_a_point_is_its_distance() -> None:
    assert crps(distribution(np.array([30.0]), np.ones(1)), 42) == 12


def test_crps_of_many_even_points_is_that_of_the_uniform_distribution() -> None:
    even = distribution((np.arange(10_000) + 0.5) / 10_000, np.ones(10_000))
    for y in (0.0, 0.3, 1.0):
        assert crps(even, y) == pytest.approx(y * y - y + 1 / 3, abs=1e-6)


@given(atoms)
def test_below_counts_half_of_the_point_and_quantile_is_its_inverse(pairs: list[tuple[int, int]]) -> None:
    forecast, total = forecast_of(pairs), sum(weight for _point, weight in pairs)
    for x in sorted({point for point, _weight in pairs}):
        less = sum(weight for point, weight in pairs if point < x)
        own = sum(weight for point, weight in pairs if point == x)
        level = (less + own / 2) / total
        assert forecast.below(x) == pytest.approx(level)
        assert forecast.quantile(level) == pytest.approx(x)


@given(atoms)
def test_quantiles_ascend_and_stay_on_the_support(pairs: list[tuple[int, int]]) -> None:
    forecast = forecast_of(pairs)
    found = list(forecast.quantiles().values())
    assert found == sorted(found)
    assert forecast.support[0] <= found[0] <= found[-1] <= forecast.support[-1]
    assert forecast.quantile(1e-9) == forecast.support[0]


@given(atoms, st.integers(-5, 25), st.sampled_from([0.5, 0.8, 0.95]))
def test_an_interval_holds_what_is_near_the_middle(pairs: list[tuple[int, int]], y: int, level: float) -> None:
    forecast = forecast_of(pairs)
    inside = forecast.support[0] <= y <= forecast.support[-1]
    depth = abs(2 * forecast.below(y) - 1)
    if abs(depth - level) > 1e-6 and 0 < forecast.below(y) < 1 and inside:
        at_end = y in (forecast.support[0], forecast.support[-1])
        assert covered(forecast, y, level) == (depth < level) or at_end


def test_levels_are_moved_on_straight_lines() -> None:
    plain = distribution(np.arange(101.0), np.ones(101))
    moved = Forecast(plain.support, plain.weight, widened=((0.5, 0.4), (0.8, 0.9)))
    assert moved.quantile(0.75) == pytest.approx(plain.quantile(0.7))
    assert moved.quantile(0.1) == pytest.approx(plain.quantile(0.05))
    assert moved.quantile(0.25 / 2) == pytest.approx(plain.quantile((1 - (0.4 + 0.5 * 0.25 / 0.3)) / 2))
    assert moved.median == plain.median


def test_pooling_averages() -> None:
    one, other = forecast_of([(0, 1), (10, 3)]), forecast_of([(10, 1)])
    both = pooled([one, other])
    assert dict(zip(both.support.tolist(), both.weight.tolist(), strict=True)) == {0: 0.125, 10: 0.875}
    assert both.mean == pytest.approx((one.mean + other.mean) / 2)


@pytest.mark.parametrize("p", [0, 1, -0.1, float("nan")])
def test_a_quantile_is_asked_between_0_and_1(p: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        forecast_of([(0, 1)]).quantile(p)


def test_nothing_makes_no_forecast() -> None:
    with pytest.raises(ValueError, match="weight"):
        distribution(np.array([1.0]), np.zeros(1))
    with pytest.raises(ValueError, match="nothing"):
        pooled([])


@given(atoms, st.integers(-5, 25))
def test_pit_is_below_and_at_most(pairs: list[tuple[int, int]], outcome: int) -> None:
    total = sum(weight for _point, weight in pairs)
    less = sum(weight for point, weight in pairs if point < outcome) / total
    most = sum(weight for point, weight in pairs if point <= outcome) / total
    assert pit(forecast_of(pairs), outcome) == pytest.approx((less, most))


def test_the_histogram_is_what_random_values_give_on_average() -> None:
    pits = np.array([[0.0, 0.35], [0.2, 0.2], [0.5, 1.0], [1.0, 1.0]])
    random = np.random.default_rng(5)
    drawn = pits[:, :1] + (pits[:, 1:] - pits[:, :1]) * random.random((4, 40_000))
    counted = np.histogram(drawn, bins=10, range=(0, 1))[0] / drawn.size
    assert pit_histogram(pits, 10) == pytest.approx(counted, abs=0.01)
    assert pit_histogram(pits, 10).sum() == pytest.approx(1)
