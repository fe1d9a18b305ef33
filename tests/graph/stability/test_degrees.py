"""Strength of preference: what the kernels say against the definition, and a conflict worked by hand."""

from dataclasses import replace
from itertools import pairwise
from random import Random

import numpy as np
import pytest

from detente.graph import compile as compiling
from detente.graph.equilibria import stability
from detente.graph.restricted.subgame import subgame
from detente.graph.stability import concept_named
from detente.graph.witness import witness
from detente.preferences.relation import Ranks, graded
from tests.graph.model_draws import Model, draw
from tests.graph.small import written
from tests.graph.twin import Twin

NAMES = [f"{kind}{degree}" for kind in ("gmr", "smr", "seq") for degree in (1, 2, 3)]
Gaps = dict[str, list[int]]


def with_strength(model: Model, gaps: Gaps) -> Model:
    """The model whose parties prefer each of their ranks to the next lower one so strongly, the best first."""
    relations = {}
    for party, relation in model.relations.items():
        kinds = np.unique(relation.rank)[::-1]
        relations[party] = graded(np.searchsorted(-kinds, -relation.rank), gaps[party])
    return Model(model.conflict, model.states, relations)


def drawn(number: int) -> tuple[Model, Gaps]:
    random = Random(f"degrees {number}")
    model = draw(random, 2 + number % 3, 3 + number % 2)
    gaps = {p: [random.choice((1, 1, 2, 2, 3)) for _ in np.unique(r.rank)[1:]] for p, r in model.relations.items()}
    return with_strength(model, gaps), gaps


def strength(twin: Twin, gaps: Gaps, party: str, s: int, t: int) -> int:
    """How strongly the party prefers s to t: the strongest of the gaps between them, 0 if it does not."""
    kinds = sorted(set(twin.wants[party].values()), reverse=True)
    first, last = (kinds.index(twin.wants[party][state]) for state in (s, t))
    return max(gaps[party][first:last], default=0)


def by_definition(twin: Twin, gaps: Gaps, name: str, party: str, s: int) -> bool:
    """Each improvement is answered by an s2 (under SMR with every s3 after it) that is so much worse than s."""
    kind, degree = name[:3], int(name[3])

    def hurts(t: int) -> bool:
        return strength(twin, gaps, party, s, t) >= degree

    return all(
        any(
            hurts(s2) and (kind != "smr" or all(hurts(s3) for s3 in twin.reach(party, s2)))
            for s2 in twin.others_reach(party, s1, improving=kind == "seq")
        )
        for s1 in twin.improvements(party, s)
    )


@pytest.mark.parametrize("compiled", [False, True], ids=["plain", "compiled"])
def test_tables_and_words_agree_with_the_definition(compiled: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if compiled:
        monkeypatch.setattr(compiling, "WORTH_COMPILING", 0)
    answered = 0
    for k in range(20 if compiled else 60):
        model, gaps = drawn(k)
        tables = stability(model.game, [concept_named(name) for name in NAMES]).stable
        for name in NAMES:
            for row in map(int, model.states.shown):
                s = int(model.states.codes[row])
                for party, id in enumerate(model.game.parties):
                    assert tables[name][party, row] == by_definition(model.twin, gaps, name, id, s), (k, name, id, s)
            row = Random(k).choice(list(map(int, model.states.shown)))
            for party in range(len(model.game.parties)):
                found = witness(model.game, party, row, concept_named(name))
                assert found.stable == tables[name][party, row]
                answered += sum(each.answered for each in found.improvements)
    assert answered > 0


def test_a_stronger_degree_is_harder_and_nash_is_the_hardest() -> None:
    for k in range(40):
        model, _ = drawn(k)
        stable = stability(model.game, [concept_named(name) for name in ("nash", "gmr", "smr", "seq", *NAMES)]).stable
        for kind in ("gmr", "smr", "seq"):
            names = ["nash", *(f"{kind}{degree}" for degree in (3, 2, 1)), kind]
            for strict, weak in pairwise(names):
                assert (stable[strict] <= stable[weak]).all()


def test_without_any_word_on_strength_nothing_deters_strongly() -> None:
    for k in range(20):
        model = draw(Random(f"plain {k}"), 3, 3)
        stable = stability(model.game, [concept_named(name) for name in ("nash", "gmr2", "smr2", "seq2")]).stable
        for name in ("gmr2", "smr2", "seq2"):
            np.testing.assert_array_equal(stable[name], stable["nash"])


def test_a_river_that_is_polluted_mildly_or_strongly() -> None:
    """Of NN, YN, NY, YY a prefers YN to NN and NN much to YY: b's answer YY to a's move hurts a strongly.

    With only a mild preference of NN over YY the same answer still deters under GMR and does no more under gmr2.
    """
    model = written("ab", {"a": "YN NN YY NY", "b": "NY YY NN YN"})
    row = model.states.row(0)
    for gap, strongly in ((2, True), (1, False)):
        game = with_strength(model, {"a": [1, gap, 1], "b": [1, 1, 1]}).game
        stable = stability(game, [concept_named(name) for name in ("gmr", "seq", "gmr2", "seq2", "smr2")]).stable
        assert [bool(stable[name][0, row]) for name in ("gmr", "seq")] == [True, True]
        assert [bool(stable[name][0, row]) for name in ("gmr2", "seq2")] == [strongly, strongly]


def test_strength_stays_with_a_part_of_the_states_and_with_other_wishes() -> None:
    model, gaps = drawn(1)
    whole = subgame(model.game, np.ones(len(model.states), dtype=bool)).game
    flat = Ranks(np.zeros(len(model.states), dtype=np.int64))
    first = model.game.parties[0]
    changed = model.game.with_ranks(0, flat)
    again = replace(model, relations={**model.relations, first: flat}).game
    for degree in (1, 2, 3):
        for party in range(len(model.game.parties)):
            np.testing.assert_array_equal(whole.graded(party, degree), model.game.graded(party, degree))
            np.testing.assert_array_equal(changed.graded(party, degree), again.graded(party, degree))
    assert gaps
