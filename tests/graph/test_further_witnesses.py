"""Witnesses beyond single legal answers can be checked by hand too: at once, foreseen, and by coalitions."""

from random import Random

import numpy as np
import pytest

from detente.errors import Unanswerable
from detente.graph.coalitions import deterrence
from detente.graph.coalitions.ways import improvements_from, minimal_improving
from detente.graph.equilibria import stability
from detente.graph.stability import CONCEPTS, concept_named
from detente.graph.witness import Improvement, Witness, witness
from tests.graph import twin_coalitions
from tests.graph.definitions import at_once
from tests.graph.legality import complaint
from tests.graph.model_draws import Model, draw
from tests.graph.small import CHICKEN, PRISONERS, two_by_two, written

JOINT = [concept.name for concept in CONCEPTS if concept.joint]


def witnesses(concept: str, count: int = 60) -> list[tuple[Model, Witness]]:
    """For each of some models the witnesses of everybody in two states."""
    found = []
    for k in range(count):
        model = draw(Random(f"further witness {k}"), 2 + k % 3, 2 + k % 3)
        rows = [int(row) for row in Random(k).sample(list(model.states.shown), min(2, model.states.count))]
        for party in range(len(model.game.parties)):
            found += [(model, witness(model.game, party, row, concept_named(concept))) for row in rows]
    return found


def code(model: Model, row: int) -> int:
    return int(model.states.codes[row])


def test_what_is_done_at_once_pays_each_alone_and_leads_to_nothing_better() -> None:
    answered = 0
    for model, found in witnesses("sim", 150):
        party, s = model.game.parties[found.party], code(model, found.row)
        for each in found.improvements:
            ends = set(at_once(model.twin, party, s, code(model, each.to)))
            bad = {t for t in ends if not model.twin.prefers(party, t, s)}
            assert each.answered == bool(bad)
            if each.answered:
                answered += 1
                assert each.outcome is not None
                assert code(model, each.outcome) in bad
                movers = [model.game.parties[move.party] for move in each.answer]
                assert party not in movers
                assert len(set(movers)) == len(movers)
                for mover, move in zip(movers, each.answer, strict=True):
                    assert code(model, move.to) in model.twin.improvements(mover, s)
    assert answered > 10


@pytest.mark.parametrize("concept", ["l1", "l2", "l3", "nm"])
def test_a_foreseen_line_is_legal_and_ends_as_the_verdict_says(concept: str) -> None:
    for model, found in witnesses(concept):
        party, s = model.game.parties[found.party], code(model, found.row)
        for each in found.improvements:
            assert code(model, each.to) in model.twin.reach(party, s)
            line = (*each.answer, *each.expected)
            last = party
            here = code(model, each.to)
            for move in line:
                mover = model.game.parties[move.party]
                assert mover != last
                assert code(model, move.to) in model.twin.reach(mover, here)
                last, here = mover, code(model, move.to)
            assert model.twin.prefers(party, here, s) != each.answered
            assert not (each.answer and each.expected)


@pytest.mark.parametrize("concept", JOINT)
def test_a_coalition_gets_there_and_the_answer_deters_a_member(concept: str) -> None:
    for model, found in witnesses(concept, 40):
        s = code(model, found.row)
        for each in found.improvements:
            check_joint(model, found, each, s, concept)


def check_joint(model: Model, found: Witness, each: Improvement, s: int, concept: str) -> None:
    assert each.joint is not None
    group = frozenset(model.game.parties[member] for member in each.joint.coalition)
    ends = twin_coalitions.improvements(model.twin, group, s)
    assert found.party in each.joint.coalition
    assert each.joint.way[-1].to == each.to
    assert complaint(model, found.row, each.joint.way, group, improving=False) == ""
    assert code(model, each.to) in ends
    assert each.joint.more == len(ends) - 1
    assert each.answered == twin_coalitions.answered(model.twin, concept, group, s, code(model, each.to))
    if each.answered:
        end = code(model, each.answer[-1].to)
        assert not twin_coalitions.all_prefer(model.twin, group, end, s)
        if concept != "cseqc":
            others = model.twin.parties - group
            assert complaint(model, each.to, each.answer, others, improving=concept == "cseq") == ""


def test_the_smallest_coalitions_that_would_move() -> None:
    model = two_by_two(PRISONERS)
    assert list(minimal_improving(model.game, 0)) == [((0, 1), [3])]
    assert improvements_from(model.game, (0,), 0) == []


def test_a_foreseen_line_of_three_moves() -> None:
    (each,) = witness((model := two_by_two(CHICKEN)).game, 0, 3, concept_named("nm")).improvements
    assert [model.states.word(row) for row in (each.to, *(move.to for move in each.answer))] == ["NY", "NN", "YN"]


def test_too_many_parties_are_refused() -> None:
    parties = "abcdefghi"
    model = written("ab", dict.fromkeys(parties, "YY"))
    result = stability(model.game, (concept_named("cnash"), concept_named("nash")))
    assert list(result.stable) == ["nash"]
    assert [problem.code for problem in result.refused["cnash"]] == ["E930"]
    with pytest.raises(Unanswerable, match="E930"):
        witness(model.game, 0, 0, concept_named("cgmr"))


def test_too_long_a_search_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deterrence, "SEARCHES", -1)
    model = written("ab", {"a": "YN", "b": ""})
    with pytest.raises(Unanswerable, match="E932"):
        witness(model.game, 0, 0, concept_named("cseqc"))


def test_too_many_joint_improvements_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from detente.graph.coalitions import joint_answers

    monkeypatch.setattr(joint_answers, "MOST_IMPROVEMENTS", 0)
    model = written("ab", {"a": "YN", "b": "YY"})
    assert [p.code for p in stability(model.game, (concept_named("cseqc"),)).refused["cseqc"]] == ["E931"]


def test_foresight_that_does_not_settle_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from detente.graph.foresight import levels

    monkeypatch.setattr(levels, "LONGEST", 0)
    result = stability(two_by_two(CHICKEN).game, (concept_named("nm"),))
    assert [problem.code for problem in result.refused["nm"]] == ["E933"]


def test_large_conflicts_are_looked_at_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    from detente.graph.coalitions import improving

    models = [draw(Random(f"blocks {k}"), 3, 4) for k in range(5)]
    names = [concept_named(name) for name in JOINT]
    whole = [stability(model.game, names).stable for model in models]
    monkeypatch.setattr(improving, "BLOCK", 3)
    monkeypatch.setattr("detente.graph.coalitions.answers.BLOCK", 3)
    monkeypatch.setattr("detente.graph.coalitions.joint_answers.BLOCK", 3)
    for model, before in zip(models, whole, strict=True):
        after = stability(model.game, names).stable
        for name in JOINT:
            np.testing.assert_array_equal(after[name], before[name])
