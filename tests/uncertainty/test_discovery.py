"""A box put into generated draws is found again, noise is not taken for one, and density is measured honestly."""

import numpy as np
import pytest
from scipy import stats

from detente.uncertainty.discovery.discover import Box, Peeling, discover
from detente.uncertainty.discovery.limits import Limits, unlimited
from detente.uncertainty.discovery.peeling import Draws, pasted, peeled
from detente.uncertainty.discovery.significance import quasi_p_value
from detente.uncertainty.factors import Factor, Floats
from tests.uncertainty.factor_draws import numbers

TYPES = Factor("type", kind="levels", levels=("soft", "firm", "hard"))
FACTORS = (*numbers(6), TYPES)


def drawn(count: int, seed: int) -> Floats:
    random = np.random.default_rng(seed)
    return np.column_stack([random.random((count, 6)), random.integers(0, 3, count)]).astype(np.float64)


def holds(points: Floats) -> Floats:
    """The known box: x1 above 0.4, x2 below 0.7, not the hard type."""
    return np.asarray((points[:, 0] > 0.4) & (points[:, 1] < 0.7) & (points[:, 6] != 2), dtype=np.float64)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("wrong", [0.0, 0.1])
def test_a_known_box_is_found(seed: int, wrong: float) -> None:
    points = drawn(4000, seed)
    verdict = np.abs(holds(points) - (np.random.default_rng(seed).random(4000) < wrong))
    # Ask for more than two factors give, so that the whole box is needed.
    found = discover(FACTORS, points, verdict, seed, peeling=Peeling(density=0.88 if wrong else 0.97))
    limits = {limit.factor: limit for limit in found.restrictions}
    assert {"x1", "x2", "type"} <= set(limits)
    assert limits["x1"].low == pytest.approx(0.4, abs=0.06)
    assert limits["x2"].high == pytest.approx(0.7, abs=0.06)
    assert limits["type"].levels == ("soft", "firm")
    assert found.density is not None
    assert found.coverage is not None
    assert found.density.share > (0.85 if wrong else 0.93)
    assert found.coverage.share > (0.6 if wrong else 0.8)
    assert all(limits[name].p_value < 1e-6 for name in ("x1", "x2", "type"))


def test_the_rule_takes_the_fewest_factors_that_reach_density_and_coverage() -> None:
    points = drawn(4000, 1)
    found = discover(FACTORS, points, holds(points), 1)
    assert found.status == "dense"
    fewest = min(len(box.factors) for box in found.boxes if box.density >= 0.8 and box.coverage >= 0.5)
    assert len(found.restrictions) <= fewest
    assert found == discover(FACTORS, points, holds(points), 1)


def test_the_limits_of_one_factor_are_not_looser_than_needed() -> None:
    points = drawn(1000, 11)
    found = discover(FACTORS, points, np.asarray(points[:, 0] > 0.3, dtype=np.float64), 1)
    (limit,) = found.restrictions
    assert limit.low == pytest.approx(0.3, abs=0.03)


def test_the_other_answer_has_a_box_too() -> None:
    points = drawn(4000, 2)
    found = discover(FACTORS, points, 1 - holds(points), 2, answer=False)
    assert found.status == "dense"
    assert {"x1", "x2", "type"} >= {limit.factor for limit in found.restrictions}


def test_nothing_is_found_in_noise_and_the_held_out_half_is_honest() -> None:
    points = drawn(3000, 3)
    verdict = np.asarray(np.random.default_rng(9).random(3000) < 0.4, dtype=np.float64)
    draws = Draws(FACTORS, points, verdict == 1)
    (rows, yes), found = draws.counts(peeled(draws, 0.05, 100)[-1]), discover(FACTORS, points, verdict, 3)
    assert yes / rows > 0.55, "the rows that make a box flatter it"
    assert found.status == "no box"
    assert found.density is not None
    assert found.density.low < 0.4 < found.density.high


def counted(found: Box) -> tuple[str, int, object]:
    return found.status, found.unanswered, found.density


def test_when_there_is_nothing_to_look_for() -> None:
    points = drawn(200, 4)
    assert counted(discover(FACTORS, points, np.ones(200), 1)) == ("one answer", 0, None)
    assert counted(discover(FACTORS, points, np.full(200, np.nan), 1)) == ("one answer", 200, None)
    few = np.zeros(200)
    few[:5] = 1
    few[5:15] = np.nan
    assert counted(discover(FACTORS, points, few, 1)) == ("too few", 10, None)


def test_rows_without_answer_change_nothing() -> None:
    points = drawn(2000, 5)
    more = np.vstack([points, drawn(50, 6)])
    verdict = np.append(holds(points), np.full(50, np.nan))
    found, same = discover(FACTORS, more, verdict, 1), discover(FACTORS, points, holds(points), 1)
    assert (found.restrictions, found.unanswered) == (same.restrictions, 50)


def test_peeling_shrinks_and_pasting_never_lowers_density() -> None:
    points = drawn(1500, 7)
    draws = Draws(FACTORS, points, holds(points) == 1)
    boxes = peeled(draws, 0.05, 75)
    sizes = [draws.counts(box)[0] for box in boxes]
    assert sizes == sorted(set(sizes), reverse=True)
    assert sizes[0] == 1500
    for box in boxes[::5]:
        (rows, yes), (wider, right) = draws.counts(box), draws.counts(pasted(draws, box, 0.05))
        assert wider >= rows
        assert right / wider >= yes / rows


def test_values_that_tie_are_peeled_together() -> None:
    values = np.repeat(np.arange(4.0), 50)[:, None]
    draws = Draws((Factor("x", 0.0, 3.0),), values, values[:, 0] == 2)
    boxes = peeled(draws, 0.05, 10)
    assert boxes[-1] == Limits((1.5,), (2.5,))


def test_quasi_p_values_are_binomial_tails() -> None:
    points = drawn(500, 8)
    draws = Draws(FACTORS, points, holds(points) == 1)
    box = unlimited(7).from_end(0, 0.5, is_low=True).from_end(1, 0.6, is_low=False)
    inside = (points[:, 0] >= 0.5) & (points[:, 1] <= 0.6)
    wider = points[:, 1] <= 0.6
    yes = int((inside & draws.yes).sum())
    expected = stats.binomtest(yes, int(inside.sum()), draws.yes[wider].mean(), "greater").pvalue
    assert quasi_p_value(draws, box, 0) == pytest.approx(expected)


def test_completions_are_not_limited() -> None:
    points = np.random.default_rng(1).random((1000, 2))
    factors = (Factor("order", kind="completion"), Factor("x"))
    verdict = np.asarray((points[:, 0] > 0.3) & (points[:, 1] > 0.5), dtype=np.float64)
    assert {limit.factor for limit in discover(factors, points, verdict, 1).restrictions} == {"x"}
