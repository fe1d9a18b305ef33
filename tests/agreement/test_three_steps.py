"""The roadmaps of three steps on the five-measure ladder, one by one in exact fractions.

Washington neither gains nor loses by coercing a North Korea that has given up one level in four, so after a breach it
may leave that state in peace or coerce there. Both are equilibria of the breach phase, and they differ in how many
roadmaps are tied for the best: what North Korea could still get by leaving with one level gone is what differs.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from itertools import product

import numpy as np
import pytest

from detente.agreement.terms.game import AgreementGame, game_of
from tests.agreement.korea import NAMES, PARTIES, agreement, ladder
from tests.agreement.test_design import three_steps

State = tuple[int, int, int, int, int]
"""Levels of W, U, N, A and H."""

D = Fraction(85, 100)
MOVERS = ("prk", "us", "rok")
COLUMNS = {"prk": (0,), "us": (1, 2, 4), "rok": (3,)}
STATES = list(product(range(5), range(5), range(3), range(3), range(2)))
LOSSES = {  # of the violator per step: penalties of all who can act, audience cost, more if it signed
    "prk": Fraction(5 + 10 + 3 + 2 + 2, 10) + Fraction(3, 10),
    "us": Fraction(20 + 15 + 12 + 8, 10) + Fraction(3, 10) + Fraction(7, 10),
    "rok": Fraction(3, 10) + Fraction(7, 10),
}
LEAKAGE = {"prk": Fraction(15, 100), "us": Fraction(60, 100), "rok": Fraction(15, 100) + Fraction(45 + 10, 100)}
PROTECTION = {"prk": Fraction(0), "us": Fraction(35 + 15 + 5 + 15, 100), "rok": Fraction(0)}


@cache
def payoff(party: str, s: State, leakage: Fraction = Fraction(15, 100), protection: Fraction = Fraction(0)) -> Fraction:
    w, u, n, a, h = (Fraction(level, most) for level, most in zip(s, (4, 4, 2, 2, 1), strict=True))
    r = u / 2 + n / 2
    if party == "prk":
        return 9 * (1 - w) - 8 * (1 - leakage) * (1 - r) + 4 * a - 10 * (1 - protection) * h * w
    if party == "us":
        return 9 * w - 3 * r + h * (4 * w - 1)
    return 4 * w - Fraction(3, 2) * a - 5 * h


def own(party: str, s: State) -> Iterator[State]:
    """Where a party alone can lead; dismantlement and the Council's relief cannot be undone."""
    w, u, n, a, h = s
    if party == "prk":
        yield from ((further, u, n, a, h) for further in range(w, 5))
    elif party == "us":
        yield from ((w, other, more, a, act) for other in range(5) for more in range(n, 3) for act in range(2))
    else:
        yield from ((w, u, n, other, h) for other in range(3))


def mixed(party: str, own_levels: State, others: State) -> State:
    """The levels of a party's own measures from one state, the rest from another."""
    w, u, n, a, h = (
        mine if k in COLUMNS[party] else theirs for k, (mine, theirs) in enumerate(zip(own_levels, others, strict=True))
    )
    return w, u, n, a, h


@dataclass(frozen=True)
class Breach:
    """Everybody takes back what it can, and Washington coerces once more than one level, or one, is gone."""

    coerces_at_one: bool

    def act(self, party: str, s: State) -> State:
        w, u, n, a, h = s
        if party == "us":
            return w, 0, n, a, (h if w == 1 and not self.coerces_at_one else int(w >= 1 + (not self.coerces_at_one)))
        return (w, u, n, 0, h) if party == "rok" else s

    def onward(self, s: State) -> State:
        return self.act("rok", self.act("us", s))

    def flow(self, party: str, violator: str, s: State) -> Fraction:
        return payoff(party, s, LEAKAGE[violator], PROTECTION[violator]) - (party == violator) * LOSSES[party]

    def value(self, party: str, violator: str, s: State) -> Fraction:
        """From s on; the second step changes nothing more."""
        assert self.onward(self.onward(s)) == self.onward(s)
        return self.flow(party, violator, self.onward(s))

    def regret(self, party: str, violator: str, s: State) -> Fraction:
        """What one deviation in s gains at most."""
        meant, values = self.onward(s), []
        for reached in own(party, s):
            end = mixed(party, reached, meant)
            values.append((1 - D) * self.flow(party, violator, end) + D * self.value(party, violator, end))
        return max(values) - self.value(party, violator, s)


