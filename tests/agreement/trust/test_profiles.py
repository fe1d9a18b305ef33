"""Several parties leaving a step at once: where that leads, by all that each may have done."""

from collections.abc import Iterator
from itertools import product

import numpy as np
import pytest

from detente.agreement.roadmaps.deviations import Path, alternatives
from detente.agreement.terms.game import AgreementGame
from detente.agreement.trust.profiles import together
from detente.model.roadmap import Measure
from tests.agreement.arithmetic import measure
from tests.agreement.classics import tabled

ACT = tuple[int | None, bool]
"""The level that a member goes for by itself, if any, and whether it votes for the agreed change."""


def acts(m: Measure, before: int) -> Iterator[ACT]:
    levels = [k for k in range(before + 1, m.highest + 1) if m.raise_votes == 1]
    levels += [k for k in range(before) if m.lower_votes == 1]
    yield from product([None, *levels], (True, False))


def outcome(m: Measure, before: int, after: int, done: list[ACT]) -> int:
    """The level that these acts of two members of three lead to; the third votes for the change."""
    votes = 3 - sum(not vote for _, vote in done)
    needed = m.raise_votes if after > before else m.lower_votes
    agreed = after if votes >= needed else before
    wanted = [level for level, _ in done if level is not None]
    falls = [level for level in (*wanted, agreed) if level < before]
    return min(falls) if falls else max(*wanted, agreed) if wanted else agreed


def game(m: Measure) -> AgreementGame:
    parties = ("a", "b", "c")
    own = measure("X", "a", 2)
    return tabled([m, own], parties, [np.zeros((m.highest + 1) * 3)] * 3, 0.5)


@pytest.mark.parametrize("votes", list(product((1, 3), repeat=2)))
@pytest.mark.parametrize(("before", "after"), [(1, 2), (1, 0), (1, 1), (0, 2), (2, 1)])
def test_the_result_is_one_that_the_acts_allow(votes: tuple[int, int], before: int, after: int) -> None:
    m = measure("G", "a b c", 2, raise_votes=votes[0], lower_votes=votes[1])
    built = game(m)
    lattice = built.lattice
    path = Path((lattice.state((before, 0)), lattice.state((after, 1))))
    possible: dict[tuple[int, int], set[int]] = {}
    for one, other in product(acts(m, before), repeat=2):
        alone = outcome(m, before, after, [one]), outcome(m, before, after, [other])
        possible.setdefault(alone, set()).add(outcome(m, before, after, [one, other]))
    for (one_level, other_level), results in possible.items():
        reached = [lattice.state((one_level, 2)), lattice.state((other_level, 1))]
        there = together(lattice, path, 0, [np.array([state]) for state in reached])
        assert int(lattice.levels[there[0], 0]) in results
        assert int(lattice.levels[there[0], 1]) == 2
        for i, state in enumerate(reached):
            assert state in (path.after(0), *alternatives(built, i, path.before(0), path.before(0), path.after(0)))


def test_one_alone_comes_to_where_it_meant_to() -> None:
    built = game(measure("G", "a b c", 2))
    lattice = built.lattice
    path = Path((lattice.state((1, 0)), lattice.state((2, 1))))
    found = alternatives(built, 0, path.before(0), path.before(0), path.after(0))
    np.testing.assert_array_equal(together(lattice, path, 0, [found]), found)
