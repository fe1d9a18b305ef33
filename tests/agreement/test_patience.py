"""Discount factors at which a roadmap holds, as intervals."""

import pytest

from detente.agreement.roadmaps.path import Settings, path_of
from detente.agreement.roadmaps.patience import HIGHEST, patience, scan
from tests.agreement.arithmetic import roadmap
from tests.agreement.classics import dilemma
from tests.agreement.korea import GUARANTORS, ROADMAPS, ladder

TOGETHER = roadmap("together", "", {"X": 1, "Y": 1})


def test_dilemma_needs_a_seventh() -> None:
    game = dilemma(0.5)
    found = patience(game, path_of(game, TOGETHER), Settings(()))
    ((low, high),) = found.intervals
    assert low == pytest.approx(1 / 7, abs=1e-8)
    assert high == HIGHEST
    assert found.unknown == ()


def test_one_party_alone() -> None:
    game = dilemma(0.5)
    found = patience(game, path_of(game, TOGETHER), Settings(()), "a")
    assert found.least == pytest.approx(1 / 7, abs=1e-8)
    impatient = patience(dilemma(0.1), path_of(game, TOGETHER), Settings(()), "a")
    assert impatient.intervals == ()
    assert impatient.least is None


def test_phased_roadmap_of_the_ladder() -> None:
    game = ladder()
    found = patience(game, path_of(game, ROADMAPS["phased"]), Settings(GUARANTORS))
    assert found.least == pytest.approx(5.25 / 6.5, abs=1e-8)


def test_several_intervals() -> None:
    found = scan(lambda d: "holds" if d < 0.25 or 0.5 <= d <= 0.7555 else "not verified" if d > 0.9 else "fails")
    (low, first), (second, third) = found.intervals
    assert low == found.lowest
    assert (first, second, third) == pytest.approx((0.25, 0.5, 0.7555), abs=1e-8)
    assert min(found.unknown) == pytest.approx(0.91)
