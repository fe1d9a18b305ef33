"""Variants of a file: read like the file, asked of the same draws, and shown wherever the question is."""

from dataclasses import replace

import numpy as np
import pytest

from detente.analyses.sweeps.asking import question_of
from detente.analyses.sweeps.behind.verdict import Verdict, read_otherwise, unclaimed, verdicts_of
from detente.analyses.sweeps.document import document
from detente.analyses.sweeps.drawn.changed import changed
from detente.analyses.sweeps.drawn.factors import factors_of
from detente.analyses.sweeps.kept import settings_of
from detente.analyses.sweeps.modest import Sweeps
from detente.analyses.sweeps.sweep import SweepAnswer, sweep
from detente.charts.sweeps import claims as chart
from detente.charts.sweeps.marks import frame_of
from detente.errors import InputError, Unanswerable
from detente.files.read import read_text
from detente.model.scenario import Scenario
from detente.uncertainty.running.workers import Here, workers_for
from detente.words.sweeps import in_brief, shares
from tests.analyses.sweeps.small import PATRON, flagship

N = 32
VARIED = (
    PATRON.replace("discount: {all: 0.5}", "discount: {all: 0.3..0.7}")
    + """
claims:
  one: {says: Tee swaps., asks: [roadmaps.swap.holds, {ask: issues.line.equal.mean > 25, by: numbers.aid}]}
variants:
  poor:
    name: if there were no aid
    asks: [issues.line.equal.mean > 25, roadmaps.swap.joining > 0.2]
    set: {numbers.aid: 0, issues.line.positions.p.position: 0..40}
    without: [guarantees.p.against.t.leak]
  idle: {asks: [issues.line.equal.mean > 25], without: [issues.line.positions.p]}
"""
)


def varied(*changes: tuple[str, str]) -> Scenario:
    text = VARIED
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return read_text(text, "a.yaml").scenario


@pytest.fixture(scope="module")
def answer() -> SweepAnswer:
    return sweep(replace(question_of(varied(), ["roadmaps", "issues"]), draws=N, ranges=("written", "uniform")), Here())


def test_a_variant_is_the_file_as_it_would_be_written() -> None:
    poor = varied().variants["poor"].scenario
    by_hand = read_text(
        VARIED[: VARIED.index("variants:")]
        .replace("aid: 0.5..1..1.5", "aid: 0")
        .replace("position: 0..100", "position: 0..40")
        .replace("{leak: 0.1}", "{}"),
        "b.yaml",
    ).scenario
    assert replace(poor, hash="") == replace(by_hand, hash="")
    assert poor.variants == {}


def test_the_values_of_a_run_hold_in_the_variants_too() -> None:
    scenario = read_text(VARIED, "a.yaml", ["issues.line.scale=0..200"]).scenario
    assert scenario.variants["poor"].scenario.contest.issues["line"].high == 200


def test_a_variant_is_asked_of_the_same_draws(answer: SweepAnswer) -> None:
    """The mean spelled out: 0, 50 and p with equal weights; p's place is drawn by the same column of the design."""
    question = answer.question
    base = question.points("written")[:, [f.id for f in question.factors].index("issues.line.positions.p.position")]
    found = answer.whole_column("issues.line.equal.mean", "written")
    assert found == pytest.approx((50 + base) / 3)
    assert answer.whole_column("issues.line.equal.mean", "written", "poor") == pytest.approx((50 + 0.4 * base) / 3)
    assert answer.whole_column("issues.line.equal.mean", "written", "idle") == pytest.approx(np.full(N, 25.0))


def test_each_draw_of_a_variant_is_the_ordinary_answer_on_it(answer: SweepAnswer) -> None:
    """Joining of single draws, by a sweep of the variant alone on the scenario with the drawn values in it."""
    read = answer.question.as_read(answer.question.scenario.variants["poor"])
    assert [factor.id for factor in read.factors] == [
        f.id for f in answer.question.factors if f.id not in ("numbers.aid", "guarantees.p.against.t.leak")
    ]
    column = answer.whole_column("roadmaps.swap.joining", "written", "poor")
    for n in (0, 7, 20):
        one = changed(read.scenario, read.factors, read.points("written")[n])
        subject = next(each for each in read.subjects if each.name == "roadmaps")
        ids = [quantity.id for quantity in subject.quantities(one)]
        alone = subject.function(one, factors_of(one))(np.zeros((1, len(factors_of(one)))))
        assert alone[0, ids.index("roadmaps.swap.joining")] == pytest.approx(column[n])


def test_it_stands_beside_the_questions_that_it_concerns(answer: SweepAnswer) -> None:
    holds, mean = verdicts_of(answer)
    assert read_otherwise(answer, holds) == ()
    assert [each.variant for each in read_otherwise(answer, mean)] == ["poor", "idle"]
    assert [each.id for each in unclaimed(answer)] == ["roadmaps.swap.joining > 0.2"]
    rows = [cells[0].strip() for _says, lines in shares.claims(answer) for cells in lines]
    at = rows.index("issues.line.equal.mean > 25")
    assert rows[at + 1 : at + 3] == ["if there were no aid", "idle"]
    assert [cells[0].strip() for cells in shares.otherwise(answer)] == [
        "roadmaps.swap.joining > 0.2",
        "if there were no aid",
    ]


