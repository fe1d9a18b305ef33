"""What holds for every stability concept, present and future: it is enough to be listed in CONCEPTS."""

import re
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, strategies

from detente.errors import LimitReached
from detente.graph.equilibria import stability
from detente.graph.game import game_of
from detente.graph.stability import CONCEPTS, IMPLICATIONS, Concept, concept_named
from detente.graph.witness import witness
from detente.model.conditions import And, Condition, Iff, Implies, Named, Not, Or, Taken
from detente.model.conflict import Conflict
from detente.model.states import feasible_states
from detente.preferences.relation import Ranks
from tests.graph.model_draws import Model, models

BIBLIOGRAPHY = Path(__file__).parents[2] / "docs" / "references.bib"
EVERY_CONCEPT = pytest.mark.parametrize("concept", CONCEPTS, ids=lambda concept: concept.name)

StablePairs = set[tuple[str, int]]


def stable_pairs(model: Model, concept: Concept) -> StablePairs:
    """Party and code of every stable state."""
    table = stability(model.game, (concept,)).stable[concept.name]
    return {
        (party, int(model.states.codes[row]))
        for k, party in enumerate(model.game.parties)
        for row in model.states.shown
        if table[k, row]
    }


def rewritten(condition: Condition, place: list[int]) -> Condition:
    """`condition` where option k stands at place[k]."""
    match condition:
        case Taken(option):
            return Taken(place[option])
        case Not(inner):
            return Not(rewritten(inner, place))
        case Named(name, inner):
            return Named(name, rewritten(inner, place))
        case And(left, right) | Or(left, right) | Implies(left, right) | Iff(left, right):
            return type(condition)(rewritten(left, place), rewritten(right, place))
        case _:
            return condition


def moved(code: int, place: list[int]) -> int:
    """The code of the same state where option k stands at place[k]."""
    last = len(place) - 1
    return sum(1 << (last - place[k]) for k in range(len(place)) if code >> (last - k) & 1)


def reordered(model: Model, place: list[int]) -> Model:
    """The same model with its options in another order."""
    old = model.conflict
    conflict = Conflict(
        options=tuple(old.options[place.index(k)] for k in range(len(place))),
        infeasible=tuple(replace(rule, condition=rewritten(rule.condition, place)) for rule in old.infeasible),
        merges=tuple(replace(m, when=rewritten(m.when, place), shown_as=moved(m.shown_as, place)) for m in old.merges),
        blocked=tuple(
            replace(rule, start=rewritten(rule.start, place), end=rewritten(rule.end, place)) for rule in old.blocked
        ),
    )
    states = feasible_states(conflict)
    rows = np.argsort([moved(int(code), place) for code in model.states.codes])
    relations = {party: Ranks(relation.rank[rows]) for party, relation in model.relations.items()}
    return Model(conflict, states, relations)


def renamed(model: Model, names: dict[str, str]) -> Model:
    """The same model with other names for its parties."""
    old = model.conflict
    conflict = replace(
        old,
        options=tuple(replace(option, party=names[option.party]) for option in old.options),
        blocked=tuple(replace(rule, party=names[rule.party]) for rule in old.blocked),
    )
    return Model(conflict, model.states, {names[party]: relation for party, relation in model.relations.items()})


@given(model=models())
def test_stricter_concepts_imply_weaker_ones(model: Model) -> None:
    stable = {concept.name: stable_pairs(model, concept) for concept in CONCEPTS}
    for strict, weak in IMPLICATIONS:
        assert stable[strict.name] <= stable[weak.name], f"{strict.name} should imply {weak.name}"


def test_implications_are_between_concepts_that_are_listed() -> None:
    for pair in IMPLICATIONS:
        assert set(pair) <= set(CONCEPTS)
        assert pair[0] is not pair[1]
    assert len(set(IMPLICATIONS)) == len(IMPLICATIONS)


@EVERY_CONCEPT
@given(model=models())
def test_names_of_parties_do_not_matter(concept: Concept, model: Model) -> None:
    names = {party: f"z{len(model.relations) - k}" for k, party in enumerate(model.relations)}
    expected = {(names[party], code) for party, code in stable_pairs(model, concept)}
    assert stable_pairs(renamed(model, names), concept) == expected


@EVERY_CONCEPT
@given(model=models())
def test_the_order_of_parties_does_not_matter(concept: Concept, model: Model) -> None:
    backwards = dict(reversed(list(model.relations.items())))
    assert stable_pairs(Model(model.conflict, model.states, backwards), concept) == stable_pairs(model, concept)


@EVERY_CONCEPT
@given(model=models(), random=strategies.randoms(use_true_random=False))
def test_the_order_of_options_does_not_matter(concept: Concept, model: Model, random: Random) -> None:
    place = random.sample(range(model.states.options), model.states.options)
    expected = {(party, moved(code, place)) for party, code in stable_pairs(model, concept)}
    assert stable_pairs(reordered(model, place), concept) == expected


@EVERY_CONCEPT
@given(model=models(), random=strategies.randoms(use_true_random=False))
def test_only_the_order_of_preferences_matters(concept: Concept, model: Model, random: Random) -> None:
    def stretched(relation: Ranks) -> Ranks:
        kinds = np.unique(relation.rank)
        values = sorted(random.sample(range(-(1 << 61), 1 << 61), len(kinds)))
        return Ranks(np.array(values, dtype=np.int64)[np.searchsorted(kinds, relation.rank)])

    relations = {party: stretched(relation) for party, relation in model.relations.items()}
    assert stable_pairs(Model(model.conflict, model.states, relations), concept) == stable_pairs(model, concept)


@EVERY_CONCEPT
@given(model=models(most_options=3))
def test_one_state_alone_gets_the_same_verdict(concept: Concept, model: Model) -> None:
    table = stability(model.game, (concept,)).stable[concept.name]
    for party in range(len(model.game.parties)):
        for row in model.states.shown:
            assert witness(model.game, party, int(row), concept).stable == table[party, row]


@EVERY_CONCEPT
def test_every_concept_has_a_source_in_the_bibliography(concept: Concept) -> None:
    keys = set(re.findall(r"^@\w+\{\s*([^,\s]+)\s*,", BIBLIOGRAPHY.read_text("utf-8"), re.MULTILINE))
    assert concept.source in keys


@EVERY_CONCEPT
def test_every_concept_is_found_by_its_name(concept: Concept) -> None:
    assert concept_named(concept.name) is concept
    assert concept.title


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(KeyError):
        concept_named("no such concept")


@given(model=models(most_options=3), ticks=strategies.integers(0, 12))
def test_a_limit_leaves_what_was_finished(model: Model, ticks: int) -> None:
    left = ticks

    def watch(_doing: str, _done: int, _of: int) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise LimitReached

    whole = stability(model.game, CONCEPTS)
    part = stability(model.game, CONCEPTS, watch)
    assert (part.status == "complete") == (not part.unfinished)
    assert [*part.stable, *part.unfinished] == [concept.name for concept in CONCEPTS]
    for name, table in part.stable.items():
        np.testing.assert_array_equal(table, whole.stable[name])


@given(model=models(most_options=3))
def test_other_ranks_for_one_party_change_a_copy(model: Model) -> None:
    flat = Ranks(np.zeros(len(model.states), dtype=np.int64))
    before = model.game.ranks.copy()
    changed = model.game.with_ranks(0, flat)
    np.testing.assert_array_equal(model.game.ranks, before)
    first = model.game.parties[0]
    again = game_of(model.conflict, model.states, {**model.relations, first: flat})
    np.testing.assert_array_equal(changed.ranks, again.ranks)
