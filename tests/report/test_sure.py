"""How sure a brief is: the same shares in sentences, in JSON and in the report, and nothing that kills the brief."""

import functools
import math
from dataclasses import replace

import numpy as np
import pytest

from detente.analyses.brief import Brief, brief
from detente.analyses.brief_document import document
from detente.analyses.sweeps.behind.verdict import Verdict
from detente.analyses.sweeps.modest import Sweeps, sweeps
from detente.errors import LimitReached, Unanswerable
from detente.files.read import read_text
from detente.model.scenario import Scenario
from detente.report.build import page
from detente.report.sweeps.sure import sure
from detente.words import brief as words
from tests.analyses.sweeps.small import PATRON
from tests.report.briefs import TEXT, small
from tests.report.pages import parsed

CLAIMS = """
claims:
  paid:
    says: Pea pays for it.
    asks:
      - issues.line.equal.mean > 45
      - {ask: roadmaps.swap.holds, name: the swap keeps itself, by: numbers.aid}
      - {ask: roadmaps.swap.slack > issues.line.equal.mean, name: the slack is larger}
"""
WAVERING = TEXT.replace("[OPEN, not SCOLD, not PAY]", "[{wants: OPEN, may_shift: 2}, not SCOLD, not PAY]")


def claiming(more: str = CLAIMS) -> Scenario:
    return read_text(PATRON + more, "patron.yaml").scenario


@functools.cache
def swept() -> Sweeps:
    """Of a scenario with a claim that compares what is slow with what is quick."""
    return sweeps(claiming(), draws=100)


@functools.cache
def with_claims() -> Brief:
    return replace(brief(claiming()), sweeps=swept())


@functools.cache
def without_claims() -> Brief:
    scenario = read_text(WAVERING, "fence.yaml").scenario
    found = sweeps(scenario, draws=100)
    return replace(small(), scenario=scenario, sweeps=found)


def told(found: Brief) -> str:
    return "\n".join(sentence for part in words.sure(found) for sentence in (part.title, *part.sentences))


def yes(found: Sweeps, verdict: Verdict, ranges: str) -> int:
    """How many draws in a hundred, counted one by one."""
    answer = next(each for each, asked in found.asked if asked == verdict)
    return sum(1 for value in verdict.column(answer, ranges)[:100] if value == 1)


def test_what_is_slow_is_asked_apart_and_only_as_written() -> None:
    quick, slow = swept().answers
    assert {each.cost for each in quick.question.subjects} <= {"instant", "light"}
    assert quick.question.ranges == ("written", "uniform", "triangular", "doubled")
    assert slow.question.ranges == ("written",)
    assert [each.name for each in slow.question.subjects] == ["issues", "roadmaps", "patrons"], (
        "and what it is compared with"
    )
    assert not any(each.by_name for answer in swept().answers for each in answer.question.subjects)
    assert swept().complete


def test_every_question_is_answered_once_and_in_order() -> None:
    (claim,) = claiming().claims.values()
    assert [verdict.ask for _answer, verdict in swept().asked] == list(claim.asks)
    assert [each.verdict.ask for each in swept().looked_into] == [claim.asks[0]]
    assert swept().looked_into[0].nearest is not None, "what is quick is searched for flips"


def test_sentences_say_the_shares_as_counted() -> None:
    said = told(with_claims())
    assert "Pea pays for it." in said
    first, second, third = (verdict for _answer, verdict in swept().asked)
    assert f"issues.line.equal.mean > 45: yes in {yes(swept(), first, 'written')}% (" in said
    assert f"The swap keeps itself: yes in {yes(swept(), second, 'written')}% (" in said
    assert f"The slack is larger: yes in {yes(swept(), third, 'written')}% (" in said
    other = [yes(swept(), first, each) for each in ("written", "uniform", "triangular", "doubled")]
    assert min(other) != max(other)
    assert f"{min(other)}% to {max(other)}% by how the ranges are read" in said
    assert said.count("Told apart") == 1
    assert "On “issues.line.equal.mean > 45”, what drives it most is" in said
    assert "the position of Pea on “line” (the higher, the more often yes)" in said
    assert not {"probability", "chance", "likelihood"} & set(said.lower().split())


def wilson(yes: int, number: int) -> tuple[float, float]:
    """The 95 % interval of a share, written out."""
    z, p = 1.959963984540054, yes / number
    middle, half = p + z**2 / (2 * number), z * math.sqrt(p * (1 - p) / number + z**2 / (4 * number**2))
    return (middle - half) / (1 + z**2 / number), (middle + half) / (1 + z**2 / number)


