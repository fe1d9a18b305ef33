"""A whole sweep: counted by hand from ordinary answers, the same for any workers and after a resume, looked into."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from detente.analyses.sweeps.asking import question_of
from detente.analyses.sweeps.behind.deeper import deeper
from detente.analyses.sweeps.behind.driven import driven
from detente.analyses.sweeps.behind.verdict import numbers_named, verdicts_named, verdicts_of
from detente.analyses.sweeps.document import document
from detente.analyses.sweeps.drawn.changed import changed
from detente.analyses.sweeps.kept import begun, gone_on, unfinished
from detente.analyses.sweeps.question import Question
from detente.analyses.sweeps.summary import families, groups_of, item_of, share_of, spread_of
from detente.analyses.sweeps.sweep import Forgetful, SweepAnswer, sweep
from detente.errors import LimitReached, Unanswerable
from detente.files.catalogue import find
from detente.files.read import read
from detente.model.scenario import Scenario
from detente.store.store import Store
from detente.uncertainty.factors import Floats
from detente.uncertainty.running.workers import Here, workers_for

RIVER = "upper-river-2031"


def river(*overrides: str) -> Scenario:
    return read(find(RIVER), overrides).scenario


@pytest.fixture(scope="module")
def question() -> Question:
    return replace(question_of(river(), ["issues", "guarantors", "roadmaps"]), draws=200)


@pytest.fixture(scope="module")
def answer(question: Question) -> SweepAnswer:
    return sweep(question, Here())


def test_a_number_is_what_the_drawn_scenario_gives(question: Question, answer: SweepAnswer) -> None:
    """The weighted mean, spelled out on the scenario with the drawn values in it."""
    drawn = question.points("written")
    found = answer.whole_column("issues.release.economy.mean", "written")
    for n in range(0, 200, 17):
        scenario = changed(question.scenario, question.factors, drawn[n])
        issue, capable = scenario.contest.issues["release"], scenario.contest.capability["economy"]
        weights = [each.salience.central * capable[each.party].central for each in issue.stands]
        mean = sum(w * each.position.central for w, each in zip(weights, issue.stands, strict=True)) / sum(weights)
        assert found[n] == pytest.approx(mean)


def test_shares_are_counts(answer: SweepAnswer) -> None:
    verdict = verdicts_named(answer, ["roadmaps.phased.holds"])[0]
    column = answer.whole_column("roadmaps.phased.holds", "written")
    assert np.isnan(column[100:]).all(), "a slow subject is asked of the first hundred only"
    share = share_of(answer, verdict, "written")
    assert (share.yes, share.answered) == (int(column[:100].sum()), 100)
    assert share.low <= share.share <= share.high


def test_groups_add_up_to_the_whole(answer: SweepAnswer) -> None:
    verdict = next(each for each in verdicts_of(answer) if each.ask.by)
    whole, groups = share_of(answer, verdict, "doubled"), groups_of(answer, verdict, "doubled")
    assert [group.level for group in groups] == ["calm", "hawk"]
    assert sum(group.share.yes for group in groups) == whole.yes
    assert sum(group.share.answered for group in groups) == whole.answered


def test_a_spread_is_of_the_draws(answer: SweepAnswer) -> None:
    column = answer.whole_column("issues.release.economy.mean", "uniform")
    found = spread_of(answer, "issues.release.economy.mean", "uniform")
    assert found.mean == pytest.approx(column.mean())
    assert found.answered == 200
    assert found.quantiles[0.5] == pytest.approx(np.median(column))


def test_readings_with_the_same_points_are_evaluated_once(question: Question, answer: SweepAnswer) -> None:
    every = [reading for part in question.parts for reading in part.ranges if part.subject.name == "roadmaps"]
    assert sorted(every) == sorted(question.ranges)
    assert len(question.parts) < len(question.subjects) * len(question.ranges)
    assert set(answer.quantities) == set(document(answer)["quantities"])


def test_no_draw_depends_on_what_else_is_asked(question: Question) -> None:
    alone = replace(question_of(river(), ["issues"]), draws=200)
    assert (alone.points("doubled") == question.points("doubled")).all()
    fewer = replace(alone, draws=100)
    assert (fewer.points("written") == alone.points("written")[:100]).all(), "a longer design begins with a shorter one"


def test_two_workers_say_the_same(question: Question, answer: SweepAnswer) -> None:
    assert document(sweep(question, workers_for(count=2))) == document(answer)


class _Half(Forgetful):
    """Has seen the first batches of an earlier run."""

    def __init__(self, answer: SweepAnswer) -> None:
        self.answer = answer
        self.kept: list[tuple[int, int]] = []

    def finished(self, part: int) -> Mapping[int, Floats]:
        before = self.answer.answered[part]
        start, end = before.part.batches[0]
        return {0: before.values[start:end]}

    def keep(self, part: int, batch: int, values: Floats) -> None:
        self.kept.append((part, batch))


def test_finished_batches_are_not_asked_again(question: Question, answer: SweepAnswer) -> None:
    keeper = _Half(answer)
    assert document(sweep(question, Here(), keeper)) == document(answer)
    assert all(batch > 0 for _part, batch in keeper.kept)


def test_a_limit_leaves_what_is_done(question: Question) -> None:
    calls = 0

    def watch(_doing: str, _done: int, _of: int) -> None:
        nonlocal calls
        calls += 1
        if calls > 4:
            raise LimitReached

    cut = sweep(question, Here(), watch=watch)
    assert (cut.complete, cut.status) == (False, "limit")
    assert cut.answered[0].done.any()
    assert not cut.answered[-1].done.any()
    assert document(cut)["status"] == "limit"


def test_the_store_goes_on_where_it_stopped(tmp_path: Path, question: Question, answer: SweepAnswer) -> None:
    text = find(RIVER).read_bytes()
    with Store(tmp_path / "runs") as store:
        kept = begun(store, question, text)
        for part, each in enumerate(answer.answered[:2]):
            for batch, (start, end) in enumerate(each.part.batches):
                kept.keep(part, batch, each.values[start:end])
    with Store(tmp_path / "runs") as store:
        run = unfinished(store, RIVER)
        again = gone_on(store, run, question, text)
        assert sum(len(again.finished(part)) for part in range(len(question.parts))) == run.done > 0
        assert document(sweep(question, Here(), again)) == document(answer)
        assert store.get(run.id).done == run.batches


def test_a_changed_scenario_is_not_gone_on_with(tmp_path: Path, question: Question) -> None:
    text = find(RIVER).read_bytes()
    other = replace(question_of(river("parties.dala.turnover=0.1"), ["issues", "guarantors", "roadmaps"]), draws=200)
    with Store(tmp_path / "runs") as store:
        run = begun(store, question, text).run
        store.finish(run.id, "limit reached")
        with pytest.raises(Unanswerable) as error:
            gone_on(store, unfinished(store, RIVER), other, text)
        (problem,) = error.value.problems
        assert (problem.code, problem.facts["found"]) == ("E783", "--set parties.dala.turnover=0.1")
        edited = text.replace(b"power", b"might")
        with pytest.raises(Unanswerable) as error:
            gone_on(store, unfinished(store, RIVER), replace(question, draws=100), edited)
        assert "numbers." in error.value.problems[0].facts["found"]


@pytest.mark.parametrize(
    ("scenario", "subjects", "together", "code"),
    [
        ("prisoners-dilemma", [], [], "E785"),
        (RIVER, ["isues"], [], "E784"),
        (RIVER, [], ["numbers.power"], "E761"),
        (RIVER, [], ["numbers.power,numbers.nothing"], "E760"),
    ],
)
def test_what_cannot_be_asked(scenario: str, subjects: list[str], together: list[str], code: str) -> None:
    with pytest.raises(Unanswerable) as error:
        question_of(read(find(scenario)).scenario, subjects, together)
    assert [problem.code for problem in error.value.problems] == [code]


def test_a_quantity_that_is_not_there(answer: SweepAnswer) -> None:
    with pytest.raises(Unanswerable) as error:
        verdicts_named(answer, ["roadmaps.phased.hold"])
    (problem,) = error.value.problems
    assert (problem.code, problem.facts["meant"]) == ("E786", "roadmaps.phased.holds")
    assert numbers_named(answer, ["roadmaps.phased.slack", "roadmaps.phased.holds"]) == ("roadmaps.phased.slack",)


def test_a_flip_flips(question: Question, answer: SweepAnswer) -> None:
    """At the value that is told the ordinary answer is the other one, just before it is not."""
    (verdict,) = verdicts_named(answer, ["roadmaps.phased.holds"])
    found = deeper(answer, verdict, budget=200)
    assert found.nearest is not None
    first = next(flip for flip in found.nearest.flips if flip.is_found)
    subject = next(each for each in question.subjects if each.name == "roadmaps")
    factor = next(each for each in question.factors if each.id == first.factor)
    function = subject.function(question.scenario, (factor,))
    k = [each.id for each in question.quantities(subject)].index(verdict.id)
    before = first.central + 0.999 * (first.value - first.central)
    told = function(np.array([[first.central], [before], [first.value]]))[:, k]
    assert told.tolist() == [1, 1, 0]


def test_what_drives_a_number(question: Question, answer: SweepAnswer) -> None:
    """A weighted mean has no interplay of positions: first and total indices of positions agree and explain it."""
    found = driven(answer, "issues.release.economy.mean", budget=6_000)
    assert found.indices is not None
    assert found.swings is not None
    assert sum(each.first.value for each in found.indices.indices) == pytest.approx(1, abs=0.1)
    for each in found.swings:
        (factor,) = (factor for factor in question.factors if factor.id in each.factors)
        if factor.id.startswith("issues.release") and factor.id.endswith(".position"):
            assert each.high > each.low, "a position drags the mean with it"


def test_things_and_what_is_asked_of_them() -> None:
    assert item_of("states", "deal.uma.better") == ("deal", "uma.better")
    assert item_of("guarantors", "guarantors.usa+prc.holds") == ("usa+prc", "holds")
    assert item_of("credibility", "credibility.none") == ("none", "")
    assert item_of("backing", "backing.uniform.usa") == ("usa", "uniform")


def test_families_compare_like_with_like(answer: SweepAnswer) -> None:
    found = {(each.subject, each.asked): each for each in families(answer)}
    assert list(found["roadmaps", "holds"].members) == list(answer.question.scenario.agreement.roadmaps)
    assert found["roadmaps", "holds"].robustness is not None
