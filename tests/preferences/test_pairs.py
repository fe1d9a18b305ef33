"""Pairs against their definition: closed under transitivity over states, the rest unknown."""

from itertools import product
from random import Random
from typing import Literal

import pytest

from detente.model.conditions import Taken
from detente.model.references import AllWhere, OneState, StateReference
from detente.preferences.form import Path
from detente.preferences.pairs import FORM, Pair, Pairs, PairsEntry, check, relation
from tests.graph.model_draws import Model, condition, draw
from tests.preferences.entries import covers
from tests.preferences.orders import by_definition, signs
from tests.preferences.reading import Reading

Steps = dict[tuple[int, int], bool]


def steps(value: Pairs, model: Model) -> Steps:
    """Pairs of states of which the file says that the first is no worse, and whether it says better."""
    said: Steps = {}
    for pair in value.pairs:
        left, right = ({s for s in model.twin.states if covers(side, model, s)} for side in (pair.left, pair.right))
        for s, t in product(left, right):
            said[s, t] = said.get((s, t), False) or pair.sign == ">"
            if pair.sign == "=":
                said[t, s] = said.get((t, s), False)
    return said


def closed(said: Steps) -> Steps:
    """All that follows along chains; a chain with one `>` in it says better."""
    known = dict(said)
    while True:
        longer = {
            (s, u): known[s, t] or said[v, u]
            for (s, t), (v, u) in product(known, said)
            if t == v and ((s, u) not in known or (known[s, t] or said[v, u]) > known[s, u])
        }
        if not longer:
            return known
        for chain, better in longer.items():
            known[chain] = known.get(chain, False) or better


def sign(known: Steps, s: int, t: int) -> str:
    if known.get((s, t)):
        return ">"
    if known.get((t, s)):
        return "<"
    return "=" if (s, t) in known and (t, s) in known else "?"


def random_pairs(random: Random, model: Model) -> Pairs:
    def side() -> StateReference:
        if random.random() < 0.85:
            return StateReference("s", OneState(random.choice([int(code) for code in model.states.codes])))
        return StateReference("w", AllWhere(condition(random, model.states.options)))

    kinds: tuple[Literal[">", "="], ...] = (">", ">", "=")
    return Pairs(tuple(Pair(side(), random.choice(kinds), side()) for _ in range(random.randrange(1, 7))))


def test_what_follows_from_the_pairs_is_known_and_nothing_else() -> None:
    consistent = 0
    for k in range(400):
        random = Random(f"pairs {k}")
        model = draw(random, 2, options=random.choice((2, 3, 4)))
        value = random_pairs(random, model)
        known = closed(steps(value, model))
        contradicts = any(better for (s, t), better in known.items() if s == t)
        codes = {finding.code for finding in check(value, model.states)}
        assert ("E331" in codes) == contradicts
        if not contradicts:
            consistent += 1
            expected = by_definition(lambda s, t: sign(known, s, t), model.states)  # noqa: B023
            assert signs(relation(value, model.states), model.states) == expected
    assert consistent > 100


def read(*pairs: str | dict[str, str]) -> tuple[Pairs, Reading]:
    reading = Reading()
    value = FORM.build(PairsEntry.model_validate({"pairs": list(pairs)}), reading, ())
    assert isinstance(value, Pairs)
    return value, reading


@pytest.mark.parametrize(
    ("pairs", "s", "t", "expected"),
    [
        (["YY > YN", "YN > NN"], 0b11, 0b00, ">"),
        (["YY > YN", "YN = NN"], 0b11, 0b00, ">"),
        (["YY = YN", "YN > NN"], 0b11, 0b00, ">"),
        (["YY = YN", "YN = NN"], 0b00, 0b11, "="),
        (["YY > YN", "NN > YN"], 0b11, 0b00, "?"),
        (["(A) > (not A)"], 0b10, 0b01, ">"),
        (["(A) > (not A)"], 0b10, 0b11, "?"),
        (["(A) = (A)"], 0b10, 0b11, "="),
    ],
)
def test_chains(pairs: list[str], s: int, t: int, expected: str) -> None:
    value, reading = read(*pairs)
    assert signs(relation(value, reading.states), reading.states)[s, t] == expected


def test_provenance_and_the_long_form() -> None:
    value, reading = read({"prefers": "YY > NN", "source": "survey"}, "YN=NY")
    assert [pair.sign for pair in value.pairs] == [">", "="]
    assert value.pairs[0].provenance.sources == ("survey",)
    assert value.pairs[1].left == StateReference("YN", OneState(0b10))
    assert list(check(value, reading.states)) == []


@pytest.mark.parametrize("pair", ["YY", "YY better NN", "YY < NN", ""])
def test_what_is_no_pair_is_reported_and_left_out(pair: str) -> None:
    value, reading = read("YY > NN", pair)
    assert len(value.pairs) == 1
    assert reading.reported == [("E330", ("pairs", 1, "prefers"))]


def test_an_arrow_inside_a_condition_is_no_sign() -> None:
    arrows = Reading()
    arrows.condition = lambda text, path: Taken(len(text))  # type: ignore[method-assign]
    value = FORM.build(PairsEntry.model_validate({"pairs": ["(A -> B) > (A <-> B)"]}), arrows, ())
    assert [(pair.left.text, pair.sign, pair.right.text) for pair in value.pairs] == [("(A -> B)", ">", "(A <-> B)")]


@pytest.mark.parametrize(
    ("pairs", "found"),
    [
        (["YY > YN", "YN > YY"], [("E331", ("pairs",))]),
        (["YY > YY"], [("E331", ("pairs",))]),
        (["(A) > YN"], [("E331", ("pairs",))]),
        (["YY = YN", "YN = YY"], []),
    ],
)
def test_a_state_better_than_itself_is_found(pairs: list[str], found: list[tuple[str, Path]]) -> None:
    value, reading = read(*pairs)
    assert [(finding.code, finding.path) for finding in check(value, reading.states)] == found


def test_an_empty_list_is_reported() -> None:
    _, reading = read()
    assert reading.reported == [("E310", ("pairs",))]
