"""Games on a part of the states, against the definitions written out for that part alone."""

from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings, strategies

from detente.graph.restricted.perception import STABLE, UNFORESEEN, equilibria, hypergame_marks, marks, perceived
from detente.graph.restricted.subgame import staying, subgame
from detente.graph.stability import CONCEPTS
from detente.model.conflict import Infeasibility
from detente.preferences.relation import Ranks
from detente.watching import unwatched
from tests.graph.model_draws import Model, condition, draw
from tests.graph.twin import Twin

CLASSICAL = ("nash", "seq", "gmr", "smr")
ASKED = [concept for concept in CONCEPTS if concept.name in CLASSICAL]


def plain(random: Random, parties: int) -> Model:
    """A model without merged states."""
    model = draw(random, parties, random.choice((2, 3, 4)))
    if not model.conflict.merges:
        return model
    conflict = replace(model.conflict, merges=())
    ranks = {
        party: Ranks(np.array([random.randrange(4) for _ in range(len(model.states))], dtype=np.int64))
        for party in model.relations
    }
    return Model(conflict, replace(model.states, judged_as=np.arange(len(model.states), dtype=np.int32)), ranks)


def smaller(random: Random, model: Model) -> tuple[Twin, "np.ndarray[tuple[int, ...], np.dtype[np.bool_]]"]:
    """The twin with one more infeasibility condition that leaves the status quo, and what it keeps."""
    while True:
        rule = condition(random, model.states.options)
        keep = ~model.states.where(rule)
        if keep[model.game.status_quo]:
            rules = (*model.conflict.infeasible, Infeasibility(rule, 99))
            return Twin(replace(model.conflict, infeasible=rules), model.twin.wants), keep


@pytest.mark.parametrize("start", range(0, 1000, 250))
def test_a_part_of_the_game_is_the_game_with_less_in_it(start: int) -> None:
    for seed in range(start, start + 250):
        random = Random(seed)
        model = plain(random, random.choice((2, 3)))
        twin, keep = smaller(random, model)
        concept = random.choice(ASKED)
        found = marks(subgame(model.game, keep), concept, len(model.states), unwatched)
        for k, party in enumerate(model.game.parties):
            for row, code in enumerate(map(int, model.states.codes)):
                if code not in twin.states:
                    assert found[k, row] == UNFORESEEN
                else:
                    assert (found[k, row] == STABLE) == twin.stable(concept.name, party, code), (seed, party, code)


@given(seed=strategies.integers(0, 10**6))
@settings(max_examples=60)
def test_a_hypergame_equilibrium_is_stable_for_each_party_in_its_own_conflict(seed: int) -> None:
    random = Random(seed)
    model = plain(random, 3)
    concept = random.choice(ASKED)
    twins, tables = [], []
    for party in range(3):
        twin, keep = smaller(random, model)
        other = (party + 1) % 3
        believed = Ranks(np.array([random.randrange(5) for _ in range(len(model.states))], dtype=np.int64))
        wants = dict(zip(map(int, model.states.codes), map(int, believed.rank), strict=True))
        twins.append(Twin(twin.conflict, {**twin.wants, f"p{other}": wants}))
        tables.append(marks(perceived(model.game, keep, {other: believed}), concept, len(model.states), unwatched))
    expected = [
        row
        for row, code in enumerate(map(int, model.states.codes))
        if all(code in twin.states and twin.stable(concept.name, f"p{k}", code) for k, twin in enumerate(twins))
    ]
    assert equilibria(model.game, hypergame_marks(tables)).tolist() == expected


def test_members_of_a_merged_state_stay_together() -> None:
    for seed in range(200):
        model = draw(Random(seed), 2, 4)
        if not model.conflict.merges:
            continue
        keep = staying(model.game, [0])
        assert (keep == keep[model.states.judged_as]).all()
        part = subgame(model.game, keep)
        assert [part.game.states.codes[k] for k in part.game.states.judged_as] == [
            model.states.codes[model.states.judged_as[row]] for row in part.rows
        ]
