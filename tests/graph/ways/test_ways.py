"""Ways against their definitions, on random models with blocks, merges, one-way options, infeasible states and ties."""

from itertools import pairwise
from random import Random

import numpy as np
import pytest

from detente.errors import LimitReached
from detente.graph import compile as compiling
from detente.graph.evolution import evolution
from detente.graph.ways.joint import coalitions_to, joint_improvements
from detente.graph.ways.routes import Step, routes
from detente.graph.ways.search import Kind, search, search_without_yielding, successors, turned
from detente.graph.ways.spoilers import diversions, leaving
from tests.graph.model_draws import Model, draw
from tests.graph.small import written
from tests.graph.ways.slow import Onwards, by_improvements, cheapest, coalitions, sequences, unwilling

PER_SIZE = 260
KINDS: tuple[Kind, ...] = ("moves", "improvements", "least")


def drawn(parties: int, count: int, name: str = "ways") -> list[Model]:
    return [draw(Random(f"{name} {parties} {k}"), parties) for k in range(count)]


def code_of(model: Model, row: int) -> int:
    return int(model.states.codes[row])


def spelled(model: Model, steps: tuple[Step, ...]) -> tuple[tuple[str, int], ...]:
    return tuple((model.game.parties[step.party], code_of(model, step.to)) for step in steps)


def check_costs(model: Model) -> None:
    """Every state: reached or not, fewest moves, fewest improvements, fewest moves against the mover's interest."""
    twin, start = model.twin, model.game.status_quo
    now = code_of(model, start)
    found = {kind: search(model.game, start, kind) for kind in KINDS}
    free, least = cheapest(twin, now, frozenset()), cheapest(twin, now, twin.parties)
    for row in map(int, model.states.shown):
        code = code_of(model, row)
        assert found["moves"].cost_of(row) == free.get(code)
        assert found["least"].cost_of(row) == least.get(code)
        improved = 0 if row == start else by_improvements(twin, now, code)
        assert found["improvements"].cost_of(row) == (None if improved is None else (0, improved))


@pytest.mark.parametrize("compiled", [False, True])
@pytest.mark.parametrize("parties", [2, 3, 4, 5])
def test_costs_are_those_of_the_definitions(parties: int, compiled: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiling, "WORTH_COMPILING", 0 if compiled else 1 << 30)
    for model in drawn(parties, PER_SIZE if compiled else 40):
        check_costs(model)


@pytest.mark.parametrize("parties", [2, 3, 4])
def test_routes_are_all_cheapest_legal_sequences(parties: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiling, "WORTH_COMPILING", 0)
    random, compared = Random(parties), 0
    for model in drawn(parties, 120, "routes"):
        start, end = model.game.status_quo, int(random.choice(model.states.shown))
        for kind in KINDS:
            found = routes(search(model.game, start, kind, end), end, 200)
            if start == end or found is None or found.moves > 4 or not found.all:
                continue
            every = [
                way
                for way in sequences(model.twin, model.twin.parties, code_of(model, start), found.moves)
                if len(way) == found.moves and way[-1][1] == code_of(model, end)
            ]
            paid = {way: unwilling(model.twin, code_of(model, start), way) for way in every}
            allowed = {way for way in every if kind == "moves" or paid[way] == found.charged}
            assert {spelled(model, steps) for steps in found.routes} == allowed
            assert list(found.routes) == sorted(found.routes)
            assert len(set(found.routes)) == len(found.routes)
            compared += 1
    assert compared > 50


def test_steps_say_what_the_mover_gains() -> None:
    for model in drawn(3, 60, "gains"):
        start = model.game.status_quo
        for end in map(int, model.states.shown):
            found = routes(search(model.game, start, "least", end), end, 3)
            for steps in found.routes if found else ():
                assert [step.start for step in steps] == [start, *(step.to for step in steps)][: len(steps)]
                assert sum(not step.willing for step in steps) == found.charged if found else False
                for step in steps:
                    ranks = model.game.ranks[step.party]
                    assert step.gain == np.sign(ranks[step.to] - ranks[step.start])
                assert all(one.party != other.party for one, other in pairwise(steps))


@pytest.mark.parametrize("parties", [2, 3, 4, 5])
def test_smallest_coalitions_are_those_of_the_definition(parties: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiling, "WORTH_COMPILING", 0)
    random, several = Random(parties), 0
    for model in drawn(parties, PER_SIZE, "coalitions"):
        start = model.game.status_quo
        for end in random.sample([int(row) for row in model.states.shown], min(4, model.states.count)):
            found = coalitions_to(model.game, start, end)
            expected = coalitions(model.twin, code_of(model, start), code_of(model, end))
            assert {frozenset(model.game.parties[k] for k in members) for members in found} == expected
            assert len(found) == len(expected)
            several += len(expected) > 1
    assert several or parties == 2


@pytest.mark.parametrize("parties", [2, 3, 4])
def test_joint_improvements_are_counted_by_smallest_coalition(parties: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiling, "WORTH_COMPILING", 0)
    for model in drawn(parties, 120, "joint"):
        start = model.game.status_quo
        expected: dict[frozenset[str], int] = {}
        for row in map(int, model.states.shown):
            for group in coalitions(model.twin, code_of(model, start), code_of(model, row)):
                expected[group] = expected.get(group, 0) + 1
        found = {
            frozenset(model.game.parties[k] for k in each.members): each
            for each in joint_improvements(model.game, start)
        }
        assert {group: each.least for group, each in found.items()} == expected
        for group, each in found.items():
            assert each.minimal == (not any(other < group for other in expected))
            assert each.states >= each.least
            assert group in coalitions(model.twin, code_of(model, start), code_of(model, each.example))


