"""Claims of a scenario: names are checked all at once, and answers follow from quantities draw by draw."""

from pathlib import Path

import numpy as np
import pytest

from detente.analyses.assumptions import by_confidence
from detente.analyses.sweeps.asking import left_out, question_of
from detente.analyses.sweeps.bargains import BARGAIN_SUBJECTS, backing
from detente.analyses.sweeps.claims import answered, can_answer, checked, parts
from detente.analyses.sweeps.drawn.factors import factors_of
from detente.analyses.sweeps.modest import sweeps
from detente.analyses.sweeps.subjects import SUBJECTS
from detente.errors import Problem, Unanswerable
from detente.files.catalogue import find
from detente.files.read import read_text
from detente.model.said.claims import Ask
from detente.model.scenario import Scenario
from detente.uncertainty.factors import Factor
from detente.words.sweeps import in_brief, shares
from tests.analyses.sweeps.small import PATRON, example, flagship, patron
from tests.cli.asked import asked

NAN = np.nan


def claiming(*asks: str) -> Scenario:
    """The small scenario with one claim and these questions, in flow style."""
    return read_text(f"{PATRON}claims: {{one: {{says: Pea pays., asks: [{', '.join(asks)}]}}}}\n", "a.yaml").scenario


def refused(*asks: str) -> tuple[Problem, ...]:
    scenario = claiming(*asks)
    with pytest.raises(Unanswerable) as caught:
        checked(scenario, BARGAIN_SUBJECTS, factors_of(scenario))
    return caught.value.problems


def test_the_examples_claim_can_be_answered_by_the_subjects_it_needs() -> None:
    scenario = example()
    claims, subjects = checked(scenario, BARGAIN_SUBJECTS, factors_of(scenario))
    assert [claim.id for claim in claims] == ["phased_holds"]
    assert [subject.name for subject in subjects] == ["roadmaps", "issues"]
    assert claims[0].asks[1] == Ask(
        "roadmaps.phased.slack > roadmaps.paid_first.slack", "roadmaps.phased.slack", ">", "roadmaps.paid_first.slack"
    )
    assert claims[0].asks[2].right == 40.0


def test_the_flagships_five_claims_ask_only_what_there_is() -> None:
    scenario = flagship()
    claims, subjects = checked(scenario, SUBJECTS, factors_of(scenario))
    assert [claim.id for claim in claims] == ["us_alone", "others_back", "step_by_step", "evasion", "two_patrons"]
    assert [subject.name for subject in subjects] == ["guarantors", "roadmaps", "credibility", "patrons"]
    for claim in scenario.claims.values():
        assert claim.says.ar
        assert claim.provenance.sources
        for ask in claim.asks:
            assert ask.name is not None
            assert ask.name.ar


def test_a_question_can_be_about_one_party_that_may_leave() -> None:
    scenario = claiming("guarantors swap against p", "{ask: guarantors  swap against t, by: numbers.aid}")
    claims, subjects = checked(scenario, BARGAIN_SUBJECTS, factors_of(scenario))
    assert [(ask.left, ask.sign, ask.by) for ask in claims[0].asks] == [
        ("roadmaps.swap.p.keeps", None, ""),
        ("roadmaps.swap.t.keeps", None, "numbers.aid"),
    ]
    assert [subject.name for subject in subjects] == ["roadmaps"]


def test_a_set_of_guarantors_is_asked_of_the_first_roadmap_of_the_same_steps() -> None:
    text = find("vladivostok-2019").read_text("utf-8")
    at = text.index("      - {ask: guarantors bilateral_us_prk against usa,")
    asks = ("guarantors bilateral_us_prk against prk with rus+usa", "guarantors uniform against usa with none")
    more = "".join(f"      - {ask}\n" for ask in asks)
    claim = read_text(text[:at] + more + text[at:], "a.yaml").scenario.claims["us_alone"]
    asked = [ask.left for ask in claim.asks if ask.left.startswith("backing.")]
    assert asked == ["backing.uniform.usa+rus.prk.keeps", "backing.uniform.none.usa.keeps"]
    assert set(asked) <= {quantity.id for quantity in backing.quantities(flagship())}


def test_claims_are_no_inputs() -> None:
    said = claiming("roadmaps.swap.holds")
    assert can_answer(said)
    assert not can_answer(patron())
    assert by_confidence(said) == by_confidence(patron())


