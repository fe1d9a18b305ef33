"""Parties that act as one: tables and words agree with the definition, and with cases done by hand."""

from dataclasses import replace
from random import Random

import numpy as np
import pytest

from detente.errors import Unanswerable
from detente.graph.equilibria import stability
from detente.graph.fixed.game import FixedGame, fixed_game
from detente.graph.fixed.stability import defined, evolution
from detente.graph.stability import CONCEPTS, Concept, concept_named
from detente.graph.witness import witness
from detente.model.conflict import Coalition
from tests.graph.fixed.twin_fixed import FixedTwin
from tests.graph.model_draws import Model, draw
from tests.graph.small import PRISONERS, two_by_two, written

ASKED = [concept for concept in CONCEPTS if defined(concept)]
BATCHES = [0, *(pytest.param(batch, marks=pytest.mark.slow) for batch in range(1, 5))]


def joined(model: Model, *groups: str) -> tuple[FixedGame, FixedTwin]:
    """The game and its twin where the members of each group (names in one word) act as one."""
    coalitions = {"+".join(group.split()): Coalition("+".join(group.split()), tuple(group.split())) for group in groups}
    conflict = replace(model.conflict, coalitions=coalitions)
    acting = {member: id for id, each in coalitions.items() for member in each.members}
    players: dict[str, tuple[str, ...]] = {}
    for party in model.relations:
        player = acting.get(party, party)
        players[player] = (*players.get(player, ()), party)
    game = fixed_game(conflict, model.states, model.relations)
    assert game.parties == tuple(players)
    return game, FixedTwin(model.conflict, model.twin.wants, players)


def drawn(batch: int, count: int) -> list[tuple[Model, FixedGame, FixedTwin]]:
    """Conflicts of three to five parties of which two or three act as one, or two and two."""
    found = []
    for k in range(count):
        parties = 3 + k % 3
        model = draw(Random(f"fixed {batch} {k}"), parties, 3 + k % 3)
        groups = [("p0 p1",), ("p1 p2",), ("p0 p1 p2",), ("p0 p2", "p1 p3"), ("p0 p1", "p2 p3 p4")]
        fitting = [each for each in groups if all(f"p{j}" not in " ".join(each) for j in range(parties, 5))]
        found.append((model, *joined(model, *Random(k).choice(fitting))))
    return found


@pytest.mark.parametrize("batch", BATCHES)
def test_tables_and_words_agree_with_the_definition(batch: int) -> None:
    answered = 0
    for k, (model, game, twin) in enumerate(drawn(batch, 50)):
        found = stability(game, ASKED)
        for concept in ASKED:
            table = found.stable[concept.name]
            for row in map(int, model.states.shown):
                s = int(model.states.codes[row])
                for player, id in enumerate(game.parties):
                    assert table[player, row] == twin.stable(concept.name, id, s), (k, concept.name, id, s)
            for row in Random(k).sample(list(map(int, model.states.shown)), min(3, model.states.count)):
                answered += sum(_check_words(game, twin, concept, player, row) for player in range(len(game.parties)))
    assert answered > 20


def _check_words(game: FixedGame, twin: FixedTwin, concept: Concept, player: int, row: int) -> int:
    """How many improvements are answered: each is one by definition, and its answer is a legal one that deters."""
    id, codes = game.parties[player], [int(code) for code in game.states.codes]
    found = witness(game, player, row, concept)
    assert [codes[each.to] for each in found.improvements] == sorted(twin.improvements(id, codes[row]))
    assert found.stable == twin.stable(concept.name, id, codes[row])
    for each in found.improvements:
        last, here = id, codes[each.to]
        for move in each.answer:
            mover = game.parties[move.party]
            assert mover not in (id, last)
            improving = concept.replies == "improvements"
            assert codes[move.to] in twin.steps(mover, here, improving)
            last, here = mover, codes[move.to]
        if each.answer:
            assert not twin.prefers(id, here, codes[row])
    return sum(each.answered for each in found.improvements)


def test_everybody_alone_is_the_game_without_coalitions() -> None:
    for k in range(40):
        model = draw(Random(f"alone {k}"), 3, 4)
        game, _ = joined(model)
        plain = stability(model.game, ASKED).stable
        for concept in ASKED:
            shown = model.states.shown
            found = stability(game, [concept]).stable[concept.name]
            np.testing.assert_array_equal(found[:, shown], plain[concept.name][:, shown])


def test_two_prisoners_who_act_as_one_keep_silent_together() -> None:
    """From NN both would go to YY in one move; from YY nothing is better for both, so only YY, NY and YN hold."""
    game, _ = joined(two_by_two(PRISONERS), "a b")
    stable = stability(game, ASKED).stable
    words = [game.states.word(row) for row in range(4)]
    for concept in ASKED:
        assert [word for word, holds in zip(words, stable[concept.name][0], strict=True) if holds] == ["NY", "YN", "YY"]
    (only,) = witness(game, 0, 0, concept_named("gmr")).improvements
    assert game.states.word(only.to) == "YY"
    assert not only.answered


def test_one_member_that_is_no_better_off_is_enough_to_deter() -> None:
    """Together a and b would go from NNN to YYN; c's answer leads to YYY, which is worse for b alone than NNN."""
    wants = {"a": "YYY YYN NNN", "b": "YYN NNN YYY", "c": "YYY"}
    game, _ = joined(written("abc", wants), "a b")
    (only,) = witness(game, 0, 0, concept_named("seq")).improvements
    assert [game.states.word(move.to) for move in only.answer] == ["YYY"]
    assert stability(game, [concept_named("seq")]).stable["seq"][0, 0]
    alone, _ = joined(written("abc", {**wants, "b": wants["a"]}), "a b")
    assert not stability(alone, [concept_named("seq")]).stable["seq"][0, 0]


def test_where_improvements_lead_and_who_gains() -> None:
    for model, game, twin in drawn(0, 30):
        seen = evolution(game)
        now = twin.now
        improved = {now} | twin.joint_reach(twin.parties, now, improving=True)
        for row in map(int, model.states.shown):
            s = int(model.states.codes[row])
            assert seen.improved[row] == (s in improved)
            signs = [twin.prefers(id, s, now) - twin.prefers(id, now, s) for id in game.parties]
            assert seen.against[:, row].tolist() == signs


def test_other_concepts_are_refused() -> None:
    game, _ = joined(two_by_two(PRISONERS), "a b")
    result = stability(game, CONCEPTS)
    refused = {concept.name for concept in CONCEPTS if not defined(concept)}
    assert set(result.refused) == refused
    assert {problem.code for problems in result.refused.values() for problem in problems} == {"E947"}
    with pytest.raises(Unanswerable, match="E947"):
        witness(game, 0, 0, concept_named("sim"))