@pytest.mark.parametrize(("name", "overlapping"), [("issues.line.positions.p.position", False), ("numbers.aid", True)])
def test_intervals_that_overlap_are_said_to_show_no_difference(name: str, overlapping: bool) -> None:
    """Thirds by the place that the mean hangs on lie apart; by what has nothing to do with it they overlap."""
    asks = f"[{{ask: issues.line.equal.mean > 25, by: {name}}}]"
    scenario = claiming(f"claims: {{paid: {{says: Pea pays., asks: {asks}}}}}\n")
    found = sweeps(scenario, draws=100)
    said = told(replace(with_claims(), scenario=scenario, sweeps=found))
    answer, verdict = next(each for each in found.asked if each[1].ask.by)
    k = [factor.id for factor in answer.question.factors].index(name)
    values, held = answer.question.points("written")[:100, k], verdict.column(answer, "written")[:100]
    first, second = np.quantile(values, [1 / 3, 2 / 3])
    thirds = (held[values < first], held[(values >= first) & (values < second)], held[values >= second])
    ends = [wilson(int(part.sum()), len(part)) for part in thirds]
    assert (max(low for low, _high in ends) <= min(high for _low, high in ends)) == overlapping
    assert ("The intervals overlap, so these draws show no difference." in said) == overlapping
    assert "two shares whose brackets overlap show no difference" in said, "beside every table of shares"


def test_without_claims_the_goal_the_states_and_the_roadmaps_are_told() -> None:
    found = without_claims()
    assert found.sweeps is not None
    assert found.sweeps.asked == ()
    said = told(found)
    for part in ("With The elder, the goal holds: yes in", "keeps itself: yes in", "Status quo: holds"):
        assert part.lower() in said.lower(), said


def test_the_document_has_the_shares_and_no_list_of_inputs() -> None:
    data = document(with_claims())["sweeps"]
    assert list(data) == ["asked", "claims", "variants", "unclaimed", "families", "looked_into"]
    asks = data["claims"]["paid"]["asks"]
    assert asks[0]["ask"] == "issues.line.equal.mean > 45"
    assert len(asks) == 3
    for verdict in (each for _answer, each in swept().asked):
        (ask,) = (each for each in asks if each["ask"] == verdict.id)
        assert ask["ranges"]["written"]["yes"] == yes(swept(), verdict, "written")
    holds = next(each for each in data["families"] if each["subject"] == "roadmaps" and each["asked"] == "holds")
    assert holds["quantities"] == ["roadmaps.swap.holds"]
    assert holds["shares"] == [yes(swept(), swept().asked[1][1], "written") / 100]
    assert document(replace(with_claims(), sweeps=None))["sweeps"] is None


@pytest.mark.parametrize("found", [with_claims, without_claims], ids=["claims", "none"])
def test_the_report_has_a_section_with_pictures_and_tables(found: "functools._lru_cache_wrapper[Brief]") -> None:
    written = page(found())
    taken = parsed(written)
    assert taken.crossed == []
    (section,) = (each for each in taken.named("section") if each.attributes.get("id") == "sure")
    for part in words.sure(found()):
        for sentence in part.sentences:
            assert sentence in section.text
    pictures = [each for part in sure(found()) for each in part.pictures]
    assert pictures
    for each in pictures:
        assert str(each.svg) in written
        assert "This is what the file assumes, not a prediction." in each.svg
    assert [each.pictures for each in sure(found())] == [each.pictures for each in sure(found())]


def test_a_report_without_draws_has_no_such_section() -> None:
    written = page(small())
    assert 'id="sure"' not in written
    assert 'href="#sure"' not in written


def test_a_claim_that_asks_what_is_not_there_leaves_the_brief_standing() -> None:
    wrong = CLAIMS.replace("roadmaps.swap.holds", "roadmaps.swop.holds")
    found = brief(claiming(wrong), with_sweeps=True)
    assert found.sweeps is None
    assert found.complete
    assert [problem.code for problem in found.left_out] == ["E772"]
    assert any(said.startswith("How sure that is could not be asked: ") for said in words.left_out(found))


def test_a_file_that_leaves_nothing_open_is_not_asked() -> None:
    scenario = read_text(
        "detente: 1\nid: a\ntitle: A\nparties: {p: {name: P}}\n"
        "options: {O: {party: p, name: o}}\npreferences: {p: [O]}\n",
        "a.yaml",
    ).scenario
    with pytest.raises(Unanswerable, match="E785"):
        sweeps(scenario)
    found = brief(scenario, with_sweeps=True)
    assert (found.sweeps, found.left_out, found.complete) == (None, (), True)


def test_a_limit_leaves_what_was_finished() -> None:
    seen: list[str] = []

    def watch(doing: str, done: int, _of: int) -> None:
        seen.append(doing)
        if doing == "claims" and done:
            raise LimitReached

    found = sweeps(claiming(), watch, draws=100)
    assert not found.complete
    assert [each.complete for each in found.answers] == [True, True]
    assert "roadmaps" in {each.split()[-1] for each in seen}


def test_a_limit_in_the_draws_is_said() -> None:
    def watch(doing: str, done: int, _of: int) -> None:
        if doing.endswith(" issues"):
            raise LimitReached

    found = sweeps(claiming(), watch, draws=100)
    assert not found.complete
    assert len(found.answers) == 1
    swept_so_far = replace(with_claims(), sweeps=found, complete=False)
    assert "draws were finished" in told(swept_so_far)
    assert "A limit was reached" in page(swept_so_far)
