"""Statements against their definition: the first one on which two states differ decides."""

from random import Random

import numpy as np
import pytest

from detente.graph.replies import NOTHING
from detente.model.conditions import Condition, Mask
from detente.model.states import States
from detente.preferences.relation import Ranks
from detente.preferences.statements import FORM, WIDEST, Statement, Statements, StatementsEntry, lexicographic, relation
from tests.graph.model_draws import condition, draw
from tests.graph.twin import true_in
from tests.preferences.orders import by_definition, signs
from tests.preferences.reading import Reading


def first_difference(wants: list[Condition], states: States, s: int, t: int) -> str:
    for want in wants:
        in_s, in_t = (true_in(want, code, states.options) for code in (s, t))
        if in_s != in_t:
            return ">" if in_s else "<"
    return "="


@pytest.mark.parametrize("count", [1, 3, 10, WIDEST, WIDEST + 1, 70, 140])
def test_the_first_statement_that_differs_decides(count: int) -> None:
    for k in range(12):
        random = Random(f"statements {count} {k}")
        states = draw(random, 3, options=5).states
        wants = [condition(random, 5, 3) for _ in range(count)]
        value = Statements(tuple(Statement(want, "") for want in wants))
        expected = by_definition(lambda s, t: first_difference(wants, states, s, t), states)  # noqa: B023
        assert signs(relation(value, states), states) == expected


def compare_rows(holding: Mask, a: int, b: int) -> int:
    """1, 0 or -1: which of two columns is better."""
    differ = np.flatnonzero(holding[:, a] != holding[:, b])
    return 0 if not len(differ) else 1 if holding[differ[0], a] else -1


@pytest.mark.parametrize("count", [0, WIDEST - 1, WIDEST, WIDEST + 1, 2 * WIDEST, 400])
def test_ranks_never_overflow(count: int) -> None:
    """Statements that few states satisfy, so that late ones still decide something."""
    random = np.random.default_rng(count)
    holding = random.random((count, 60)) < 0.02
    ranks = lexicographic(holding)
    assert isinstance(ranks, Ranks)
    assert ranks.rank.dtype == np.int64
    assert ranks.rank.min(initial=0) >= 0
    for a in range(60):
        for b in range(60):
            assert np.sign(ranks.rank[a] - ranks.rank[b]) == compare_rows(holding, a, b)


def test_the_last_of_very_many_statements_still_decides() -> None:
    holding = np.zeros((200, 2), dtype=bool)
    holding[-1, 1] = True
    assert lexicographic(holding).rank.tolist() == [0, 1]
    assert len(set(lexicographic(np.ones((200, 2), dtype=bool)).rank)) == 1


@pytest.mark.parametrize("count", [WIDEST, WIDEST + 1, 200])
def test_ranks_stay_below_what_the_engine_takes_for_nothing(count: int) -> None:
    """Even where the order is as long as can be: each state satisfies one statement more than the one before."""
    holding = np.triu(np.ones((count, count), dtype=bool))
    rank = lexicographic(holding).rank
    assert (np.diff(rank) > 0).all()
    assert rank.max() < NOTHING


def test_what_a_file_may_say() -> None:
    reading = Reading()
    entry = StatementsEntry.model_validate(
        {"statements": ["A", {"wants": "not B", "may_shift": 2, "confidence": "judgement"}], "source": "survey"}
    )
    value = FORM.build(entry, reading, ("preferences", "p"))
    assert [statement.text for statement in value.statements] == ["A", "not B"]
    assert [statement.may_shift for statement in value.statements] == [0, 2]
    assert value.statements[0].provenance.sources == ("survey",)
    assert value.statements[1].provenance.trust == "judgement"
    assert relation(value, reading.states).rank.tolist() == [1, 0, 3, 2]
    assert reading.reported == []


def test_a_shift_below_zero_and_an_empty_list_are_reported() -> None:
    reading = Reading()
    FORM.build(StatementsEntry.model_validate({"statements": [{"wants": "A", "may_shift": -1}]}), reading, ())
    FORM.build(StatementsEntry.model_validate({"statements": []}), reading, ())
    assert reading.reported == [("E311", ("statements", 0, "may_shift")), ("E310", ("statements",))]
