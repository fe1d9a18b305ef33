"""The forecast's distribution against its definition, summed up draw by draw."""

from pathlib import Path

import numpy as np
import pytest

from detente.analyses.forecast import document, forecast
from detente.analyses.learned import shipped
from detente.analyses.outlook import outlook, outlook_document
from detente.bargaining.distribution.doubt import drawn_number
from detente.errors import LimitReached
from detente.files.catalogue import find
from detente.files.read import read
from detente.model.ranges import Range
from detente.model.scenario import Scenario
from tests.bargaining.distribution.history import issue_of, slow_weights

RIVER = "upper-river-2031"
CAPABLE = {"uma": 40, "dala": 30, "lakes": 60}
SURE = [f"capability.economy.{party}={number}" for party, number in CAPABLE.items()]
WEIGHT = {"uma": 0.9 * 40, "dala": 0.95 * 30, "lakes": 0.4 * 60}
RANGES = {"uma": (20, 30, 40), "dala": (80, 90, 100), "lakes": (50, 60, 70)}


def scenario(name: str, *overrides: str) -> Scenario:
    return read(Path(find(name)), overrides).scenario


def fixed() -> Scenario:
    return scenario(
        RIVER, *SURE, *(f"issues.release.positions.{party}.position={x}" for party, (_a, x, _b) in RANGES.items())
    )


def test_without_ranges_it_is_the_definition() -> None:
    found = outlook(fixed(), "release", "economy")
    given = issue_of([30, 90, 60], list(WEIGHT.values()))
    mean = sum(WEIGHT[party] * RANGES[party][1] for party in WEIGHT) / sum(WEIGHT.values())
    assert found.draws == 1
    assert mean > 50, "the farthest that the veto holder at 30 accepts, with 10 if there is no agreement"
    for name, centre in (("mean", mean / 100), ("veto", 0.5)):
        slow = slow_weights(given, shipped().shape, centre)
        assert found.around[name].support == pytest.approx(np.array(list(slow)))
        assert found.around[name].weight == pytest.approx(np.array(list(slow.values())))


def test_with_ranges_it_is_the_average_over_draws() -> None:
    found = outlook(scenario(RIVER, *SURE), "release", "economy", 40, 5)
    drawn = [
        drawn_number(Range(low, x, high, "triangular"), f"issues.release.positions.{party}.position", 40, 5)
        for party, (low, x, high) in RANGES.items()
    ]
    slow = dict.fromkeys(("mean", "veto"), 0.0)
    for row in np.array(drawn).T.tolist():
        middle = sum(w * x for w, x in zip(WEIGHT.values(), row, strict=True)) / sum(WEIGHT.values())
        accepted = min(max(middle, 10), 2 * row[0] - 10)
        for name, centre in (("mean", middle), ("veto", accepted)):
            weights = slow_weights(issue_of(row, list(WEIGHT.values())), shipped().shape, centre / 100)
            slow[name] += sum(x * weight for x, weight in weights.items()) / 40
    assert {name: found.around[name].mean for name in slow} == pytest.approx(slow, abs=0.05)


def test_nothing_is_validated_and_every_distribution_names_the_domain() -> None:
    for name in (RIVER, "emission-standards"):
        answer = forecast(scenario(name), draws=50)
        for panels in answer.outlooks.values():
            for each in (found for panel in panels.values() for found in panel.around.values()):
                assert (each.validated, each.domain) == (False, shipped().shape.domain)


def test_the_document_has_the_first_column_and_all_columns() -> None:
    answer = document(forecast(scenario(RIVER), draws=50))
    release = answer["issues"]["release"]
    for key in ("median", "mean", "quantiles", "around", "draws"):
        assert release[key] == release["columns"]["economy"][key]
    assert release["median"] == release["quantiles"]["0.5"] != release["columns"]["leverage"]["median"]
    assert {"0.05", "0.95"} <= set(release["quantiles"])
    assert list(release["around"]) == ["mean", "veto"]
    assert release["columns"]["economy"]["models"]["mean"] != release["mean"], (
        "a model's point is not the distribution's"
    )


def test_no_veto_or_no_reference_point_leaves_the_mean_alone() -> None:
    assert list(outlook(scenario("emission-standards"), "delay", "votes").around) == ["mean"]
    without = scenario(RIVER, "issues.release.positions.uma.veto=no")
    assert list(outlook(without, "release", "economy", 50).around) == ["mean"]


def test_nobody_with_weight_has_no_distribution() -> None:
    silent = scenario(RIVER, *(f"issues.release.positions.{party}.salience=0" for party in WEIGHT))
    found = outlook_document(outlook(silent, "release", "economy", 50))
    assert (found["median"], found["quantiles"], found["around"]) == (None, {}, {})


def test_a_limit_leaves_distributions_out_and_says_so() -> None:
    def watch(doing: str, _done: int, _of: int) -> None:
        if doing == "distribution":
            raise LimitReached

    answer = document(forecast(scenario(RIVER), watch=watch))
    assert answer["status"] == "limit reached"
    assert answer["issues"]["release"]["median"] is None
    assert answer["issues"]["release"]["models"]["median"] == 60