def test_json_has_both_readings(answer: SweepAnswer) -> None:
    found = document(answer)
    assert found["variants"]["poor"] == {
        "name": "if there were no aid",
        "asks": ["issues.line.equal.mean > 25", "roadmaps.swap.joining > 0.2"],
    }
    holds, mean = found["claims"]["one"]["asks"]
    assert holds["variants"] == {}
    column = answer.whole_column("issues.line.equal.mean", "uniform", "poor")
    assert mean["variants"]["poor"]["uniform"]["yes"] == (column > 25).sum()
    assert [each["ask"] for each in found["unclaimed"]] == ["roadmaps.swap.joining > 0.2"]
    assert sorted(found["unclaimed"][0]["variants"]) == ["poor"]


def test_brief_and_picture_show_it(answer: SweepAnswer) -> None:
    found = Sweeps((answer,))
    said = dict(in_brief.sections(found, "seq"))
    assert any(each.startswith("If there were no aid: yes in ") for each in said["Tee swaps."])
    assert len(said["The file read otherwise"]) == 2
    asked = [(one, verdict) for one, verdict in found.asked if verdict.ask.by]
    assert "if there were no aid" in str(chart.draw(asked, frame_of([answer])))


@pytest.mark.slow
def test_workers_know_of_it(answer: SweepAnswer) -> None:
    assert document(sweep(answer.question, workers_for(count=2))) == document(answer)


def test_the_store_knows_of_it(answer: SweepAnswer) -> None:
    parts = settings_of(answer.question)["parts"]
    assert {part.get("variant") for part in parts} == {None, "poor", "idle"}
    assert all("variant" not in part for part in settings_of(replace(answer.question, scenario=plain()))["parts"])


def plain() -> Scenario:
    return replace(varied(), variants={})


@pytest.mark.parametrize("change", ["roadmaps.swop.joining > 0.2", "roadmaps.swap.joining", "backing.swap.p"])
def test_what_cannot_be_asked_of_both_is_refused(change: str) -> None:
    """A misspelt name, a number alone, and a quantity that the variant has not."""
    scenario = varied(
        ("roadmaps.swap.joining > 0.2", change), ("without: [guarantees.p.against.t.leak]", "without: [guarantees]")
    )
    with pytest.raises(Unanswerable) as raised:
        question_of(scenario)
    (problem,) = raised.value.problems
    assert problem.place.path == "variants.poor.asks.2"


@pytest.mark.parametrize(
    ("old", "new", "line", "code"),
    [
        ("set: {numbers.aid: 0,", "set: {numbers.aid: much,", 32, "E207"),
        ("set: {numbers.aid: 0,", "set: {number.aid: 0,", 32, "E802"),
        ("without: [guarantees.p.against.t.leak]", "without: [guarantees.q]", 33, "E234"),
        ("without: [guarantees.p.against.t.leak]", "without: [numbers]", 29, "E235"),
    ],
)
def test_what_is_wrong_with_a_variant_has_a_line(old: str, new: str, line: int, code: str) -> None:
    with pytest.raises(InputError) as raised:
        varied((old, new))
    assert [(problem.code, problem.place.line) for problem in raised.value.problems] == [(code, line)]


def test_entries_of_a_list_are_left_out_by_their_numbers() -> None:
    """Two of three steps go; what stands behind keeps its place for errors."""
    steps = "steps: [{to: {W: 1, R: 1}}, {to: {AID: 1}, months: 2}, {to: {R: 0}}]"
    gone = ("without: [guarantees.p.against.t.leak]", "without: [roadmaps.swap.steps.1, roadmaps.swap.steps.2]")
    scenario = varied(("steps: [{to: {W: 1, R: 1}}]", steps), gone)
    assert [step.levels for step in scenario.variants["poor"].scenario.agreement.roadmaps["swap"].steps] == [{"R": 0}]


@pytest.mark.slow
def test_the_flagship_bars_late_signatures_and_shows_what_they_would_do() -> None:
    """Of 150 draws as written: Washington alone 0, with China 90 %, with Russia 86 %, with its allies 0; and if late
    signatures counted 46, 91, 91, 46.
    """
    question = question_of(flagship(), ["guarantors"])
    answer = sweep(replace(question, draws=150, ranges=("written",)), Here())
    found = {}
    for verdict in verdicts_of(answer):
        both = (verdict, *read_otherwise(answer, verdict))
        found[verdict.id] = [round(100 * np.nanmean(each.column(answer, "written"))) for each in both]
    assert found == {
        "guarantors.usa.usa.keeps": [0, 46],
        "guarantors.usa+prc.usa.keeps": [90, 91],
        "guarantors.usa+rus.usa.keeps": [86, 91],
        "guarantors.usa+rok+jpn.usa.keeps": [0, 46],
    }
    assert Verdict(verdict.ask, verdict.claim) == verdict
