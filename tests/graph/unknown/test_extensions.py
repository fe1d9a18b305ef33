"""The sixteen tables agree with the definitions on more than a thousand random conflicts, and with each other."""

from random import Random

import numpy as np
import pytest

from detente.graph.equilibria import stability
from detente.graph.stability import CONCEPTS as CLASSICAL
from detente.graph.unknown.extensions import CONCEPTS, EXTENSIONS, A, stable
from detente.graph.unknown.partial import PartialGame, Replies, partial_game
from detente.model.conditions import Mask
from detente.model.references import OneState, StateReference
from detente.preferences import relation_of
from detente.preferences.pairs import Pair, Pairs
from tests.graph.model_draws import draw
from tests.graph.small import written
from tests.graph.unknown.quantifiers import Drawn, drawn

REPLIES: tuple[Replies, ...] = ("known", "possible")


def models(parties: int, count: int) -> list[Drawn]:
    return [
        drawn(Random(f"extensions {parties} {k}"), parties, Random(k).choice((2, 3, 3, 4)), 16) for k in range(count)
    ]


@pytest.mark.parametrize(("parties", "count"), [(2, 400), (3, 400), (4, 250)])
def test_every_table_says_what_its_definition_says(parties: int, count: int) -> None:
    for each in models(parties, count):
        for concept in CONCEPTS:
            for extension in EXTENSIONS:
                for replies in REPLIES if concept == "seq" else REPLIES[:1]:
                    for k, party in enumerate(each.game.parties):
                        found = stable(each.game, k, concept, extension, replies)
                        said = {
                            row: each.unknown.stable(concept, party, code, extension.name, replies)
                            for row, code in each.shown
                        }
                        assert {row: bool(found[row]) for row in said} == said, (concept, extension, replies, party)


def test_what_is_known_of_every_pair() -> None:
    for each in models(3, 60):
        for k, party in enumerate(each.game.parties):
            for row, s in each.shown:
                for other, t in each.shown:
                    assert each.game.orders[k].sign(row, other) == each.unknown.sign(party, t, s)


def test_complete_orders_give_the_classical_tables_in_every_extension() -> None:
    for k in range(60):
        model = draw(Random(f"complete {k}"), 3, 4)
        game = partial_game(model.conflict, model.states, model.relations)
        shown = model.states.shown
        classical = stability(model.game, [c for c in CLASSICAL if c.name in CONCEPTS]).stable
        for concept in CONCEPTS:
            for extension in EXTENSIONS:
                found = np.array([stable(game, party, concept, extension) for party in range(3)])
                np.testing.assert_array_equal(found[:, shown], classical[concept][:, shown])


def test_which_extension_is_stricter() -> None:
    """The least tempted and most deterred (d) is stable most easily, a least; Nash hangs on temptation alone."""
    for each in models(3, 60):
        for party in range(3):
            for concept in CONCEPTS:
                a, b, c, d = (stable(each.game, party, concept, extension) for extension in EXTENSIONS)
                assert ((a <= b) & (a <= c) & (b <= d) & (c <= d)).all()
            a, b, c, d = (stable(each.game, party, "nash", extension) for extension in EXTENSIONS)
            assert ((a == c) & (b == d)).all()


def test_the_draws_hold_what_they_should() -> None:
    found = models(3, 200)
    assert any(each.model.conflict.merges for each in found)
    assert any(not order.tied.all() for each in found for order in each.game.orders)
    assert any(len(each.game.partial) == 3 for each in found)
    assert any(order.by_rank for each in found for order in each.game.orders)


def test_where_states_are_merged_one_may_be_led_back_to_where_one_began(monkeypatch: pytest.MonkeyPatch) -> None:
    """A state is never worse than itself, also where nothing is known of it."""
    with monkeypatch.context() as patch:
        patch.setattr(PartialGame, "has_merges", False)
        missed = [_gmr(each) for each in models(3, 400)]
    assert any((found < _gmr(each)).any() for found, each in zip(missed, models(3, 400), strict=True))


def _gmr(each: Drawn) -> Mask:
    return np.array([stable(each.game, party, "gmr", A) for party in range(3)])


def test_the_others_answer_with_what_they_may_prefer_unless_told_otherwise() -> None:
    """Ana would leave NN for YN; that Ben would go on to YY is possible, not known, and worse for Ana than NN."""
    model = written("ab", {"a": "YN NN YY NY", "b": ""})
    states = model.states
    only = Pair(StateReference("NN", OneState(0b00)), ">", StateReference("NY", OneState(0b01)))
    relations = {"a": model.relations["a"], "b": relation_of(Pairs((only,)), states)}
    game = partial_game(model.conflict, states, relations)
    row = states.row(0b00)
    assert [bool(stable(game, 0, "seq", extension)[row]) for extension in EXTENSIONS] == [True] * 4
    assert [bool(stable(game, 0, "seq", extension, "known")[row]) for extension in EXTENSIONS] == [False] * 4
