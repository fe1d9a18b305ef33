"""Votes as weights, limits that cut a back-test off, and the form of the forecast chosen without what is scored."""

import json
from pathlib import Path

import pytest

from detente.analyses.backtest import DISTRIBUTION, backtest
from detente.analyses.nested import FORMS, nested
from detente.analyses.past.weights import weighed
from detente.errors import DetenteError, LimitReached
from detente.files.tables.read import read_past
from tests.cli.asked import asked
from tests.files.tables.tables import SMALL, large, written

DEU = (
    "prnr\tisnr\tintro\tpcom\tpde\tplu\tpro\tscom\tsde\tslu\tsro\tout\n\t\t\t\t\t\t\t\t\t\t\t\n"
    "g\ti\t2022-05-01\t100\t0\t50\t\t100\t50\t10\t\t40\n"
    "h\tj\t22-05-05\t100\t0\t\t30\t10\t20\t\t30\t40\n"
    "h\tk\t1931-12-15\t0\t80\t20\t\t10\t20\t30\t\t40\n"
    "h\tl\t999\t0\t80\t20\t\t10\t20\t30\t\t40\n"
)


def deu(tmp_path: Path) -> Path:
    return written(tmp_path, DEU, "deu.tsv")


def test_members_weigh_by_the_votes_of_the_day(tmp_path: Path) -> None:
    found = weighed(read_past(deu(tmp_path)), "votes")
    weights = {issue.id: [stand.capability for stand in issue.stands] for issue in found.past.issues}
    assert weights == {"i": [10, 10, 2], "j": [29, 29, 14], "k": [29, 29, 4], "l": [10, 10, 2]}
    assert found.treaties == {"EU-10": 1, "EU-15": 1, "EU-27": 1, "EU-28": 1}
    counts = {each.code: each.facts["count"] for each in found.past.warnings if each.code in ("W666", "W667")}
    assert counts == {"W666": "2", "W667": "1"}
    only = weighed(read_past(deu(tmp_path)), "votes-only").past.issues[0]
    assert [stand.capability for stand in only.stands] == [0, 10, 2]


def test_the_mean_is_of_votes_times_salience(tmp_path: Path) -> None:
    """i: (100 * 10 + 0 * 5 + 50 * .2) / 15.2; j: (290 + 0 + 126) / (2.9 + 5.8 + 4.2), and so on, by hand."""
    points = [1010 / 15.2, 416 / 12.9, (5.8 * 80 + 1.2 * 20) / 9.9, (2 * 80 + 0.6 * 20) / 3.6]
    answer = backtest(deu(tmp_path), weights="votes")
    assert answer.models["mean"].mae.value == pytest.approx(sum(abs(x - 40) for x in points) / 4)


def test_weights_that_a_table_does_not_have_are_refused(tmp_path: Path) -> None:
    stands = read_past(written(tmp_path, SMALL))
    for past, weights, code in (
        (stands, "votes", "E671"),
        (stands, "capability", "E676"),
        (read_past(deu(tmp_path)), "capability", "E676"),
        (read_past(written(tmp_path, DEU.replace("plu", "pxx").replace("slu", "sxx"), "x.tsv")), "votes", "E672"),
    ):
        with pytest.raises(DetenteError, match=code):
            weighed(past, weights)


def test_capability_counts_unless_everybody_is_to_weigh_alike(tmp_path: Path) -> None:
    path = written(tmp_path, "party,issue,position,capability,outcome\na,i,0,3,1\nb,i,90,1,1\nc,i,0,1,1\n")
    past = read_past(path)
    assert [s.capability for s in weighed(past, None).past.issues[0].stands] == [3, 1, 1]
    assert [s.capability for s in weighed(past, "equal").past.issues[0].stands] == [1, 1, 1]


@pytest.mark.parametrize("calls", [0, 3, 12])
def test_a_limit_leaves_what_was_finished(tmp_path: Path, calls: int) -> None:
    left = calls

    def watch(_doing: str, _done: int, _of: int) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise LimitReached

    path = written(tmp_path, large(15))
    whole, part = backtest(path), backtest(path, watch=watch)
    assert not part.complete
    assert not part.holds
    assert (DISTRIBUTION in part.models) == (calls > 0)
    if calls == 3:
        assert 0 < part.models[DISTRIBUTION].n < whole.models[DISTRIBUTION].n
        assert "mean" in part.unfinished
    if calls == 12:
        assert part.models[DISTRIBUTION] == whole.models[DISTRIBUTION]
        assert part.models["mean"] == whole.models["mean"]


def test_a_partial_answer_is_printed_and_marked(tmp_path: Path) -> None:
    done = asked("backtest", str(written(tmp_path, large(15))), "--time-limit", "1e-9", "--format", "json")
    assert done.status == 3
    document = json.loads(done.out)
    assert (document["status"], document["models"]) == ("limit reached", {})
    assert DISTRIBUTION in document["unfinished"]


def test_the_form_is_chosen_without_the_groups_that_are_scored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.analyses.nested.OUTER", 3)
    monkeypatch.setattr("detente.analyses.nested.INNER", 3)
    found = nested(written(tmp_path, large(12)))
    assert sum(found.chosen.values()) == 3
    assert set(found.alone) == set(FORMS)
    only = [name for name, count in found.chosen.items() if count == 3]
    if only:
        assert found.crps == pytest.approx(found.alone[only[0]])
