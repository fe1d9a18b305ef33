"""Draws from ranges against the shapes that they are of, and that numbers are drawn apart from each other."""

from dataclasses import replace

import numpy as np
import pytest

from detente.bargaining.distribution.doubt import drawn_number, draws_of
from detente.model.contest import Issue, Stand
from detente.model.ranges import Range
from detente.model.texts import Text

COUNT = 200_000
FIXED = Range.fixed(0.5)


def issue(*positions: Range, now: Range | None = None) -> Issue:
    stands = tuple(Stand(f"p{k}", position, FIXED, k == 0) for k, position in enumerate(positions))
    return Issue("x", Text("X"), 0, 100, None, {}, now, stands)


@pytest.mark.parametrize("central", [2.0, 3.0, 5.0, 10.0])
def test_triangular_draws_have_the_moments_and_the_shares_of_a_triangle(central: float) -> None:
    drawn = drawn_number(Range(2.0, central, 10.0, "triangular"), "a.path", COUNT, 1)
    assert drawn.min() >= 2
    assert drawn.max() <= 10
    assert drawn.mean() == pytest.approx((2 + central + 10) / 3, abs=0.02)
    variance = (4 + central**2 + 100 - 2 * central - 20 - 10 * central) / 18
    assert drawn.var() == pytest.approx(variance, rel=0.02)
    assert np.mean(drawn < central) == pytest.approx((central - 2) / 8, abs=0.005)


def test_uniform_draws_are_even() -> None:
    drawn = drawn_number(Range(-1.0, 0.0, 3.0, "uniform"), "a.path", COUNT, 1)
    counted = np.histogram(drawn, bins=8, range=(-1, 3))[0] / COUNT
    assert counted == pytest.approx(np.full(8, 1 / 8), abs=0.004)


def test_numbers_are_drawn_apart_and_a_change_of_one_leaves_the_others() -> None:
    wide = Range(0.0, 50.0, 100.0, "uniform")
    first = draws_of(issue(wide, wide), {}, "votes", 5_000, 3)
    assert abs(np.corrcoef(first.position[:, 0], first.position[:, 1])).min() < 0.05
    other = draws_of(issue(Range.fixed(20.0), wide), {}, "votes", 5_000, 3)
    assert (other.position[:, 0] == 20).all()
    assert (other.position[:, 1] == first.position[:, 1]).all()
    assert (draws_of(issue(wide, wide), {}, "votes", 5_000, 4).position != first.position).all()


def test_columns_and_the_reference_point_are_drawn_too() -> None:
    given = issue(FIXED, Range.fixed(90.0), now=Range(10.0, 20.0, 30.0, "triangular"))
    capability = {"p1": Range(1.0, 2.0, 3.0, "uniform")}
    drawn = draws_of(given, capability, "votes", 50, 0)
    assert drawn.reference is not None
    assert (drawn.capability[:, 0] == 1).all()
    assert len(set(drawn.capability[:, 1].tolist())) == len(set(drawn.reference.tolist())) == 50
    assert drawn.veto.tolist() == [True, False]
    assert (draws_of(given, capability, "money", 50, 0).capability[:, 1] != drawn.capability[:, 1]).all()


def test_nothing_in_doubt_is_one_draw() -> None:
    given = issue(FIXED, Range.fixed(90.0))
    assert draws_of(given, {}, "votes", 50, 0).count == 1
    assert draws_of(replace(given, now=Range(1, 2, 3, "uniform")), {}, "votes", 50, 0).count == 50
