"""The least change of a list is that of trying every list: every subset, order and addition of short ones."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, permutations
from random import Random

import numpy as np
import pytest

from detente.errors import LimitReached
from detente.graph.needs.change.amounts import least_amount
from detente.graph.needs.change.least import least_change
from detente.graph.needs.change.ranking_order import fewest_swaps
from detente.graph.needs.change.statement_list import statement_list
from detente.graph.needs.demand import ASKED, demand
from detente.graph.stability import concept_named
from detente.model.conditions import Condition, Not, Taken
from tests.graph.model_draws import Model, condition, draw
from tests.graph.twin import true_in

Cost = tuple[int, int, int]


def stable_with_list(model: Model, name: str, party: str, code: int, conditions: Sequence[Condition]) -> bool:
    """By the definitions, with the wishes of a party as a list: the first statement that differs decides."""
    options = model.states.options
    codes = sorted(model.twin.states)
    worth = {s: tuple(true_in(wanted, s, options) for wanted in conditions) for s in codes}
    places = {value: k for k, value in enumerate(sorted(set(worth.values())))}
    by_code = {s: places[worth[s]] for s in codes}
    return model.twin.wanting({party: by_code}).stable(name, party, code)


def orders(written: int, extra: int, changes: int) -> Iterator[tuple[int, ...]]:
    """Every list with so many of the written statements dropped or others added."""
    for dropped in range(min(changes, written) + 1):
        for gone in combinations(range(written), dropped):
            kept = [k for k in range(written) if k not in gone]
            for new in combinations(range(written, written + extra), changes - dropped):
                if kept or new:
                    yield from permutations((*kept, *new))


def cost_of(written: int, order: tuple[int, ...]) -> tuple[int, int]:
    """Moved statements, and the fewest places by which they pass: over every way to call some of them moved."""
    kept = [k for k in order if k < written]
    at = {k: place for place, k in enumerate(order)}
    below_added = sum(at[k] < at[other] for k in order if k >= written for other in kept)
    for moved in range(len(kept) + 1):
        passed = [
            sum((k < other) != (at[k] < at[other]) for k in gone for other in kept if other not in gone)
            for gone in combinations(kept, moved)
            if (rest := [k for k in kept if k not in gone]) == sorted(rest)
        ]
        if passed:
            return moved, min(passed) + below_added
    raise AssertionError("all can be called moved")


def least_by_trying(model: Model, name: str, party: str, code: int, every: Sequence[Condition], written: int) -> Cost:
    for changes in range(len(every) + 1):
        found = [
            cost_of(written, order)
            for order in orders(written, len(every) - written, changes)
            if stable_with_list(model, name, party, code, [every[k] for k in order])
        ]
        if found:
            return (changes, *min(found))
    raise AssertionError("own options can always be added")


def drawn(seed: str, wanted: int) -> Iterator[tuple[Model, Random]]:
    random = Random(seed)
    for _ in range(wanted):
        yield draw(random, random.choice((2, 3)), options=random.choice((2, 3, 3))), random


@pytest.mark.parametrize("name", ASKED)
def test_the_least_change_is_that_of_trying_every_list(name: str) -> None:
    changed = 0
    for model, random in drawn(f"lists {name}", 90):
        options = model.states.options
        wishes = [condition(random, options, random.choice((1, 2))) for _ in range(random.choice((2, 3, 3, 4)))]
        own = model.conflict.controlled_by("p0")
        added: list[Condition] = [side for k in own[:2] for side in (Taken(k), Not(Taken(k)))]
        row = int(random.choice(list(model.states.shown)))
        found = demand(model.game, 0, row, concept_named(name))
        lists = statement_list(found, model.states, wishes, added)
        answer = least_change(lists)
        code = int(model.states.codes[row])
        if len(own) > 2 and (answer.change is None or answer.change.cost[0] > 1):
            continue  # more additions than are tried here
        assert answer.change is not None
        assert answer.complete
        assert lists.met_by(answer.change.order)
        every = [*wishes, *added]
        assert stable_with_list(model, name, "p0", code, [every[k] for k in answer.change.order])
        for other in answer.others:
            assert stable_with_list(model, name, "p0", code, [every[k] for k in other.order])
            assert other.cost[:2] == answer.change.cost[:2]
        if answer.change.cost[0] < 2:
            assert answer.change.cost == least_by_trying(model, name, "p0", code, every, len(wishes))
        changed += answer.change.cost != (0, 0, 0)
    assert changed >= 10


def test_a_search_that_is_cut_short_says_what_every_change_costs_at_least() -> None:
    cut = 0
    for model, random in drawn("cut", 40):
        wishes = [condition(random, model.states.options, 1) for _ in range(4)]
        row = int(random.choice(list(model.states.shown)))
        found = demand(model.game, 0, row, concept_named("nash"))
        every = [side for k in range(model.states.options) for side in (Taken(k), Not(Taken(k)))]
        lists = statement_list(found, model.states, wishes, every)
        full, short = least_change(lists), least_change(lists, nodes=2)
        assert full.change is not None
        assert short.at_least <= full.change.cost[:2]
        if not short.complete:
            cut += 1
            assert short.change is None or lists.met_by(short.change.order)
    assert cut


def test_a_watch_that_ends_the_search_leaves_what_it_had() -> None:
    model, random = next(drawn("watch", 1))
    wishes = [condition(random, model.states.options, 1) for _ in range(4)]
    found = demand(model.game, 0, int(model.states.shown[0]), concept_named("nash"))
    every = [side for k in range(model.states.options) for side in (Taken(k), Not(Taken(k)))]
    lists = statement_list(found, model.states, wishes, every)

    def ended(_doing: str, _done: int, _of: int) -> None:
        raise LimitReached

    answer = least_change(lists, ended)
    assert (answer.change, answer.at_least, answer.complete) == (None, (0, 0), False)


def test_the_nearest_ranking_is_that_of_trying_every_order() -> None:
    swapped = 0
    for model, random in drawn("rankings", 150):
        states = model.states
        groups = random.randrange(1, 5)
        group = {int(row): random.randrange(groups) for row in states.shown}
        row = int(random.choice(list(states.shown)))
        found = demand(model.game, 0, row, concept_named(random.choice(ASKED)))
        code = int(states.codes[row])
        answer = fewest_swaps(found, tuple(group[at] for at in (row, *found.atoms)), groups)
        assert answer.order is not None

        def stable(order: Sequence[int], model: Model = model, group: dict[int, int] = group, code: int = code) -> bool:
            worth = {int(model.states.codes[at]): -order.index(g) for at, g in group.items()}
            return model.twin.wanting({"p0": worth}).stable(found.concept, "p0", code)  # noqa: B023

        assert stable(answer.order)
        distances = [_swaps(order) for order in permutations(range(groups)) if stable(order)]
        assert answer.swaps == min(distances) == _swaps(answer.order)
        swapped += answer.swaps > 0
    assert swapped >= 15


def _swaps(order: Sequence[int]) -> int:
    return sum(a > b for k, a in enumerate(order) for b in order[k + 1 :])


def test_the_smallest_number_is_that_of_trying_every_value() -> None:
    changed = 0
    for model, random in drawn("numbers", 200):
        states = model.states
        count = random.randrange(1, 4)
        weights = [random.randrange(-4, 5) for _ in range(count)]
        holds = np.array([states.where(condition(random, states.options, 2)) for _ in range(count)])
        row = int(random.choice(list(states.shown)))
        found = demand(model.game, 0, row, concept_named(random.choice(ASKED)))
        rows = [row, *found.atoms]
        code = int(states.codes[row])

        def stable(values: Sequence[float], model: Model = model, holds: np.ndarray = holds, code: int = code) -> bool:
            exact = [Fraction(f"{value:.15g}") for value in values]
            sums = [sum(number for number, true in zip(exact, column, strict=True) if true) for column in holds.T]
            places = {total: place for place, total in enumerate(sorted(set(sums)))}
            worth = {int(model.states.codes[at]): places[sums[at]] for at in model.states.shown}
            return model.twin.wanting({"p0": worth}).stable(found.concept, "p0", code)  # noqa: B023

        if stable(weights):
            continue
        sizes = [
            abs(change)
            for change in range(-40, 41)
            for k in range(count)
            if stable([*weights[:k], weights[k] + change, *weights[k + 1 :]])
        ]
        answer = least_amount(found, [Fraction(each) for each in weights], holds[:, rows])
        assert (answer is None) == (not sizes)
        if answer is not None:
            changed += 1
            assert abs(answer.change) == min(sizes)
            assert stable([float(w + answer.change * (k == answer.number)) for k, w in enumerate(weights)])
    assert changed >= 15
