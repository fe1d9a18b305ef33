"""Medians of many variants and smallest changes, against the definitions and a grid of values."""

import math

import numpy as np
import pytest

from detente.bargaining.draws import Draws
from detente.bargaining.drivers.medians import medians
from detente.bargaining.drivers.nearest import nearest, sides
from detente.bargaining.drivers.numbers import Number, moved, numbers_of, value_of
from detente.bargaining.models import model_named
from tests.bargaining.distribution.history import issue_of
from tests.bargaining.drivers.slow import SHAPE, random_issue, slow_median, slow_nearest, with_value

VETO = model_named("veto")


@pytest.mark.parametrize("seed", range(60))
def test_medians_are_the_definition(seed: int) -> None:
    issue = random_issue(seed)
    for veto in (False, True):
        (found,) = medians(Draws.of(issue), SHAPE, VETO if veto else None)
        slow = slow_median(issue, veto)
        assert math.isnan(found) if slow is None else found == pytest.approx(slow, abs=1e-9)


def test_each_variant_is_by_itself() -> None:
    issue = random_issue(3)
    for number in numbers_of(issue):
        values = [0.1, 0.35, 1.0]
        found = medians(moved(issue, number, values), SHAPE)
        slow = [slow_median(with_value(issue, number, value)) for value in values]
        assert found == pytest.approx(np.array([np.nan if each is None else each for each in slow]), nan_ok=True)


def grid(issue: object, number: Number, own: float) -> list[float]:
    """Values at which the definition is asked, others than those that the search goes through."""
    if number.kind == "capability":
        return [own * k / 50 for k in range(50)] + [max(own, 0.5) * 1.07**k for k in range(1, 60)]
    end = 1.0 if number.kind == "salience" else 100.0
    return [end * k / 200 for k in range(201)] + [end * (k + 0.37) / 90 for k in range(90)]


@pytest.mark.parametrize("seed", [1, 4, 5, 7, 8])
def test_the_nearest_value_is_that_of_a_grid(seed: int) -> None:
    issue = random_issue(seed)
    for veto in (False, True):
        for number in numbers_of(issue):
            own, by = value_of(issue, number), 10.0
            found = nearest(issue, number, by, SHAPE, VETO if veto else None)
            slow = slow_nearest(issue, number, by, grid(issue, number, own), own, veto)
            if found is None:
                assert slow == math.inf
                continue
            base, there = slow_median(issue, veto), slow_median(with_value(issue, number, found.value), veto)
            assert base is not None
            assert there is not None
            assert there == pytest.approx(found.median, abs=1e-9)
            assert abs(there - base) >= by - 1e-9
            assert abs(found.value - own) <= slow + 1e-9, "the grid has none that is nearer"
            less = own + (found.value - own) * (1 - 1e-3)
            if abs(found.value - own) > 0.02:
                before = slow_median(with_value(issue, number, less), veto)
                assert before is not None
                assert abs(before - base) < by, "a little less does not do"


def test_a_value_that_does_it_alone_is_told_from_one_that_lasts() -> None:
    issue, dala = issue_of([30, 90, 60], [0.9, 0.95, 0.4], [90, 60, 20]), Number("position", 1)
    found, base = nearest(issue, dala, 10, SHAPE), slow_median(issue)
    assert found is not None
    assert found.lasting is not None
    assert base is not None
    assert (found.value, found.alone) == (60, True), "where another party stands"

    def way(value: float) -> float:
        there = slow_median(with_value(issue, dala, value))
        assert there is not None
        return abs(there - base)

    assert min(way(60), way(found.lasting), way(found.lasting - 0.1)) >= 10 - 1e-9
    assert max(way(60.01), way(59.99), way(found.lasting + 0.01)) < 10


def test_physical_bounds_are_kept() -> None:
    issue = random_issue(8)
    for number in numbers_of(issue):
        for side in sides(issue, number):
            high = {"salience": 1.0, "capability": math.inf}.get(number.kind, 100.0)
            assert side.min() >= 0
            assert side.max() <= high
            assert np.all(np.diff(np.abs(side - side[0])) >= 0)


def test_no_weight_is_an_error_and_no_say_is_no_value() -> None:
    with pytest.raises(ValueError, match="weight"):
        nearest(issue_of([0, 100], [0, 0]), Number("position", 0), 10, SHAPE)
    assert nearest(issue_of([0, 100], [0, 1]), Number("capability", 0), 10, SHAPE) is None
    assert nearest(issue_of([40], [1]), Number("salience", 0), 10, SHAPE) is None
