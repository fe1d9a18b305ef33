"""A map of two factors holds at each pair what asking there alone says."""

import numpy as np
import pytest

from detente.uncertainty.factors import Factor, Floats
from detente.uncertainty.maps import grid_points, share_map
from tests.uncertainty.factor_draws import numbers

FACTORS = (*numbers(3), Factor("t", kind="levels", levels=("a", "b"), central=0.0))


def verdict(points: Floats) -> Floats:
    return np.asarray(points[:, 0] + points[:, 1] + points[:, 3] > 1.2, dtype=np.float64)


def test_central_others_give_ones_and_zeros() -> None:
    points, grid = grid_points(FACTORS, "x2", "t", steps=5)
    found = share_map(verdict(points), grid)
    assert found.status == "complete"
    assert (grid.first_values, grid.second_values) == ((0.0, 0.25, 0.5, 0.75, 1.0), (0.0, 1.0))
    for a, second in enumerate(grid.first_values):
        for b, level in enumerate(grid.second_values):
            assert found.shares[a][b] == float(0.5 + second + level > 1.2)


def test_other_draws_give_shares() -> None:
    others = np.random.default_rng(1).random((40, 4))
    others[:, 3] = 0
    points, grid = grid_points(FACTORS, "x1", "x3", steps=3, others=others)
    found = share_map(verdict(points), grid)
    for a, first in enumerate(grid.first_values):
        assert found.shares[a] == pytest.approx([float((first + others[:, 1] > 1.2).mean())] * 3)


def test_pairs_without_answer() -> None:
    _points, grid = grid_points(FACTORS, "x1", "x2", steps=2)
    values = np.array([1.0, np.nan, 0.0, 1.0])
    found = share_map(values, grid)
    assert (found.status, found.unanswered) == ("some unanswered", 1)
    np.testing.assert_array_equal(found.shares, [[1.0, np.nan], [0.0, 1.0]])
    assert share_map(np.full(4, np.nan), grid).status == "no answers"
    with pytest.raises(ValueError, match="for a grid"):
        share_map(values[1:], grid)


@pytest.mark.parametrize(("first", "second"), [("x1", "x1"), ("x1", "nobody"), ("nobody", "x1")])
def test_two_of_the_factors(first: str, second: str) -> None:
    with pytest.raises(ValueError, match="are not two of the factors"):
        grid_points(FACTORS, first, second)