def loses(left: Onwards, to: int, party: str, before: int) -> bool:
    """Whether more moves against somebody's interest are left to the goal than before, or none leads there."""
    then = left.left(to, party)
    return to != left.goal and (then is None or then > before)


@pytest.mark.parametrize("parties", [2, 3, 4])
def test_diversions_lose_the_way_and_no_others_do(parties: int) -> None:
    random, seen = Random(parties), 0
    for model in drawn(parties, 60, "diversions"):
        game, start, end = model.game, model.game.status_quo, int(random.choice(model.states.shown))
        found = routes(search(game, start, "least", end), end) if start != end else None
        if found is None:
            continue
        steps, twin = found.routes[0], model.twin
        given = diversions(game, search(turned(game), end, "least", start), steps)
        left = Onwards(twin, code_of(model, end))
        for after, step in enumerate(steps):
            last = game.parties[steps[after - 1].party] if after else ""
            here = code_of(model, step.start)
            remaining = left.left(here, last)
            assert remaining is not None
            for k, party in enumerate(game.parties):
                lost = [
                    to for to in twin.improvements(party, here) if party != last and loses(left, to, party, remaining)
                ]
                mine = [each for each in given if (each.after, each.party) == (after, k)]
                assert sum(each.count for each in mine) == len(lost)
                if lost:
                    best = max(twin.wants[party][to] for to in lost)
                    assert code_of(model, mine[0].to) == min(to for to in lost if twin.wants[party][to] == best)
                    seen += 1
    assert seen


def test_leaving_is_every_improvement() -> None:
    for model in drawn(3, 60, "leaving"):
        for row in map(int, model.states.shown):
            found = {model.game.parties[each.party]: each for each in leaving(model.game, row, 2)}
            for party in model.game.parties:
                expected = model.twin.improvements(party, code_of(model, row))
                assert (found[party].count if party in found else 0) == len(expected)
                assert party not in found or code_of(model, found[party].to) in expected


def test_who_must_yield_is_needed_on_every_way() -> None:
    asked = 0
    for model in drawn(3, 120, "yielding"):
        game, start = model.game, model.game.status_quo
        for party, name in enumerate(game.parties):
            charged = cheapest(model.twin, code_of(model, start), frozenset({name}))
            for end in map(int, model.states.shown):
                cost = charged.get(code_of(model, end))
                if end != start:
                    assert search_without_yielding(game, start, party, end, lambda *_: None) == (
                        cost is not None and cost[0] == 0
                    )
                    asked += cost is not None and cost[0] > 0
    assert asked


def test_turned_moves_lead_back() -> None:
    for model in drawn(3, 60, "turned"):
        back = turned(model.game)
        for party in range(len(model.game.parties)):
            there = {(s, t) for s in model.states.shown for t in successors(model.game.moves, party, int(s))}
            assert {(s, t) for t in model.states.shown for s in successors(back.moves, party, int(t))} == there
            name = model.game.parties[party]
            codes = {(code_of(model, int(s)), code_of(model, int(t))) for s, t in there}
            assert codes == {(s, t) for s in model.twin.states for t in model.twin.reach(name, s)}


def test_improvements_agree_with_the_status_quo_analysis() -> None:
    for model in drawn(4, 60, "evolution"):
        seen = evolution(model.game)
        for kind, expected in (("improvements", seen.improved), ("moves", seen.moved)):
            found = search(model.game, model.game.status_quo, kind)  # type: ignore[arg-type]
            assert set(found.reached) == set(np.flatnonzero(expected))


def test_a_search_that_is_stopped_knows_the_ways_to_its_goal() -> None:
    for model in drawn(4, 24, "stopped"):
        start = model.game.status_quo
        for end in map(int, model.states.shown):
            for kind in KINDS:
                whole, stopped = (search(model.game, start, kind, stop) for stop in (-1, end))
                assert routes(whole, end, 10_000) == routes(stopped, end, 10_000)


def test_a_cleared_search_leaves_nothing_behind() -> None:
    model = draw(Random("cleared"), 4, 6)
    start = model.game.status_quo
    first = search(model.game, start, "least")
    costs = [first.cost_of(row) for row in range(len(model.states))]
    first.clear()
    again = search(model.game, start, "least", labels=first.labels)
    assert [again.cost_of(row) for row in range(len(model.states))] == costs


def test_a_search_looks_at_the_clock() -> None:
    def watch(_doing: str, _done: int, _of: int) -> None:
        raise LimitReached

    model = draw(Random("clock"), 3, 4)
    with pytest.raises(LimitReached):
        search(model.game, model.game.status_quo, "moves", watch=watch)


def test_a_party_moves_twice_where_another_moves_between() -> None:
    """The example of the theory page: Ben, Cleo, Ben after Ana."""
    model = written(
        "abc",
        {"a": "YNN YYN YYY NNN YNY", "b": "YNY YYY YYN YNN", "c": "YYY YYN YNN YNY"},
    )
    row = model.states.row(0b101)
    assert row is not None
    found = routes(search(model.game, model.game.status_quo, "improvements", row), row)
    assert found is not None
    assert [(model.game.parties[s.party], model.states.word(s.to)) for s in found.routes[0]] == [
        ("a", "YNN"),
        ("b", "YYN"),
        ("c", "YYY"),
        ("b", "YNY"),
    ]
    shorter = routes(search(model.game, model.game.status_quo, "moves", row), row)
    assert shorter is not None
    assert (shorter.moves, shorter.charged, len(shorter.routes)) == (2, 0, 2)
