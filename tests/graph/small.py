"""Conflicts written down by hand, with rankings as words."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from detente.graph.equilibria import stability
from detente.graph.stability import concept_named
from detente.model.conflict import Conflict, Option, Reversible
from detente.model.states import code, feasible_states
from detente.model.texts import Text
from detente.preferences.relation import Ranks
from tests.graph.model_draws import Model

PRISONERS = {"a": "NY YY NN YN", "b": "YN YY NN NY"}
CHICKEN = {"a": "NY YY YN NN", "b": "YN YY NY NN"}
STAG_HUNT = {"a": "YY NY NN YN", "b": "YY YN NN NY"}


def written(
    owners: str,
    best_first: Mapping[str, str],
    now: str = "",
    one_way: Mapping[int, Reversible] | None = None,
    **rules: Any,
) -> Model:
    """A model with one option per letter of `owners`, which names its party.

    best_first: party to state words, best first; `=` joins a tie; words that are left out tie as the worst. one_way:
    index of an option to its `reversible`. rules: further fields of the conflict.
    """
    taken = [letter == "Y" for letter in now] or [False] * len(owners)
    kinds = one_way or {}
    options = tuple(
        Option(f"o{k}", party, Text(party), taken[k], kinds.get(k, "yes")) for k, party in enumerate(owners)
    )
    conflict = Conflict(options, **rules)
    states = feasible_states(conflict)
    relations = {}
    for party, words in best_first.items():
        rank = np.zeros(len(states), dtype=np.int64)
        for worth, group in enumerate(reversed(words.split()), 1):
            for word in group.split("="):
                row = states.row(code(word))
                assert row is not None, f"{word!r} is not feasible"
                rank[row] = worth
        relations[party] = Ranks(rank[states.judged_as])
    return Model(conflict, states, relations)


def two_by_two(best_first: Mapping[str, str]) -> Model:
    """Parties a and b with one option each."""
    return written("ab", best_first)


def stable_words(model: Model, concept: str, party: str) -> set[str]:
    """The words of the states that are stable for a party; the twin has to agree."""
    table = stability(model.game, (concept_named(concept),)).stable[concept]
    rows = [int(row) for row in model.states.shown if table[model.game.parties.index(party), row]]
    codes = {int(model.states.codes[row]) for row in rows}
    assert codes == {s for s in model.twin.states if model.twin.stable(concept, party, s)}
    return {model.states.word(row) for row in rows}


def equilibria(model: Model, concept: str) -> list[str]:
    """The words of the states that are stable for everybody."""
    result = stability(model.game, (concept_named(concept),))
    return [model.states.word(int(row)) for row in result.equilibria(concept)]
