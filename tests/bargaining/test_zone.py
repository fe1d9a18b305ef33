"""The zone of agreement over a package: the programme against every point of a grid."""

from itertools import product

import numpy as np
import pytest

from detente.bargaining.issue import IssueInput
from detente.bargaining.packages import zone


def issue(
    positions: list[float], saliences: list[float], veto: list[bool], now: float | None, high: float = 100
) -> IssueInput:
    size = len(positions)
    return IssueInput(
        tuple("abc"[:size]),
        np.array(positions, dtype=float),
        np.array(saliences, dtype=float),
        np.ones(size),
        0.0,
        high,
        now,
        np.array(veto, dtype=bool),
    )


def least(issues: list[IssueInput], package: tuple[float, ...]) -> float:
    """The least gain of a veto holder, by the definition in words."""
    holders = {a for each in issues for a, veto in zip(each.actors, each.veto, strict=True) if veto}
    gains = []
    for holder in holders:
        total = 0.0
        for each, x in zip(issues, package, strict=True):
            if holder not in each.actors or each.reference is None:
                continue
            i = each.actors.index(holder)
            before, now = abs(each.reference - each.position[i]), abs(x - each.position[i])
            total += each.salience[i] * (before - now) / (each.high - each.low)
        gains.append(total)
    return min(gains)


@pytest.mark.parametrize("seed", range(12))
def test_nothing_on_a_grid_is_better_than_the_package_found(seed: int) -> None:
    random = np.random.default_rng(seed)
    issues = [
        issue(
            random.integers(0, 21, 3).astype(float).tolist(),
            random.random(3).tolist(),
            [True, bool(random.integers(2)), bool(random.integers(2))],
            float(random.integers(0, 21)),
            20,
        )
        for _issue in range(2)
    ]
    found = zone(issues)
    assert found is not None
    best = max(least(issues, package) for package in product(range(21), repeat=2))
    assert least(issues, found.points) == pytest.approx(min(found.gain.values()), abs=1e-9)
    assert min(found.gain.values()) >= best - 1e-9
    assert found.exists or best <= 1e-9


def test_one_issue_between_opposite_vetoes_has_no_zone() -> None:
    found = zone([issue([0, 100], [1, 1], [True, True], 50)])
    assert found is not None
    assert not found.exists


def test_two_issues_can_be_traded() -> None:
    found = zone([issue([0, 100], [1, 0.1], [True, True], 50), issue([0, 100], [0.1, 1], [True, True], 50)])
    assert found is not None
    assert found.exists
    assert list(found.points) == pytest.approx([0, 100])


def test_without_veto_or_reference_there_is_nothing_to_ask() -> None:
    assert zone([issue([0, 100], [1, 1], [False, False], 50)]) is None
    assert zone([issue([0, 100], [1, 1], [True, False], None)]) is None
    assert zone([]) is None
