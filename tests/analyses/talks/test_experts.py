"""Several experts' views of an issue: alone, as pooled inputs, as a pool of distributions."""

from dataclasses import replace
from pathlib import Path
from statistics import median

import pytest

from detente.analyses.forecast import document as forecast_document
from detente.analyses.forecast import forecast
from detente.analyses.talks.experts import document, experts, middle_range, pooled_stands, with_expert
from detente.analyses.talks.whole import Questions, asked
from detente.errors import Unanswerable
from detente.files.catalogue import find
from detente.files.read import read
from detente.model.ranges import Range
from detente.model.scenario import Scenario

RIVER = "upper-river-2031"
STANDS = "issues.release.positions."


def scenario(*overrides: str) -> Scenario:
    return read(Path(find(RIVER)), overrides).scenario


def with_views() -> Scenario:
    views = {"uma@ine": "{position: 50, salience: 0.5}", "dala@ine": "{position: 70}", "uma@bo": "{position: 20..28}"}
    return scenario(*(f"{STANDS}{key}={value}" for key, value in views.items()))


def test_an_entry_has_what_an_expert_leaves_out_from_the_plain_one() -> None:
    issue = with_views().contest.issues["release"]
    assert [stand.party for stand in issue.stands] == ["uma", "dala", "lakes"]
    ine, own = issue.experts["ine"], {stand.party: stand for stand in issue.stands}
    assert ine["uma"].veto, "as in the plain entry"
    assert ine["dala"] == replace(own["dala"], position=Range.fixed(70.0), provenance=ine["dala"].provenance)


def test_each_view_is_the_forecast_with_these_numbers() -> None:
    found = document(experts(with_views(), draws=300))["issues"]["release"]["economy"]
    assert [view["expert"] for view in found["views"]] == [None, "ine", "bo"]
    typed = {
        "ine": ("uma.position=50", "uma.salience=0.5", "dala.position=70"),
        "bo": ("uma.position=20..28",),
        None: (),
    }
    for view in found["views"]:
        alone = scenario(*(f"{STANDS}{change}" for change in typed[view["expert"]]))
        answer = forecast_document(forecast(alone, draws=300))["issues"]["release"]["columns"]["economy"]
        assert view["mean"] == pytest.approx(answer["models"]["mean"])
        assert view["median"] == pytest.approx(answer["median"])
        assert view["interval"] == pytest.approx(answer["intervals"]["0.8"])
        assert view["validated"] is False


def test_pooled_inputs_are_medians_number_by_number() -> None:
    uma, dala, lakes = pooled_stands(with_views().contest.issues["release"])
    assert uma.position.central == median([30, 50, 24])
    assert (uma.position.low, uma.position.high) == (median([20, 50, 20]), median([40, 50, 28]))
    assert uma.salience.central == median([0.9, 0.5, 0.9])
    assert (dala.position.central, lakes.position.central) == (90, 60)
    same = Range(1.0, 2.0, 3.0, "uniform")
    assert middle_range([same, same]) == same


def test_the_linear_pool_is_the_average_of_probabilities() -> None:
    table = experts(with_views(), draws=300).issues["release"]["economy"]
    assert table.pool is not None
    each = [view.forecast for view in table.views.values() if view.forecast is not None]
    assert len(each) == 3
    for at in (10.003, 45.003, 50.003, 77.003):  # between points of the support: no straight line in between
        below = [sum(w for x, w in zip(f.support, f.weight, strict=True) if x < at) for f in each]
        pooled = sum(w for x, w in zip(table.pool.support, table.pool.weight, strict=True) if x < at)
        assert pooled == pytest.approx(sum(below) / 3)


def test_a_run_may_use_one_experts_view_and_says_so() -> None:
    used = asked(with_views(), Questions(draws=50, expert="ine"))
    typed = scenario(*(f"{STANDS}{c}" for c in ("uma.position=50", "uma.salience=0.5", "dala.position=70")))
    plain = forecast(typed, draws=50)
    assert used.forecast.panels["release"]["economy"].values == plain.panels["release"]["economy"].values
    assert used.forecast.scenario.contest.expert == "ine"


def test_without_views_nothing_changes_and_asking_is_refused() -> None:
    with pytest.raises(Unanswerable, match="E992"):
        experts(scenario())
    with pytest.raises(Unanswerable, match="E993"):
        with_expert(with_views(), "inne")
    with pytest.raises(Unanswerable, match="E994"):
        experts(with_views(), only="x")
    first = forecast_document(forecast(scenario(), draws=20))["issues"]
    assert forecast_document(forecast(with_views(), draws=20))["issues"] == first, "views alone change no forecast"
