"""Parts of a forecast together: one issue shown and all kept, an expert's view kept, questions without issues."""

import json
from pathlib import Path
from typing import Any

import pytest

from detente.analyses.brief import brief
from detente.analyses.talks.experts import document, experts
from detente.files.read import read_text
from detente.report.build import page
from detente.words import brief as briefs
from detente.words import forecast as words
from tests.analyses.test_domain import FILE as TALKS
from tests.cli.asked import asked
from tests.cli.test_score import RIVER

OPTIONS = """\
options: {OPEN: {party: uma}, PUMP: {party: dala}}
states: {o: {on: []}, p: {on: [OPEN]}, q: {on: [PUMP]}, r: {on: [OPEN, PUMP]}}
preferences: {uma: {ranking: [q, r, o, p]}, dala: {ranking: [p, r, o, q]}}
"""
QUESTIONS = RIVER[: RIVER.index("issues:")] + OPTIONS + RIVER[RIVER.index("questions:") : RIVER.index("events:")]
EXPERT = ("--set", "issues.release.positions.dala@ine={position: 5}")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("river.yaml").write_text(RIVER, "utf-8")
    Path("dry.yaml").write_text(QUESTIONS, "utf-8")


def kept(*more: str) -> Any:
    done = asked("forecast", "river.yaml", "--draws", "50", "--save", "kept.json", "--date", "2031-03-02", *more)
    assert done.status == 0, done.err
    return json.loads(Path("kept.json").read_text("utf-8")), done


def test_one_issue_is_shown_and_all_are_kept() -> None:
    saved, done = kept("--issue", "price", "--format", "json")
    assert (list(done.document["issues"]), done.document["questions"]) == (["price"], {})
    assert list(done.document["zone"]["package"]) == ["release", "price"]
    assert list(saved["issues"]) == list(saved["kept"]) == ["release", "price"]
    assert list(saved["questions"]) == ["DRY", "WAR"]
    assert saved["seal"] == kept_whole()["seal"]


def kept_whole() -> Any:
    Path("kept.json").unlink()
    return kept()[0]


def test_a_kept_forecast_says_whose_view_of_the_stands_it_used() -> None:
    assert kept()[0]["stamp"]["expert"] is None
    Path("kept.json").unlink()
    assert kept(*EXPERT, "--expert", "ine")[0]["stamp"]["expert"] == "ine"
    assert "Stands on the issues as ine sees them." in asked("score", "kept.json").out


def test_questions_alone_are_forecast_and_briefed() -> None:
    done = asked("forecast", "dry.yaml", "--picture", "dry.svg")
    assert done.status == 0
    assert "Dry?" in done.out
    assert "W936" in done.err
    assert not Path("dry.svg").exists()
    told = asked("analyze", "dry.yaml", "--format", "json").document
    assert (told["drivers"], told["forecast"]["issues"], list(told["forecast"]["questions"])) == (
        None,
        {},
        ["DRY", "WAR"],
    )


def test_pictures_of_issues_stand_in_their_own_section() -> None:
    found = brief(read_text(RIVER, "river.yaml").scenario)
    assert len(briefs.issues(found)) == 2
    html = page(found)
    assert html.count("<figure") == 3, "two panels, and what moves the issue that has a range"
    first, second = (html.index(f'<section id="issues-{k}"') for k in (1, 2))
    assert html.count("<figure", first, second) == 3


def test_where_intervals_are_validated_the_brief_does_not_deny_it() -> None:
    found = brief(read_text(TALKS, "talks.yaml").scenario)
    assert briefs.issues(found)[0].sentences[-1] == words.caution()
    undeclared = brief(read_text(TALKS.replace("    domain:", "    note: x #"), "talks.yaml").scenario)
    assert briefs.issues(undeclared)[0].sentences[-2:] == (words.caution(), words.not_validated())


def test_a_pool_of_validated_views_is_not_validated() -> None:
    text = TALKS.replace("positions: {", "positions: {c@ine: {position: 6}, ")
    (table,) = document(experts(read_text(text, "talks.yaml").scenario))["issues"]["act"].values()
    assert [view["validated"] for view in table["views"]] == [True, True]
    assert table["linear_pool"]["validated"] is False


def test_a_table_says_that_views_and_domains_are_left_out() -> None:
    text = TALKS.replace("positions: {", "positions: {c@ine: {position: 6}, ")
    Path("talks.yaml").write_text(text, "utf-8")
    done = asked("export", "talks.yaml", "--to", "csv")
    assert "`domain`, `party@expert`" in done.err
    assert "ine" not in done.out
