"""Scores of single states stand in the order that the whole list gives, and no state lies below the bound."""

from collections.abc import Callable
from itertools import product
from random import Random

import numpy as np
import pytest

from detente.errors import Unanswerable
from detente.model.conditions import Always, Condition, Iff, Implies, Named, Not, Taken
from detente.model.conflict import Conflict, Option
from detente.model.ranges import Range
from detente.model.references import AllWhere, OneState, Rest, StateReference
from detente.model.scenario import Wishes
from detente.model.states import code, feasible_states
from detente.model.texts import Text
from detente.preferences import relation_of
from detente.preferences.pairs import Pair, Pairs
from detente.preferences.payoffs import Payoff, Payoffs
from detente.preferences.ranking import Ranking
from detente.preferences.relation import Ranks
from detente.preferences.scores import scoring_of, settled
from detente.preferences.statements import Statement, Statements
from detente.preferences.weights import Weight, Weights
from tests.graph.model_draws import condition
from tests.graph.twin import true_in

Drawn = Callable[[Random], Wishes]
OPTIONS = 5
STATES = feasible_states(Conflict(tuple(Option(f"o{k}", "a", Text("")) for k in range(OPTIONS))))
CODES = STATES.codes.astype(np.int64)


def any_condition(random: Random) -> Condition:
    drawn = condition(random, OPTIONS, random.choice((1, 2, 3)))
    return random.choice((drawn, Named("x", drawn), Not(drawn), Iff(drawn, Taken(0)), Implies(drawn, Always())))


def statements(random: Random, most: int = 8) -> Statements:
    return Statements(tuple(Statement(any_condition(random), "") for _ in range(random.randrange(1, most))))


def weights(random: Random) -> Weights:
    numbers = (0.1, 0.2, 0.3, -0.3, 1.0, -2.5, 0.0)
    drawn = (Weight(any_condition(random), "", Range.fixed(random.choice(numbers))) for _ in range(5))
    return Weights(tuple(drawn))


def references(random: Random) -> tuple[StateReference, ...]:
    some = (
        random.choice((AllWhere(any_condition(random)), OneState(random.randrange(1 << OPTIONS)))) for _ in range(4)
    )
    return tuple(StateReference("", target) for target in (*some, Rest()))


def ranking(random: Random) -> Ranking:
    first, second, third, *others = references(random)
    return Ranking(((first,), (second, third), *((other,) for other in others)), ())


def payoffs(random: Random) -> Payoffs:
    numbers = (1.0, 1.0 + 1e-12, -3.0, 2.0)
    return Payoffs(tuple(Payoff(each, Range.fixed(random.choice(numbers))) for each in references(random)))


@pytest.mark.parametrize("form", [statements, weights, ranking, payoffs])
def test_scores_give_the_order_of_the_list(form: Drawn) -> None:
    for seed in range(60):
        wishes = form(Random(seed))
        whole, scoring = relation_of(wishes, STATES), scoring_of(wishes, OPTIONS)
        assert isinstance(whole, Ranks)
        assert scoring is not None
        one_by_one = np.concatenate([scoring.of(CODES[[k]]) for k in reversed(range(len(CODES)))])[::-1]
        np.testing.assert_array_equal(one_by_one, scoring.of(CODES), "whatever else is asked about")
        assert (np.unique(one_by_one, return_inverse=True)[1] == np.unique(whole.rank, return_inverse=True)[1]).all()


@pytest.mark.parametrize("form", [statements, weights])
def test_no_state_within_reach_lies_below_the_bound(form: Drawn) -> None:
    tight = 0
    for seed in range(60):
        scoring = scoring_of(form(Random(seed)), OPTIONS)
        assert scoring is not None
        for start, free in ((0, 0b11111), (9, 0b00110), (22, 0b10001), (31, 0)):
            within = CODES[(CODES ^ start) & ~free == 0]
            least = scoring.least(start, free)
            assert least is not None
            assert least <= min(scoring.of(within))
            tight += least == min(scoring.of(within))
        assert scoring.least(31, 0) == scoring.of(np.array([31]))[0]
    assert tight > 100


def test_a_settled_condition_is_the_same_everywhere() -> None:
    said = 0
    for seed in range(200):
        wanted = any_condition(Random(seed))
        for start, free in product((3, 12, 25), (0b00001, 0b01110, 0b11111)):
            verdict = settled(wanted, start, free, OPTIONS)
            if verdict is not None:
                within = [int(code) for code in CODES if not (int(code) ^ start) & ~free]
                assert {true_in(wanted, code, OPTIONS) for code in within} == {verdict}
                said += 1
    assert said > 200


def test_more_statements_than_bits_keep_their_order() -> None:
    many = Statements(tuple(Statement(Taken(k % OPTIONS), "") for k in range(100)))
    scoring = scoring_of(many, OPTIONS)
    assert scoring is not None
    assert list(scoring.of(CODES)) == sorted(scoring.of(CODES)), "the first five statements decide"
    assert scoring.of(CODES)[-1] == 2**100 - 1


def test_lists_that_leave_states_out_are_refused() -> None:
    only = StateReference("", OneState(code("NNNNY")))
    scoring = scoring_of(Ranking(((only,),), ()), OPTIONS)
    assert scoring is not None
    assert scoring.of(np.array([1])) == [1]
    with pytest.raises(Unanswerable, match="E936"):
        scoring.of(np.array([1, 2]))
    assert scoring_of(Pairs((Pair(only, ">", only),)), OPTIONS) is None
