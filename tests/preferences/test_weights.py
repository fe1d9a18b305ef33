"""Weights against their definition: a state is worth the sum of what holds in it."""

from fractions import Fraction
from random import Random

import numpy as np
import pytest

from detente.model.conditions import Taken
from detente.model.ranges import Range
from detente.preferences.relation import TIE, ranked
from detente.preferences.weights import FORM, Weight, Weights, WeightsEntry, relation
from tests.graph.model_draws import condition, draw
from tests.graph.twin import true_in
from tests.preferences.orders import by_definition, compared, signs
from tests.preferences.reading import Reading


def test_the_larger_sum_is_better() -> None:
    for k in range(60):
        random = Random(f"weights {k}")
        states = draw(random, 3).states
        wants = [(condition(random, states.options), Fraction(random.randrange(-20, 21), 10)) for _ in range(6)]
        value = Weights(tuple(Weight(want, "", Range.fixed(float(weight))) for want, weight in wants))
        worth = {
            int(code): float(sum(weight for want, weight in wants if true_in(want, int(code), states.options)))
            for code in states.codes
        }
        expected = by_definition(lambda s, t: compared(worth[s], worth[t]), states)  # noqa: B023
        assert signs(relation(value, states), states) == expected


def test_sums_that_differ_by_rounding_alone_are_a_tie() -> None:
    states = Reading("AB").states
    weights = (Weight(Taken(0), "A", Range.fixed(0.1 + 0.2)), Weight(Taken(1), "B", Range.fixed(0.3)))
    assert 0.1 + 0.2 != 0.3
    assert relation(Weights(weights), states).rank.tolist() == [0, 1, 1, 2]


@pytest.mark.parametrize(("apart", "ranks"), [(TIE / 2, [0, 0]), (TIE * 2, [0, 1]), (-TIE / 2, [0, 0]), (-1.0, [1, 0])])
def test_tolerance(apart: float, ranks: list[int]) -> None:
    assert ranked(np.array([0.0, apart])).rank.tolist() == ranks


def test_no_states_have_no_ranks() -> None:
    assert ranked(np.zeros(0)).rank.tolist() == []


def test_the_central_value_of_a_range_counts() -> None:
    reading = Reading()
    entry = WeightsEntry.model_validate(
        {"weights": [{"wants": "A", "weight": "0..2..10"}, {"wants": "B", "weight": "1..5", "source": "survey"}]}
    )
    value = FORM.build(entry, reading, ())
    assert [weight.weight.central for weight in value.weights] == [2, 3]
    assert value.weights[1].provenance.sources == ("survey",)
    assert relation(value, reading.states).rank.tolist() == [0, 2, 1, 3]


def test_an_empty_list_is_reported() -> None:
    reading = Reading()
    FORM.build(WeightsEntry.model_validate({"weights": []}), reading, ("preferences", "p"))
    assert reading.reported == [("E310", ("preferences", "p", "weights"))]
