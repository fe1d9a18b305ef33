"""What the brief and the report say of issues."""

from pathlib import Path

from detente.analyses.brief import brief
from detente.analyses.brief_document import document
from detente.files.catalogue import find
from detente.files.read import read
from detente.model.scenario import Scenario
from detente.report.build import page
from detente.words import brief as briefs


def scenario(name: str, *overrides: str) -> Scenario:
    return read(Path(find(name)), overrides).scenario


def test_the_brief_says_how_far_the_models_spread_with_each_column() -> None:
    found = brief(scenario("upper-river-2031"))
    section, *_others = briefs.issues(found)
    assert found.forecast is not None
    assert len(section.sentences) == 2 + 2 + 1 + 2 + 2  # columns; packages; zone; what it hangs on; cautions
    assert "(capability “economy”)" in section.sentences[0]
    assert "(capability “leverage”)" in section.sentences[1]
    assert section.sentences[-1].startswith("Not validated here")
    assert document(found)["forecast"]["issues"]["release"]["models"]["veto"] == 50
    html = page(found)
    assert section.title in html
    assert "position 20..30..40, salience 0.9, with a veto" in html


def test_a_brief_without_issues_says_nothing_of_them() -> None:
    found = brief(scenario("syria-iraq"))
    assert briefs.issues(found) == ()
    assert document(found)["forecast"] is None


def test_a_file_with_issues_only_is_briefed_on_them() -> None:
    found = brief(scenario("emission-standards"))
    assert (found.cases, found.complete) == ((), True)
    (section,) = briefs.issues(found)
    assert all(sentence[:1].isupper() for sentence in section.sentences)
    told = document(found)
    assert (told["parties"], told["cases"]) == (list(found.scenario.parties), [])
    assert told["forecast"]["issues"]["delay"]["models"]["median"] == 7
    assert told["drivers"]["issues"]["delay"]["votes"]["mean"]["changes"]
    html = page(found)
    assert html.count("<figure") == 1, "the panel; no input has a range"
    assert section.sentences[0] in html


def test_the_brief_says_how_likely_questions_are_and_what_offers_tell() -> None:
    found = brief(scenario("upper-river-2031"))
    questions, offers = briefs.issues(found)[1:]
    assert "Probability of yes: 36%" in questions.sentences[0]  # odds (5.5 / 19.5) * 2
    assert questions.sentences[-1].startswith("Not validated here")
    assert offers.sentences[0].startswith("Lakes Union: “guarantees the treaty” (BACK). The offer speaks for")
    html = page(found)
    assert questions.title in html
    assert offers.title in html


def test_the_brief_says_that_a_zone_exists_and_what_it_does_not_explain() -> None:
    section, *_others = briefs.issues(brief(scenario("upper-river-2031")))
    (zone,) = (said for said in section.sentences if said.startswith("A zone of agreement exists"))
    assert zone.endswith("Where talks fail all the same, this engine does not explain it.")
