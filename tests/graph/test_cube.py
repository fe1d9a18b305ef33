"""Passes over the cube of all words say the same as the definitions, whatever way they take."""

from dataclasses import replace
from random import Random

import numpy as np
import pytest

from detente.graph import compile as compiling
from detente.graph import game as games
from detente.graph.cube import fixpoint
from detente.graph.equilibria import stability
from detente.graph.game import Game, game_of, narrowed
from detente.graph.replies import NOTHING, best_kept, best_of_own, deterred
from detente.graph.stability import CLASSICAL
from detente.graph.stability import concept as concepts
from detente.model.conditions import And, Mask, Not, Taken
from detente.model.conflict import Blocked, Conflict, Infeasibility, Merge, Option
from detente.model.states import feasible_states
from detente.model.texts import Text
from detente.preferences.relation import Ranks
from tests.graph.model_draws import Model, draw

PER_BATCH = 40
WAYS = {
    "small pages": {"PAGE": 2},
    "one page": {"PAGE": 512},
    "sorted": {"PAIRWISE": 0},
    "sorted beyond two options": {"PAIRWISE": 4, "PAGE": 4},
}


def by_definition(model: Model, concept: str) -> Mask:
    codes = [int(code) for code in model.states.codes]
    return np.array([[model.twin.stable(concept, party, s) for s in codes] for party in model.game.parties])


def cubic(game: Game, patch: pytest.MonkeyPatch, compiled: bool) -> Game:
    """The same game, as a cube however small it is."""
    patch.setattr(games, "SMALL", 0)
    patch.setattr(games, "SPARSE", 1 << 30)
    patch.setattr(compiling, "WORTH_COMPILING", 0 if compiled else 1 << 30)
    fresh = replace(game)
    assert fresh.cube is not None
    return fresh


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("parties", [1, 2, 3, 4])
def test_every_way_agrees_with_the_definitions(parties: int, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in WAYS[way].items():
        monkeypatch.setattr(fixpoint, name, value)
    for k in range(PER_BATCH):
        model = draw(Random(f"{way} {parties} {k}"), parties, merged=False, blocked=False)
        with monkeypatch.context() as patch:
            patch.setattr(concepts, "SIDE_BY_SIDE", 0 if k % 2 else 1 << 30)
            compiled = stability(cubic(model.game, patch, compiled=True), CLASSICAL).stable
            plain = stability(cubic(model.game, patch, compiled=False), CLASSICAL).stable if k % 4 == 0 else compiled
        for concept in CLASSICAL:
            np.testing.assert_array_equal(compiled[concept.name], by_definition(model, concept.name), concept.name)
            np.testing.assert_array_equal(plain[concept.name], compiled[concept.name], concept.name)


@pytest.mark.parametrize("batch", range(8))
def test_what_a_party_keeps_agrees_with_walks_over_arcs(batch: int, monkeypatch: pytest.MonkeyPatch) -> None:
    model = draw(Random(f"kept {batch}"), 3, merged=False, blocked=False)
    for party in range(3):
        rank = model.game.rank_of(party)
        expected = np.maximum(rank, best_of_own(model.game, party, rank, improving=False))
        with monkeypatch.context() as patch:
            np.testing.assert_array_equal(best_kept(cubic(model.game, patch, compiled=False), party), expected)


@pytest.mark.parametrize("batch", range(8))
def test_deterrence_agrees_with_walks_over_arcs(batch: int, monkeypatch: pytest.MonkeyPatch) -> None:
    model, random = draw(Random(f"deterred {batch}"), 3, merged=False, blocked=False), np.random.default_rng(batch)
    for party in range(3):
        worst = random.integers(-2, int(model.game.ranks.max()) + 2, len(model.states))
        worst[random.random(len(worst)) < 0.2] = NOTHING
        expected = deterred(model.game, party, worst)
        with monkeypatch.context() as patch:
            np.testing.assert_array_equal(deterred(cubic(model.game, patch, compiled=False), party, worst), expected)


def test_the_draws_hold_what_they_should() -> None:
    drawn = [draw(Random(f"{way} {parties} {k}"), parties, merged=False, blocked=False)
             for way in WAYS for parties in (3, 4) for k in range(PER_BATCH)]  # fmt: skip
    assert any(model.conflict.infeasible and _one_way(model, "no") and _one_way(model, "off_only") for model in drawn)
    assert any(not model.conflict.controlled_by("p0") for model in drawn)
    assert any(len(set(map(int, rank))) < len(rank) for model in drawn for rank in model.game.ranks)
    assert any(list(owners) != sorted(owners) for owners in map(_owners, drawn)), "options of one party lie apart"


def _one_way(model: Model, reversible: str) -> bool:
    return any(option.reversible == reversible for option in model.conflict.options)


def _owners(model: Model) -> list[str]:
    return [option.party for option in model.conflict.options]


def large(*, merges: bool = False, blocked: bool = False, empty: int = 0) -> Game:
    """Two parties with five options each; `empty`: so many of them can never be taken."""
    options = tuple(Option(f"o{k}", "ab"[k % 2], Text("")) for k in range(10))
    infeasible = tuple(Infeasibility(Taken(k), k + 1) for k in range(empty))
    conflict = Conflict(
        options,
        infeasible=infeasible,
        merges=(Merge(And(Not(Taken(8)), Not(Taken(9))), 0),) if merges else (),
        blocked=(Blocked("a", Taken(0), Taken(2)),) if blocked else (),
    )
    states = feasible_states(conflict)
    ranks = np.random.default_rng(0).integers(0, 50, len(states))[states.judged_as]
    return game_of(conflict, states, {"a": Ranks(ranks), "b": Ranks(-ranks)})


def test_cubes_are_for_many_states_without_merges_and_blocks() -> None:
    assert large().cube is not None
    assert large(merges=True).cube is None
    assert large(blocked=True).cube is None
    assert large(empty=5).cube is None, "32 states do not need one"
    assert replace(large(), ranks=large().ranks).cube is not None


def test_a_cube_that_is_mostly_empty_is_not_worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(games, "SMALL", 0)
    assert large(empty=4).cube is not None
    assert large(empty=5).cube is None


def test_a_cube_leaves_the_ranks_alone() -> None:
    game = large()
    before = game.ranks.copy()
    stability(game, CLASSICAL)
    np.testing.assert_array_equal(game.ranks, before)


def test_ranks_too_large_for_the_table_keep_their_order() -> None:
    rank = np.array([1 << 40, -5, 1 << 61, 7, -5], dtype=np.int64)
    assert narrowed(rank).tolist() == [2, 0, 3, 1, 0]
    assert narrowed(np.array([5, -3, 5], dtype=np.int64)).tolist() == [5, -3, 5]
