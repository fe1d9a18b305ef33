"""Necessarily is in all completions, possibly in some: by looking at every completion of a thousand small conflicts."""

from collections.abc import Iterator
from random import Random

import numpy as np
import pytest

from detente.graph.unknown.extensions import CONCEPTS
from detente.graph.unknown.shares import drawn as draws_of
from detente.graph.unknown.verdicts import NO, OPEN, YES, Verdict, bounds, searched, with_draws
from tests.graph.unknown.quantifiers import Drawn, drawn

MOST_WORLDS = 130


def models(parties: int, count: int, first: int = 0) -> Iterator[Drawn]:
    """Models of two to five states with few enough completions."""
    k, found = first, 0
    while found < count:
        each = drawn(Random(f"verdicts {parties} {k}"), parties, Random(k).choice((2, 2, 3)), 5)
        k += 1
        if 1 < each.unknown.size() <= MOST_WORLDS:
            found += 1
            yield each


Held = dict[str, tuple[list[list[int]], list[int], int]]


def counted(each: Drawn) -> Held:
    """Per concept: in how many worlds each state is stable for each party, and for all; and the number of worlds."""
    held: Held = {}
    parties = each.game.parties
    worlds = list(each.unknown.worlds())
    for concept in CONCEPTS:
        one = [[0] * len(each.shown) for _ in parties]
        together = [0] * len(each.shown)
        for world in worlds:
            for place, (_, code) in enumerate(each.shown):
                stable = [world.stable(concept, party, code) for party in parties]
                for k, yes in enumerate(stable):
                    one[k][place] += yes
                together[place] += all(stable)
        held[concept] = one, together, len(worlds)
    return held


def compared(each: Drawn, found: Verdict, held: tuple[list[list[int]], list[int], int]) -> int:
    """How many verdicts are open; the others have to be right."""
    one, together, worlds = held
    rows = [row for row, _ in each.shown]
    pairs = [
        (found.necessarily[:, rows], np.array(one) == worlds),
        (found.possibly[:, rows], np.array(one) > 0),
        (found.together[rows], np.array(together) > 0),
        (found.throughout[rows], np.array(together) == worlds),
    ]
    for signs, truth in pairs:
        assert (truth[signs == YES]).all()
        assert (~truth[signs == NO]).all()
    return sum(int((signs == OPEN).sum()) for signs, _ in pairs)


@pytest.mark.parametrize(("parties", "count"), [(2, 450), (3, 400), (4, 200)])
def test_all_and_some_completions(parties: int, count: int) -> None:
    """The bounds are never wrong, and exact but under SEQ; the search decides the rest."""
    left = 0
    for each in models(parties, count):
        held = counted(each)
        for concept in CONCEPTS:
            found = bounds(each.game, concept)
            undecided = compared(each, found, held[concept])
            if concept != "seq":
                assert not undecided
                continue
            left += undecided
            assert not compared(each, searched(each.game, found), held[concept])
    assert left > 0 or parties == 2


def test_a_search_without_effort_decides_nothing() -> None:
    for each in models(3, 60):
        found = bounds(each.game, "seq")
        same = searched(each.game, found, effort=0)
        np.testing.assert_array_equal(same.necessarily, found.necessarily)
        np.testing.assert_array_equal(same.together, found.together)


def test_draws_never_contradict_the_verdicts_and_decide_some() -> None:
    decided = 0
    for each in models(3, 80):
        held = counted(each)["seq"]
        shares = draws_of(each.game, 12, 0)
        found = bounds(each.game, "seq")
        better = with_draws(found, shares.draws, shares.stable["seq"], shares.together["seq"])
        decided += compared(each, found, held) - compared(each, better, held)
        stable = shares.stable["seq"]
        assert (stable[found.necessarily == YES] == 12).all()
        assert (stable[found.possibly == NO] == 0).all()
    assert decided > 0
