"""Every design gives the same rows for the same seed, inside the cube; those that are samples fill it evenly."""

import re
from pathlib import Path

import numpy as np
import pytest

from detente.uncertainty.designs import DESIGNS, Design, design_named

EVERY_DESIGN = pytest.mark.parametrize("design", DESIGNS, ids=lambda design: design.name)
BIBLIOGRAPHY = (Path(__file__).parents[2] / "docs" / "references.bib").read_text("utf-8")


@EVERY_DESIGN
def test_rows_follow_from_count_columns_and_seed(design: Design) -> None:
    first, again = design.unit(100, 3, 7), design.unit(100, 3, 7)
    assert first.tobytes() == again.tobytes()
    assert first.dtype == np.float64
    assert first.shape[1] == 3
    if design.is_sample:
        assert first.shape == (100, 3)
        assert not np.array_equal(first, design.unit(100, 3, 8))
        assert (first >= 0).all()
        assert (first < 1).all()


@EVERY_DESIGN
@pytest.mark.parametrize("count", [0, 1, 2, 3, 1000])
def test_any_count_and_no_columns(design: Design, count: int) -> None:
    assert design.unit(count, 0, 1).shape[1] == 0
    if design.is_sample:
        assert design.unit(count, 2, 1).shape == (count, 2)


@pytest.mark.parametrize("design", [design for design in DESIGNS if design.is_sample], ids=lambda design: design.name)
def test_each_column_has_a_row_in_every_equal_part(design: Design) -> None:
    rows = design.unit(256, 5, 3)
    assert np.array_equal(np.sort((rows * 256).astype(int), axis=0), np.tile(np.arange(256)[:, None], (1, 5)))


@EVERY_DESIGN
def test_a_source_that_the_bibliography_has(design: Design) -> None:
    assert re.search(rf"^@\w+{{{design.source},$", BIBLIOGRAPHY, re.MULTILINE)


def test_a_longer_sobol_sequence_begins_with_the_shorter_one() -> None:
    unit = design_named("sobol").unit
    assert np.array_equal(unit(1000, 4, 5)[:300], unit(300, 4, 5))


def test_one_at_a_time_moves_one_column_in_each_row() -> None:
    nan = np.nan
    expected = [[nan, nan], [0, nan], [1, nan], [nan, 0], [nan, 1]]
    np.testing.assert_array_equal(design_named("one-at-a-time").unit(99, 2, 1), expected)
