"""Ranges: a number, or the ends and the middle that its author gives."""

from dataclasses import FrozenInstanceError

import pytest
from pydantic_core import PydanticCustomError

from detente.model.ranges import Range
from detente.preferences.entry import parse_range


def test_a_fixed_number_has_no_width() -> None:
    assert Range.fixed(0.3) == Range(0.3, 0.3, 0.3, "fixed")
    with pytest.raises(FrozenInstanceError):
        Range.fixed(1.0).low = 0.0  # type: ignore[misc]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (3, Range.fixed(3.0)),
        (0.3, Range.fixed(0.3)),
        ("1..2", Range(1.0, 1.5, 2.0, "uniform")),
        ("-5..-1", Range(-5.0, -3.0, -1.0, "uniform")),
        (" 0 .. 1 ", Range(0.0, 0.5, 1.0, "uniform")),
        ("1e-3..2E2", Range(0.001, 100.0005, 200.0, "uniform")),
        ("0.4..0.6..0.8", Range(0.4, 0.6, 0.8, "triangular")),
        ("0..0..1", Range(0.0, 0.0, 1.0, "triangular")),
        ("-1..+1..1", Range(-1.0, 1.0, 1.0, "triangular")),
    ],
)
def test_what_can_be_written(written: object, expected: Range) -> None:
    assert parse_range(written) == expected


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("2..1", "range_order"),
        ("1..1", "range_order"),
        ("0..2..1", "range_order"),
        ("1..0..2", "range_order"),
        ("1,5", "not_a_number"),
        ("80%", "not_a_number"),
        ("1..", "not_a_number"),
        ("1..2..3..4", "not_a_number"),
        ("a..b", "not_a_number"),
        (True, "not_a_number"),
        (None, "not_a_number"),
        ([1, 2], "not_a_number"),
        (float("nan"), "not_finite"),
        (float("inf"), "not_finite"),
        (10**400, "not_finite"),
        (2**53 + 1, "not_exact"),
        ("0..1e999", "not_finite"),
    ],
)
def test_what_cannot(written: object, kind: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        parse_range(written)
    assert caught.value.type == kind
