"""The demand and the counts agree with the definitions, order by order, on random conflicts."""

from collections.abc import Iterator
from itertools import permutations, product
from math import factorial
from random import Random

import numpy as np
import pytest

from detente.graph.game import Game
from detente.graph.needs.counting import count, weak_orders
from detente.graph.needs.demand import ASKED, demand
from detente.graph.needs.orders import joint_count
from detente.graph.stability import concept_named
from detente.preferences.relation import Ranks
from tests.graph.model_draws import Model, draw
from tests.graph.small import PRISONERS, two_by_two
from tests.graph.twin import Twin

SMALL = 4  # states of which every order is tried
Values = tuple[int, ...]


def small_models(parties: int, wanted: int, most: int, seed: str) -> Iterator[Model]:
    """Models of at most so many states."""
    random = Random(seed)
    while wanted:
        model = draw(random, parties, options=random.choice((2, 2, 3)))
        if 2 <= model.states.count <= most:
            wanted -= 1
            yield model


def twin_with(model: Model, orders: dict[str, dict[int, int]]) -> Twin:
    """The definitions with other wishes of some parties."""
    return model.twin.wanting(orders)


def strict_orders(states: list[int]) -> Iterator[dict[int, int]]:
    for values in permutations(range(len(states))):
        yield dict(zip(states, values, strict=True))


def every_order(states: list[int]) -> Iterator[dict[int, int]]:
    """Each weak order once: the ranks that occur are 0, 1, 2, … without a gap."""
    for values in product(range(len(states)), repeat=len(states)):
        if set(values) == set(range(max(values) + 1)):
            yield dict(zip(states, values, strict=True))


def shown_codes(model: Model) -> list[int]:
    return [int(code) for code in model.states.codes[model.states.shown]]


@pytest.mark.parametrize("parties", [2, 3, 4])
def test_a_state_is_stable_exactly_if_the_demand_is_met(parties: int) -> None:
    """Three times 350 models, every state and concept, the party with wishes drawn anew, ties among them."""
    random = Random(f"demand {parties}")
    for _ in range(350):
        model = draw(random, parties, options=random.choice((2, 3, 3, 4)))
        party = random.randrange(parties)
        id = model.game.parties[party]
        drawn = {code: random.randrange(4) for code in shown_codes(model)}
        twin = twin_with(model, {id: drawn})
        game = with_order(model, party, drawn)
        for row in map(int, model.states.shown):
            for name in ASKED:
                found = demand(model.game, party, row, concept_named(name))
                assert found.met(found.below(game)) == twin.stable(name, id, int(model.states.codes[row])), name


def with_order(model: Model, party: int, order: dict[int, int]) -> Game:
    rank = np.zeros(len(model.states), dtype=np.int64)
    rank[model.states.shown] = [order[code] for code in shown_codes(model)]
    return model.game.with_ranks(party, Ranks(rank[model.states.judged_as]))


@pytest.mark.parametrize("parties", [2, 3])
def test_counts_of_strict_and_weak_orders_are_those_of_trying_each(parties: int) -> None:
    for k, model in enumerate(small_models(parties, 60, SMALL, f"counts {parties}")):
        party, states = k % parties, shown_codes(model)
        id = model.game.parties[party]
        row = int(model.states.shown[k % model.states.count])
        code = int(model.states.codes[row])
        for name in ASKED:
            found = count(demand(model.game, party, row, concept_named(name)), len(states))
            assert found is not None
            strict = sum(twin_with(model, {id: order}).stable(name, id, code) for order in strict_orders(states))
            weak = [twin_with(model, {id: order}).stable(name, id, code) for order in every_order(states)]
            assert found.strict == (strict, factorial(len(states)))
            assert found.weak == (sum(weak), len(weak))
            assert found.share * factorial(len(states)) == strict


def test_the_number_of_weak_orders() -> None:
    assert [weak_orders(n) for n in range(7)] == [1, 1, 3, 13, 75, 541, 4683]


@pytest.mark.parametrize("name", ["seq", "gmr"])
def test_equilibria_are_counted_over_the_orders_of_several_parties(name: str) -> None:
    concept = concept_named(name)
    for k, model in enumerate(small_models(3, 30, 4, f"joint {name}")):
        states, row = shown_codes(model), int(model.states.shown[k % model.states.count])
        free = [k % 3] if model.states.count == SMALL else [k % 3, (k + 1) % 3]
        ids = [model.game.parties[party] for party in free]
        code = int(model.states.codes[row])
        wanted = 0
        for orders in product(list(strict_orders(states)), repeat=len(free)):
            twin = twin_with(model, dict(zip(ids, orders, strict=True)))
            wanted += all(twin.stable(name, party, code) for party in twin.parties)
        assert joint_count(model.game, free, row, concept) == (wanted, factorial(len(states)) ** len(free))


def test_too_many_states_are_not_counted_one_order_after_the_other() -> None:
    model = draw(Random("large"), 2, options=7)
    assert model.states.count > 7
    assert joint_count(model.game, [0], 0, concept_named("seq")) is None


def test_cooperation_asks_for_one_comparison_under_nash_and_two_under_seq() -> None:
    model = two_by_two(PRISONERS)
    row = model.states.row(0b11)
    assert row is not None
    nash = demand(model.game, 0, row, concept_named("nash"))
    assert [model.states.word(at) for at in nash.atoms] == ["NY"]
    seq = demand(model.game, 0, row, concept_named("seq"))
    assert [model.states.word(at) for at in seq.atoms] == ["NN", "NY"]
    assert [clause.single for clause in seq.clauses] == [0b11]
