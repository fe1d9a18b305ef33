"""Searches by legal sequences: what they return is legal by definition, and nothing shorter would do."""

from random import Random

import pytest

from detente.graph import compile as compiling
from detente.graph.kernels import Goal
from detente.graph.legal import improvements, reachable, shortest
from tests.graph.legality import complaint, distance
from tests.graph.model_draws import Model, draw


def drawn(parties: int, count: int) -> list[Model]:
    return [draw(Random(f"legal {parties} {k}"), parties) for k in range(count)]


def check_shortest(model: Model, random: Random) -> None:
    game, twin = model.game, model.twin
    row = int(random.choice(model.states.shown))
    passive = random.randrange(-1, len(game.parties))
    group = twin.parties - ({game.parties[passive]} if passive >= 0 else set())
    improving = random.random() < 0.5
    worth = game.ranks[random.randrange(len(game.parties))]
    bound = int(random.choice(worth))
    found = shortest(game, Goal(row, passive, worth, bound), improving)
    goal = {int(model.states.codes[end]) for end in model.states.shown if worth[end] <= bound}
    expected = distance(twin, group, int(model.states.codes[row]), goal, improving)
    assert (len(found) or None) == expected
    if found:
        assert complaint(model, row, found, group, improving) == ""
        assert int(model.states.codes[found[-1].to]) in goal


@pytest.mark.parametrize("compiled", [False, True])
@pytest.mark.parametrize("parties", [2, 3, 4, 5])
def test_a_sequence_is_legal_and_shortest(parties: int, compiled: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiling, "WORTH_COMPILING", 0 if compiled else 1 << 30)
    random = Random(parties)
    for model in drawn(parties, 60):
        for _ in range(5):
            check_shortest(model, random)
        assert not model.game.visited.seen.any(), "a search has to leave the table clear for the next one"


@pytest.mark.parametrize("improving", [False, True])
def test_reachable_rows_are_where_all_together_lead(improving: bool) -> None:
    for model in drawn(3, 60):
        for row in model.states.shown:
            reached = {int(code) for code in model.states.codes[reachable(model.game, int(row), improving)]}
            assert reached == model.twin.joint_reach(model.twin.parties, int(model.states.codes[row]), improving)


def test_improvements_are_single_moves_in_order() -> None:
    for model in drawn(3, 60):
        for party, name in enumerate(model.game.parties):
            for row in model.states.shown:
                rows = improvements(model.game, party, int(row))
                codes = [int(model.states.codes[to]) for to in rows]
                assert codes == sorted(model.twin.improvements(name, int(model.states.codes[row])))
