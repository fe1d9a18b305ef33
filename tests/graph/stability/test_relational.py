"""Attitudes: the engine against the definitions, what has been proved of them, and a conflict worked by hand."""

from dataclasses import replace
from random import Random

import numpy as np
import pytest

from detente.graph.equilibria import stability
from detente.graph.stability import concept_named
from detente.graph.witness import witness
from detente.model.conflict import Attitude
from detente.model.states import feasible_states
from detente.preferences.relation import Ranks
from tests.graph.model_draws import Model, draw
from tests.graph.small import stable_words, two_by_two
from tests.graph.twin_attitudes import regarding

NAMES = ("rnash", "rgmr", "rsmr", "rseq")
PLAIN = {"rnash": "nash", "rgmr": "gmr", "rsmr": "smr", "rseq": "seq"}
ATTITUDES: tuple[Attitude, ...] = ("positive", "neutral", "negative")


def with_attitudes(model: Model, attitudes: dict[str, dict[str, Attitude]]) -> Model:
    return Model(replace(model.conflict, attitudes=attitudes), model.states, model.relations)


def drawn(number: int) -> Model:
    """Everybody has some attitude to everybody, itself included."""
    random = Random(f"attitudes {number}")
    model = draw(random, 2 + number % 3, 3 + number % 2)
    return with_attitudes(model, {p: {q: random.choice(ATTITUDES) for q in model.relations} for p in model.relations})


def tables(model: Model, names: tuple[str, ...] = NAMES) -> dict[str, np.ndarray]:
    found = stability(model.game, [concept_named(name) for name in names]).stable
    return {name: found[name][:, model.states.shown] for name in names}


@pytest.mark.parametrize("batch", [0, *(pytest.param(k, marks=pytest.mark.slow) for k in range(1, 5))])
def test_tables_and_words_agree_with_the_definition(batch: int) -> None:
    answered = 0
    for k in range(60 * batch, 60 * batch + 60):
        model = drawn(k)
        seen = regarding(model.twin)
        codes = [int(code) for code in model.states.codes]
        for name, table in tables(model).items():
            expected = [
                [model.twin.stable(name, id, codes[row]) for row in model.states.shown] for id in model.relations
            ]
            np.testing.assert_array_equal(table, expected, f"{k} {name}")
            row = int(Random(k).choice(list(model.states.shown)))
            for party, id in enumerate(model.game.parties):
                found = witness(model.game, party, row, concept_named(name))
                assert found.stable == model.twin.stable(name, id, codes[row])
                assert [codes[each.to] for each in found.improvements] == sorted(seen.improvements(id, codes[row]))
                answered += sum(each.answered for each in found.improvements)
    assert answered > 20


def plain(number: int, reversible: bool = False) -> Model:
    """A conflict without ties, merges and blocks; with `reversible` also without one-way options and rules."""
    random = Random(f"without ties {number}")
    model = draw(random, 2 + number % 3, 3 + number % 2, merged=False, blocked=False)
    if reversible:
        options = tuple(replace(option, reversible="yes") for option in model.conflict.options)
        conflict = replace(model.conflict, options=options, infeasible=())
        model = Model(conflict, feasible_states(conflict), model.relations)
    size = len(model.states)
    strict = {party: Ranks(np.array(random.sample(range(size), size), dtype=np.int64)) for party in model.relations}
    return Model(model.conflict, model.states, strict)


def test_without_attitudes_and_ties_they_are_the_plain_concepts() -> None:
    """Inohara & Hipel (2009), abstract: so they are with discrete attitudes and complete, antisymmetric preferences."""
    for k in range(60):
        model = plain(k)
        found, classical = tables(model), tables(model, tuple(PLAIN.values()))
        for name in NAMES:
            np.testing.assert_array_equal(found[name], classical[PLAIN[name]], f"{k} {name}")


def test_whoever_is_neutral_to_everybody() -> None:
    """Inohara & Hipel (2009), abstract: RNash is then RSMR, and RGMR is RSEQ; here where every move can be undone."""
    for k in range(40):
        model = plain(k, reversible=True)
        nobody = {p: dict.fromkeys(model.relations, ATTITUDES[1]) for p in model.relations}
        found = tables(with_attitudes(model, nobody))
        np.testing.assert_array_equal(found["rnash"], found["rsmr"])
        np.testing.assert_array_equal(found["rgmr"], found["rseq"])


def test_two_who_are_for_each_other_do_not_betray() -> None:
    """Prisoners: to confess alone is better for oneself and worse for the other, whom each is for: YY holds for both.

    From NN, where both confess, a alone cannot help: YN is worse for itself. Against each other they confess: NN holds,
    and YY does not, since NY is better for a and worse for b; b would then go on to NN, but YY, being better for b, is
    not as good as that in the eyes of a.
    """
    game = two_by_two({"a": "NY YY NN YN", "b": "YN YY NN NY"})
    friends = with_attitudes(game, {"a": {"b": "positive"}, "b": {"a": "positive"}})
    enemies = with_attitudes(game, {"a": {"b": "negative"}, "b": {"a": "negative"}})
    assert [stable_words(friends, "rnash", party) >= {"YY", "NN"} for party in ("a", "b")] == [True, True]
    assert [stable_words(enemies, "rnash", party) for party in ("a", "b")] == [{"NN", "NY"}, {"NN", "YN"}]
    assert "YY" not in stable_words(enemies, "rseq", "a")
