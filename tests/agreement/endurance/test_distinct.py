"""Rows found again by hash are those that sorting finds."""

import numpy as np
import pytest

from detente.agreement.endurance.frozen.distinct import distinct_losses, distinct_rows

SEEDS = range(12)


@pytest.mark.parametrize("seed", SEEDS)
def test_rows_are_those_of_sorting(seed: int) -> None:
    random = np.random.default_rng(seed)
    rows = random.integers(-2, 3, size=(60, int(random.integers(1, 4)))) * random.choice([1.0, 1 / 3, 0.1])
    found = distinct_rows(np.concatenate([rows, -0.0 * rows, rows + 1e-14]))
    assert len(np.unique(found, axis=0)) == len(found)
    expected = np.unique(np.round(np.concatenate([rows, 0.0 * rows]), 12), axis=0)
    np.testing.assert_array_equal(found[np.lexsort(found.T[::-1])], expected)


@pytest.mark.parametrize("seed", SEEDS)
def test_losses_are_those_of_every_pair(seed: int) -> None:
    random = np.random.default_rng(seed)
    worth = random.integers(0, 5, size=(40, 3)) / random.choice([1, 3, 4, 7])
    kept, others = random.integers(0, 40, size=40), random.integers(0, 40, size=(40, 6))
    pairs = [worth[kept[s]] - worth[other] for s in range(40) for other in others[s]]
    expected = {tuple(np.round(pair, 10) + 0.0) for pair in pairs} - {(0.0, 0.0, 0.0)}
    found = distinct_losses(worth, kept, others)
    assert {tuple(np.round(row, 10) + 0.0) for row in found} == expected


def test_rows_without_columns_are_all_alike() -> None:
    assert distinct_rows(np.zeros((4, 0))).shape[1] == 0
