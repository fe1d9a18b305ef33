"""Search from one state gives the verdict of the definitions, or says that it did not come to one."""

from collections.abc import Callable
from random import Random

import numpy as np
import pytest

from detente.errors import LimitReached
from detente.graph.lazy.game import Budget, Codes64, OpenGame, Scores
from detente.graph.lazy.witness import SEARCHED, OpenWitness, Question, open_witness
from detente.graph.legal import Move
from detente.graph.stability import concept_named
from tests.graph.legality import complaint, distance
from tests.graph.model_draws import Model, draw

MODELS = 250  # for each number of parties


def unknown(_code: int, _free: int) -> None:
    """No bound on what can be reached."""


def open_game(model: Model) -> OpenGame:
    def scored(party: int) -> Callable[[Codes64], Scores]:
        return lambda codes: model.game.ranks[party][np.searchsorted(model.states.codes, codes)]

    return OpenGame(model.conflict, model.game.parties, tuple(scored(k) for k in range(len(model.game.parties))))


def drawn(parties: int, k: int) -> Model:
    return draw(Random(f"lazy {parties} {k}"), parties, merged=False)


def answered(model: Model, concept: str, party: int, code: int, most: int = 10**9) -> OpenWitness:
    return open_witness(open_game(model), Question(party, code, concept_named(concept), unknown), most)


@pytest.mark.parametrize("parties", [2, 3, 4, 5])
def test_verdicts_are_those_of_the_definitions(parties: int) -> None:
    for k in range(MODELS):
        model, random = drawn(parties, k), Random(k)
        for concept in SEARCHED:
            party, code = random.randrange(parties), int(random.choice(model.states.codes))
            found = answered(model, concept, party, code)
            assert found.status == "complete"
            id = model.game.parties[party]
            assert found.stable == model.twin.stable(concept, id, code), (k, concept, party, code)
            assert [each.to for each in found.improvements] == sorted(model.twin.improvements(id, code))


@pytest.mark.parametrize("parties", [3, 4])
def test_answers_are_legal_and_as_short_as_can_be(parties: int) -> None:
    checked = 0
    for k in range(150):
        model, random = drawn(parties, k), Random(k)
        party, code = random.randrange(parties), int(random.choice(model.states.codes))
        id = model.game.parties[party]
        others, twin = model.twin.parties - {id}, model.twin
        for concept in ("seq", "gmr"):
            goal = {s2 for s2 in twin.states if not twin.prefers(id, s2, code)}
            for each in answered(model, concept, party, code).improvements:
                assert (len(each.answer) or None) == distance(twin, others, each.to, goal, concept == "seq")
                if each.answer:
                    moves = tuple(Move(move.party, row(model, move.to)) for move in each.answer)
                    assert complaint(model, row(model, each.to), moves, others, concept == "seq") == ""
                    assert each.answer[-1].to in goal
                    checked += 1
    assert checked > 40


def row(model: Model, code: int) -> int:
    found = model.states.row(code)
    assert found is not None
    return found


def test_a_search_that_is_cut_short_is_right_where_it_decides() -> None:
    undecided = decided = 0
    for k in range(150):
        model, random = drawn(4, k), Random(k)
        party, code = random.randrange(4), int(random.choice(model.states.codes))
        concept = random.choice(SEARCHED)
        found = answered(model, concept, party, code, most=random.choice((0, 10, 40, 160)))
        assert found.tried <= 160
        if found.status == "complete" or found.stable is not None:
            assert found.stable == model.twin.stable(concept, model.game.parties[party], code)
            decided += 1
        else:
            assert found.stable is None
            undecided += 1
    assert min(undecided, decided) > 20


def test_time_ends_the_search() -> None:
    def late(_doing: str, _done: int, _of: int) -> None:
        raise LimitReached

    for k in range(20):
        model = drawn(3, k)
        question = Question(0, model.conflict.status_quo, concept_named("gmr"), unknown)
        found = open_witness(open_game(model), question, watch=late)
        assert found.status == ("limit reached" if found.improvements else "complete")
        assert all(each.answered is None for each in found.improvements)


def test_a_bound_above_the_state_s_own_worth_is_as_good_as_a_search() -> None:
    """No state within reach may be worth less than the bound says: with the true bound verdicts stay the same."""
    for k in range(100):
        model, random = drawn(3, k), Random(k)
        party, code = random.randrange(3), int(random.choice(model.states.codes))
        ranks = dict(zip(map(int, model.states.codes), map(int, model.game.ranks[party]), strict=True))

        def least(start: int, free: int, ranks: dict[int, int] = ranks) -> int:
            return min(rank for code, rank in ranks.items() if not (code ^ start) & ~free)

        for concept in SEARCHED:
            found = open_witness(open_game(model), Question(party, code, concept_named(concept), least))
            assert found.stable == model.twin.stable(concept, model.game.parties[party], code)


def test_moves_beyond_the_budget_are_not_tried() -> None:
    game = open_game(drawn(2, 1))
    party = 0 if game.own[0] else 1
    budget = Budget(1)
    with pytest.raises(LimitReached):
        list(game.moves(party, np.array([game.conflict.status_quo]), False, budget))
    assert budget.tried == 0


def test_the_draws_hold_what_they_should() -> None:
    models = [drawn(parties, k) for parties in (2, 3) for k in range(60)]
    assert any(model.conflict.blocked for model in models)
    assert any(model.conflict.infeasible for model in models)
    assert any(option.reversible == "no" for model in models for option in model.conflict.options)