def test_unknown_names_are_all_reported_with_what_was_meant() -> None:
    found = refused("roadmaps.swop.holds", "{ask: roadmaps.swap.holds, by: numbers.ade}", "nothing.at.all")
    assert [problem.code for problem in found] == ["E772", "E773", "E772"]
    assert found[0].facts["meant"] == "roadmaps.swap.holds"
    asked = ("holds", "slack", "joining", "t.keeps", "u.keeps", "p.keeps")
    assert found[0].facts["options"] == ", ".join(f"roadmaps.swap.{each}" for each in asked)
    assert found[1].facts["meant"] == "numbers.aid"
    assert found[2].facts["options"] == "roadmaps.…, backing.…, patience.…, issues.…, patrons.…"
    assert str(found[0]).startswith("claims.one.asks.1 E772 ")


def test_a_number_alone_is_no_answer_and_a_verdict_is_no_number() -> None:
    found = refused("roadmaps.swap.slack", "roadmaps.swap.holds > 0.5", "roadmaps.swap.slack > roadmaps.swap.holds")
    assert [problem.code for problem in found] == ["E774", "E775", "E775"]


def test_questions_are_answered_draw_by_draw() -> None:
    column = {"a": np.array([1.0, 0.0, NAN, 2.0]), "b": np.array([0.0, 0.0, 1.0, NAN])}

    def yes(ask: Ask) -> list[float]:
        return [float(each) for each in answered(ask, column)]

    assert yes(Ask("", "a", ">", "b")) == pytest.approx([1, 0, NAN, NAN], nan_ok=True)
    assert yes(Ask("", "a", "<", "b")) == pytest.approx([0, 0, NAN, NAN], nan_ok=True)
    assert yes(Ask("", "a", "<", 1.5)) == pytest.approx([1, 1, NAN, 0], nan_ok=True)
    assert yes(Ask("", "b")) == pytest.approx([0, 0, 1, NAN], nan_ok=True)


def test_draws_are_told_apart_by_level_or_by_thirds() -> None:
    kinds = Factor("parties.t.types", kind="levels", levels=("soft", "hard", "mad"))
    found = parts(kinds, np.array([0.0, 1.0, 0.0]))
    assert [(part.level, part.rows.tolist()) for part in found] == [
        ("soft", [True, False, True]),
        ("hard", [False, True, False]),
    ]
    values = np.array([5.0, 1.0, 3.0, 2.0, 4.0, 6.0])
    thirds = parts(Factor("numbers.aid"), values)
    assert [sorted(values[part.rows]) for part in thirds] == [[1, 2], [3, 4], [5, 6]]
    assert (thirds[0].low, thirds[-1].high) == (1, 6)
    assert parts(Factor("numbers.aid"), np.array([])) == ()
    assert sum(part.rows.sum() for part in parts(Factor("numbers.aid"), np.array([2.0, 2.0]))) == 2


def test_what_is_asked_by_name_only_is_said_to_be_left_out() -> None:
    slow = "guarantors swap against t with p"
    scenario = claiming("roadmaps.swap.holds", slow, "roadmaps.swap.holds > backing.swap.none")
    plain = question_of(scenario).subjects
    assert [[each.name for each in needed] for needed in left_out(scenario, plain).values()] == [
        ["backing"],
        ["roadmaps", "backing"],
    ]
    (said,) = shares.left_out(scenario, plain)
    assert "2 questions of this file" in said
    assert "with Pea, Tee would leave swap at no step" in said
    assert "`--subject backing --subject roadmaps`" in said
    assert list(shares.left_out(scenario, question_of(scenario, ["backing"]).subjects)) == []
    assert list(shares.left_out(patron(), plain)) == []


def test_a_plain_sweep_and_the_brief_say_what_they_leave_out(tmp_path: Path) -> None:
    text = f"{PATRON}claims: {{one: {{says: Pea pays., asks: [guarantors swap against t with p]}}}}\n"
    (tmp_path / "patron.yaml").write_text(text, "utf-8")
    asking = ("sweep", str(tmp_path / "patron.yaml"), "--draws", "100", "--ranges", "written", "--workers", "1")
    plain, named = asked(*asking, "--no-store"), asked(*asking, "--no-store", "--subject", "backing")
    assert ("1 question of this file" in plain.out, "left out" in named.out) == (True, False)
    assert "Pea pays." in named.out
    data = asked(*asking, "--no-store", "--format", "json").document
    assert data["left_out"] == {"guarantors swap against t with p": ["backing"]}
    _title, said = next(in_brief.sections(sweeps(read_text(text, "a.yaml").scenario, draws=4), "seq"))
    assert any("1 question of this file" in each for each in said)