@pytest.mark.parametrize("coerces_at_one", [False, True])
def test_both_are_equilibria(coerces_at_one: bool) -> None:
    breach = Breach(coerces_at_one)
    for violator, party, s in product(MOVERS, MOVERS, STATES):
        assert breach.regret(party, violator, s) <= 0


def roadmaps() -> Iterator[tuple[State, ...]]:
    """All three steps to full dismantlement and relief, aid as it may; no step changes nothing."""
    ways = [[(0, j, k, most) for j in range(most + 1) for k in range(j, most + 1)] for most in (4, 4, 2)]
    aid = [(0, i, j, k) for i in range(3) for j in range(i, 3) for k in range(j, 3)]
    for chosen in product(*ways, aid):
        states = tuple((*(way[t] for way in chosen), 0) for t in range(4))
        if len(set(states)) == 4:
            yield states  # type: ignore[misc]


@cache
def least_slacks(coerces_at_one: bool) -> Mapping[tuple[State, ...], tuple[Fraction, bool]]:
    """The least slack of every roadmap, and whether everybody gains by it, over today for ever."""
    breach = Breach(coerces_at_one)

    @cache
    def tempted(party: str, before: State, after: State) -> Fraction | None:
        reached = [s for s in own(party, mixed(party, before, after)) if s != after]
        worth = [(1 - D) * payoff(party, s) + D * breach.value(party, party, s) for s in reached]
        return max(worth, default=None)

    def least(party: str, states: tuple[State, ...]) -> tuple[Fraction, bool]:
        value, slacks = payoff(party, states[-1]), []
        for before, after in zip((*states[-1:], *states[-2::-1]), (*states[-1:], *states[:0:-1]), strict=True):
            value = (1 - D) * payoff(party, after) + D * value
            if (best := tempted(party, before, after)) is not None:
                slacks.append(value - best)
        return min(slacks), value >= payoff(party, states[0])

    def whole(states: tuple[State, ...]) -> tuple[Fraction, bool]:
        found = [least(party, states) for party in MOVERS]
        return min(slack for slack, _ in found), all(joins for _, joins in found)

    return {states: whole(states) for states in roadmaps()}


@pytest.mark.parametrize(("coerces_at_one", "tied", "joining"), [(False, 1_197, 1_105), (True, 1_342, 1_195)])
def test_how_many_are_tied_for_the_best(coerces_at_one: bool, tied: int, joining: int) -> None:
    slacks = least_slacks(coerces_at_one)
    assert len(slacks) == 12_159
    best = max(slack for slack, _ in slacks.values())
    assert best == Fraction(1025, 1000)
    assert sum(slack == best for slack, _ in slacks.values()) == tied
    assert sum(slack == best and joins for slack, joins in slacks.values()) == joining


def eager() -> AgreementGame:
    """The ladder with a Washington that would rather coerce where it was indifferent, by a millionth."""
    flows = NAMES.parts(dismantlement="9*W", relief="-3*relief", coercion="H*(4*W - 0.999999)")
    plain = agreement()
    return game_of(replace(plain, flows={**plain.flows, "us": flows}), PARTIES)


@pytest.mark.parametrize("coerces_at_one", [False, True])
def test_the_engine_counts_the_same(coerces_at_one: bool) -> None:
    built = eager() if coerces_at_one else ladder()
    problem, nodes, taken = three_steps({"W": 4, "U": 4, "N": 2}, built)
    least = problem.slacks(nodes, taken)[0].min(axis=(1, 2))
    named = problem.steps.states[nodes]
    exact = least_slacks(coerces_at_one)
    wanted = [float(exact[tuple(STATES[state] for state in row)][0]) for row in named.tolist()]
    np.testing.assert_allclose(least, wanted, atol=2e-6)
