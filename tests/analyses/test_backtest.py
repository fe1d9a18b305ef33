"""The back-test against sums spelled out, and that nothing it is scored on was learned from."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from detente.analyses.backtest import AGAINST, DISTRIBUTION, Backtest, backtest, document, refit
from detente.analyses.learned import Learned, learned_from, shipped, write_learned
from detente.analyses.past.resolved import resolved
from detente.analyses.past.weights import weighed
from detente.bargaining.distribution.fitting import fit
from detente.bargaining.distribution.forecast import LEVELS
from detente.errors import InputError, LimitReached, Unanswerable
from detente.files.tables.read import read_past
from tests.bargaining.distribution.history import TRUE, history, slow_weights
from tests.files.tables.tables import MEMBERS, SMALL, as_deu, large, written

GROUPS = 40


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> Backtest:
    return backtest(written(tmp_path_factory.mktemp("past"), large(GROUPS)), true_numbers())


def true_numbers() -> Learned:
    return Learned(TRUE, "another", "", "0" * 64, 1, 1, "2031-01-01", "")


def test_the_distribution_is_scored_as_its_definition_is(answer: Backtest) -> None:
    scores = []
    for each in history(TRUE, GROUPS, 11):
        pairs = list(slow_weights(each.issue, TRUE).items())
        away = sum(w * abs(x - each.outcome) for x, w in pairs)
        apart = sum(v * w * abs(x - y) for x, v in pairs for y, w in pairs)
        scores.append(away - apart / 2)
    found = answer.models[DISTRIBUTION].crps
    assert found.value == pytest.approx(np.mean(scores))
    assert found.low < found.value < found.high
    assert answer.outside


def test_points_are_scored_by_their_distance(answer: Backtest) -> None:
    missed = []
    for each in history(TRUE, GROUPS, 11):
        weight = each.issue.salience
        missed.append(abs(sum(weight * each.issue.position) / sum(weight) - each.outcome))
    mean = answer.models["mean"]
    assert mean.mae.value == mean.crps.value == pytest.approx(np.mean(missed))
    assert answer.models[DISTRIBUTION].skill["mean"].value == pytest.approx(
        1 - answer.models[DISTRIBUTION].crps.value / mean.crps.value
    )
    assert "reference" not in answer.models, "no issue has one"


def test_what_made_the_outcomes_beats_every_rival_and_covers(answer: Backtest) -> None:
    assert min(answer.models, key=lambda name: answer.models[name].crps.value) == DISTRIBUTION
    assert list(answer.models[DISTRIBUTION].coverage) == list(LEVELS)
    assert set(answer.models[DISTRIBUTION].skill) <= set(AGAINST)
    assert answer.histogram.sum() == pytest.approx(1)
    assert all(abs(share - 0.1) < 0.09 for share in answer.histogram)


def test_scored_groups_are_set_aside_where_the_file_is_the_one_learned_on(tmp_path: Path) -> None:
    text = large(8)
    path = written(tmp_path, text)
    inside = backtest(path, refit(path, date(2031, 3, 1)))
    assert not inside.outside
    outside = backtest(written(tmp_path, text + "\n", "copy.csv"), refit(path, date(2031, 3, 1)))
    assert outside.outside
    assert inside.models[DISTRIBUTION].crps.value > outside.models[DISTRIBUTION].crps.value
    assert inside.models["climatology"] == outside.models["climatology"]


def test_refit_with_votes_is_what_the_weighed_issues_give(tmp_path: Path) -> None:
    path = written(tmp_path, as_deu(6, actors=MEMBERS), "past.tsv")
    past, _left_out = resolved(weighed(read_past(path), "votes").past)
    assert any(len(set(each.issue.capability.tolist())) > 1 for each in past)
    found, plain = refit(path, date(2031, 3, 1), "votes"), refit(path, date(2031, 3, 1))
    assert replace(found.shape, domain="") == replace(fit(past), domain="")
    assert found.shape != replace(plain.shape, domain=found.shape.domain)


def test_rivals_are_learned_on_the_same_rows(tmp_path: Path) -> None:
    """The slow way: climatology by hand is the outcomes of the other table; its CRPS from the definition."""
    text = large(6, seed=3).replace(",g", ",other").replace("otherroup", "group")
    other = written(tmp_path, text, "other.csv")
    path = written(tmp_path, large(5, seed=4))
    found = backtest(path, learn_on=other)
    assert found.outside
    assert found.alike
    assert (found.learned.file, found.learned.issues) == ("other.csv", 18)
    known = np.array([each.unit_outcome for each in resolved(read_past(other))[0]])
    scores = []
    for each in resolved(read_past(path))[0]:
        y = each.unit_outcome
        scores.append(np.abs(known - y).mean() - np.abs(known[:, None] - known[None, :]).mean() / 2)
    assert found.models["climatology"].crps.value == pytest.approx(100 * np.mean(scores), abs=1e-6)


def test_groups_that_are_scored_are_not_learned_on(tmp_path: Path) -> None:
    path = written(tmp_path, large(5))
    with pytest.raises(Unanswerable, match="E959"):
        backtest(path, learn_on=path)


def test_nothing_is_dropped_without_a_word(tmp_path: Path) -> None:
    more = "a,i3,0,0,5,g3\nb,i3,0,0,5,g3\nc,i3,9,0,5,g3\na,i4,0,1,5,g4\nb,i4,1,1,5,g4\na,i5,3,1,,g5\n"
    found = backtest(written(tmp_path, SMALL + more))
    assert dict(found.left_out) == {
        "i3": "nobody has any weight",
        "i4": "fewer than three parties with a position",
        "i5": "no outcome",
    }
    assert found.n + len(found.left_out) == len(found.past.issues)


def test_a_missing_salience_is_the_mean_of_the_others(tmp_path: Path) -> None:
    some = (
        "party,issue,position,salience,outcome\na,i,0,0.2,0\nb,i,100,0.6,0\nc,i,100,,0\na,j,0,,0\nb,j,0,,0\nc,j,90,,0\n"
    )
    found = backtest(written(tmp_path, some))
    assert found.models["mean"].mae.value == pytest.approx((100 * (0.6 + 0.4) / 1.2 + 30) / 2)


def test_other_scales_are_scored_in_hundredths(tmp_path: Path) -> None:
    text = large(6).replace("\n", ",,\n").replace("group,,", "group,low,high")
    plain = backtest(written(tmp_path, large(6)), true_numbers())
    assert document(backtest(written(tmp_path, text, "b.csv"), true_numbers()))["models"] == document(plain)["models"]


def test_few_groups_and_few_issues_are_said(tmp_path: Path) -> None:
    with pytest.raises(Unanswerable, match="E989"):
        backtest(written(tmp_path, SMALL.replace("g2", "g1")))
    with pytest.raises(Unanswerable, match=r"E984.*no outcome"):
        backtest(written(tmp_path, SMALL.replace("10,", ",").replace("70,", ","), "b.csv"))


def test_a_limit_ends_it(tmp_path: Path) -> None:
    def late(_doing: str, done: int, _of: int) -> None:
        if done:
            raise LimitReached

    answer = backtest(written(tmp_path, SMALL), None, late)
    assert not answer.complete
    assert answer.models[DISTRIBUTION].n < answer.n


def test_what_is_shipped_says_where_it_comes_from() -> None:
    found = shipped()
    assert found.doi == "doi:10.34810/data53"
    assert len(found.sha256) == 64
    assert "--refit" in found.command
    assert found.issues > found.groups > 50
    assert [nominal for nominal, _used in found.shape.widened] == list(LEVELS)


def test_learned_numbers_are_written_and_read_back(tmp_path: Path) -> None:
    path = written(tmp_path, as_deu(6), "past.tsv")
    found = refit(path, date(2031, 3, 1))
    write_learned(found, tmp_path / "out.json")
    assert learned_from(tmp_path / "out.json") == found
    assert (found.date, found.issues, found.groups) == ("2031-03-01", 18, 6)
    with pytest.raises(InputError, match="E807"):
        write_learned(found, tmp_path / "out.json")


@pytest.mark.parametrize("change", [{"pull": -1}, {"closeness": "x"}, {"widened": [[0.5]]}, {"more": 1}])
def test_other_json_is_refused(tmp_path: Path, change: dict[str, object]) -> None:
    content = true_numbers().document
    content["shape"] |= change
    with pytest.raises(InputError, match="E988"):
        learned_from(written(tmp_path, json.dumps(content), "n.json"))
    with pytest.raises(InputError, match="E988"):
        learned_from(written(tmp_path, "[1]", "n.json"))
