"""Swings and smallest changes of a scenario's issues."""

from pathlib import Path

import pytest

from detente.analyses.learned import shipped
from detente.analyses.talks.drivers import document, drivers
from detente.bargaining.distribution.settlement import settle
from detente.errors import LimitReached, Unanswerable
from detente.files.catalogue import find
from detente.files.read import read
from detente.model.scenario import Scenario
from tests.bargaining.distribution.history import issue_of

RIVER = "upper-river-2031"


def scenario(name: str, *overrides: str) -> Scenario:
    return read(Path(find(name)), overrides).scenario


def median(uma: float, dala: float, lakes: float, capability: tuple[float, float, float] = (40, 30, 60)) -> float:
    """By the forecast itself, with the numbers of the example typed in."""
    return settle(issue_of([uma, dala, lakes], [0.9, 0.95, 0.4], list(capability)), shipped().shape).median


def test_swings_are_the_forecasts_at_both_ends_largest_first() -> None:
    found = drivers(scenario(RIVER)).issues["release"]["economy"]["mean"]
    assert found.median == pytest.approx(median(30, 90, 60))
    ends = {swing.input.path.removeprefix("issues.release.positions."): swing for swing in found.swings}
    lakes, dala = ends["lakes.position"], ends["capability.economy.dala"]
    assert (lakes.at_low, lakes.at_high) == pytest.approx((median(30, 90, 50), median(30, 90, 70)))
    assert (dala.at_low, dala.at_high) == pytest.approx(
        (median(30, 90, 60, (40, 25, 60)), median(30, 90, 60, (40, 35, 60)))
    )
    sizes = [swing.size or 0 for swing in found.swings]
    assert sizes == sorted(sizes, reverse=True)
    assert len(found.swings) == 4, "three positions and one capability have ranges"


def test_the_veto_compromise_is_moved_too_and_by_the_reference_point() -> None:
    around = drivers(scenario(RIVER)).issues["release"]["economy"]
    assert list(around) == ["mean", "veto"]
    assert not any(change.input.kind == "reference" for change in around["mean"].changes)
    now = next(change for change in around["veto"].changes if change.input.kind == "reference")
    assert now.median is not None
    assert abs(now.median - around["veto"].median) >= 10


def test_nearest_first_and_against_the_range() -> None:
    found = drivers(scenario(RIVER)).issues["release"]["economy"]["veto"]
    shares = [change.share for change in found.changes]
    assert shares == sorted(shares)
    uma = next(change for change in found.changes if change.input.path.endswith("uma.position"))
    assert uma.inside
    assert uma.reach == pytest.approx((30 - (uma.value or 0)) / 10)
    lakes = next(change for change in found.changes if change.input.path.endswith("lakes.position"))
    assert not lakes.inside


def test_changes_are_what_a_run_with_them_says() -> None:
    found = drivers(scenario(RIVER)).issues["release"]["leverage"]["mean"]
    for change in found.reached:
        again = drivers(scenario(RIVER, f"{change.input.path}={change.value!r}")).issues["release"]["leverage"]["mean"]
        assert again.median == pytest.approx(change.median)
        assert abs(again.median - found.median) >= 10 - 1e-6


def test_inputs_without_a_range_move_only_if_asked() -> None:
    plain = drivers(scenario("emission-standards")).issues["delay"]["votes"]["mean"]
    assert plain.swings == ()
    moved = drivers(scenario("emission-standards"), doubt=10).issues["delay"]["votes"]["mean"]
    assert all(swing.input.assumed for swing in moved.swings)
    greece = next(s.input for s in moved.swings if (s.input.party, s.input.kind) == ("gr", "position"))
    assert (greece.low, greece.high) == pytest.approx((6.4, 7.6)), "a tenth of 4..10 to either side"
    denmark = next(s.input for s in moved.swings if (s.input.party, s.input.kind) == ("dk", "salience"))
    assert (denmark.low, denmark.high) == pytest.approx((0.9, 1.0)), "no salience above 1"


def test_no_capability_column_no_weight_unknown_issue_and_a_limit() -> None:
    equal = drivers(scenario(RIVER, "capability={}"))
    assert list(equal.issues["release"]) == ["equal"]
    assert {c.input.path for c in equal.issues["release"]["equal"]["mean"].changes if c.input.kind == "capability"} == {
        ""
    }
    silent = [f"issues.release.positions.{party}.salience=0" for party in ("uma", "dala", "lakes")]
    assert document(drivers(scenario(RIVER, *silent)))["issues"]["release"]["economy"] == {}
    with pytest.raises(Unanswerable, match="E994"):
        drivers(scenario(RIVER), only="realease")

    def watch(doing: str, done: int, _of: int) -> None:
        if (doing, done) == ("drivers", 1):
            raise LimitReached

    cut = document(drivers(scenario(RIVER), watch=watch))
    assert (cut["status"], list(cut["issues"]["release"])) == ("limit reached", ["economy"])
