"""Weights against their definition: a state is worth the sum of what holds in it."""

from fractions import Fraction
from random import Random

import pytest
from pydantic_core import PydanticCustomError

from detente.model.conditions import Taken
from detente.model.ranges import Range
from detente.preferences.entry import parse_range
from detente.preferences.exact import ranks_of, ranks_of_sums
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


def test_ties_do_not_chain() -> None:
    """Sums that are 1e-9 apart are apart, however many lie between the least and the greatest."""
    assert ranks_of([0.0, 1e-9, 2e-9, -1e-9, 1e-9]).tolist() == [1, 2, 3, 0, 2]
    weights = tuple(Weight(Taken(k), "", Range.fixed(number)) for k, number in enumerate((1e-9, 2e-9, 4e-9)))
    assert relation(Weights(weights), Reading("ABC").states).rank.tolist() == [0, 4, 2, 6, 1, 5, 3, 7]


def test_large_weights_swallow_no_small_ones() -> None:
    """Against sums of Python's own whole numbers, up to far above 2**53."""
    for k in range(40):
        random = Random(f"large {k}")
        states = Reading("ABCD").states
        worth = [random.choice((-1, 1)) * random.choice((1, 2, 3, 2**53, 2**62, 2**70, 2**100)) for _ in range(6)]
        wants = [condition(random, states.options) for _ in worth]
        value = Weights(tuple(Weight(want, "", Range.fixed(float(w))) for want, w in zip(wants, worth, strict=True)))
        total = {
            int(code): sum(w for want, w in zip(wants, worth, strict=True) if true_in(want, int(code), states.options))
            for code in states.codes
        }
        expected = by_definition(lambda s, t: compared(total[s] - total[t], 0), states)  # noqa: B023
        assert signs(relation(value, states), states) == expected


def test_whole_numbers_beyond_what_is_kept_are_refused() -> None:
    assert parse_range(2**60).central == 2**60
    with pytest.raises(PydanticCustomError) as caught:
        parse_range(2**53 + 1)
    assert caught.value.type == "not_exact"


def test_no_states_have_no_ranks() -> None:
    assert ranks_of([]).tolist() == []
    assert ranks_of_sums([], [], 0).tolist() == []


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
