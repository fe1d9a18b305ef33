"""Witnesses: found by search, they agree with the fixed point, and each answer can be checked by hand."""

from random import Random

import pytest

from detente.graph.equilibria import stability
from detente.graph.stability import CLASSICAL, concept_named
from detente.graph.witness import Improvement, Witness, stable_at, witness
from tests.graph.legality import complaint, distance
from tests.graph.model_draws import Model, draw
from tests.graph.small import PRISONERS, two_by_two, written

BY_SEQUENCES = (*CLASSICAL, concept_named("sseq"))


def answers_of(model: Model, concept: str, party: str, s: int) -> set[int]:
    """States that answer a move from s by definition, wherever they are reached from."""
    twin = model.twin
    no_better = {s2 for s2 in twin.states if not twin.prefers(party, s2, s)}
    if concept not in {"smr", "sseq"}:
        return no_better
    return {s2 for s2 in no_better if not any(twin.prefers(party, s3, s) for s3 in twin.reach(party, s2))}


def check_answer(model: Model, found: Witness, improvement: Improvement) -> None:
    improving = found.concept in {"seq", "sseq"}
    party = model.game.parties[found.party]
    others = model.twin.parties - {party}
    s, s1 = (int(model.states.codes[row]) for row in (found.row, improvement.to))
    goal = answers_of(model, found.concept, party, s)
    if found.concept == "nash":
        assert improvement.answer == ()
        return
    assert (len(improvement.answer) or None) == distance(model.twin, others, s1, goal, improving)
    assert improvement.answered == bool(improvement.answer)
    if improvement.answer:
        assert complaint(model, improvement.to, improvement.answer, others, improving) == ""
        assert int(model.states.codes[improvement.answer[-1].to]) in goal


@pytest.mark.parametrize("parties", [2, 3, 4, 5])
def test_witnesses_agree_with_the_fixed_point(parties: int) -> None:
    for k in range(50):
        model = draw(Random(f"witness {parties} {k}"), parties)
        result = stability(model.game, BY_SEQUENCES)
        random = Random(k)
        rows = random.sample([int(row) for row in model.states.shown], min(4, model.states.count))
        for concept in BY_SEQUENCES:
            for party in range(parties):
                for row in rows:
                    found = witness(model.game, party, row, concept)
                    assert found.stable == result.stable[concept.name][party, row]
                    s = int(model.states.codes[row])
                    moves = [int(model.states.codes[improvement.to]) for improvement in found.improvements]
                    assert moves == sorted(model.twin.improvements(model.game.parties[party], s))
                    for improvement in found.improvements:
                        check_answer(model, found, improvement)


def test_the_prisoners_answer_each_other() -> None:
    model = two_by_two(PRISONERS)
    both, only_b = (model.states.row(code) for code in (0b11, 0b01))
    assert both is not None
    found = witness(model.game, 0, both, concept_named("seq"))
    (improvement,) = found.improvements
    assert improvement.to == only_b
    assert [(move.party, model.states.word(move.to)) for move in improvement.answer] == [(1, "NN")]
    assert stable_at(model.game, 0, both, concept_named("seq"))
    assert not stable_at(model.game, 0, both, concept_named("nash"))


def test_an_answer_of_three_moves_names_them_all() -> None:
    wants = {"a": "YNN YYN YYY NNN YNY", "b": "YNY YYY YYN YNN", "c": "YYY YYN YNN YNY"}
    model = written("abc", wants)
    found = witness(model.game, 0, 0, concept_named("seq"))
    answers = {model.states.word(improvement.to): improvement.answer for improvement in found.improvements}
    moves = [(model.game.parties[move.party], model.states.word(move.to)) for move in answers["YNN"]]
    assert moves == [("b", "YYN"), ("c", "YYY"), ("b", "YNY")]
