"""What can be had in the repeated prisoner's dilemma 9/1/10/3: a quadrilateral, reached in two ways.

One is set iteration in exact fractions (Abreu, Pearce and Stacchetti 1990, with public randomisation). The other asks
our engine: how far a violator can be held down, which no payoff is below, and whether a roadmap reaches every corner.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import product

import numpy as np
import pytest

from detente.agreement.endurance.penal import penal_code
from detente.agreement.roadmaps.deviations import Path
from detente.agreement.roadmaps.path import Checker, Settings, path_values
from tests.agreement.classics import dilemma

Point = tuple[Fraction, Fraction]
STAGE = {  # whether each cooperates
    (True, True): (9, 9),
    (True, False): (1, 10),
    (False, True): (10, 1),
    (False, False): (3, 3),
}
CORNERS = {(3.0, 3.0), (9.75, 3.0), (9.0, 9.0), (3.0, 9.75)}
LONG = 400  # steps after which nothing counts any more


def hull(points: Sequence[Point]) -> list[Point]:
    """Corners of the convex hull, counter-clockwise (Andrew's monotone chain)."""
    found = sorted(set(points))
    if len(found) < 3:
        return found
    chains = []
    for run in (found, found[::-1]):
        chain: list[Point] = []
        for p in run:
            while len(chain) > 1 and _turn(chain[-2], chain[-1], p) <= 0:
                chain.pop()
            chain.append(p)
        chains.append(chain[:-1])
    return chains[0] + chains[1]


def _turn(a: Point, b: Point, c: Point) -> Fraction:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def at_least(corners: Sequence[Point], player: int, bound: Fraction) -> list[Point]:
    """The part of a convex set in which `player` gets at least `bound`."""
    kept = [p for p in corners if p[player] >= bound]
    for p, q in product(corners, corners):
        if p[player] < bound < q[player]:
            share = (bound - p[player]) / (q[player] - p[player])
            kept.append((p[0] + share * (q[0] - p[0]), p[1] + share * (q[1] - p[1])))
    return hull(kept)


def generated(corners: Sequence[Point], d: Fraction) -> list[Point]:
    """What one step and a continuation in the set can bring, the worst of the set punishing whoever deviates."""
    worst = [min(p[i] for p in corners) for i in range(2)]
    points: list[Point] = []
    for (a, b), payoff in STAGE.items():
        other = STAGE[not a, b][0], STAGE[a, not b][1]
        onward = list(corners)
        for i in range(2):
            onward = at_least(onward, i, worst[i] + (1 - d) * (other[i] - payoff[i]) / d)
        points += [((1 - d) * payoff[0] + d * w[0], (1 - d) * payoff[1] + d * w[1]) for w in onward]
    return hull(points)


def feasible() -> list[Point]:
    """All mixtures in which nobody gets less than it can secure itself, which is 3."""
    corners = hull([(Fraction(x), Fraction(y)) for x, y in STAGE.values()])
    return at_least(at_least(corners, 0, Fraction(3)), 1, Fraction(3))


@pytest.mark.parametrize("d", [Fraction(9, 10), Fraction(3, 4)])
def test_set_iteration(d: Fraction) -> None:
    corners = feasible()
    assert {(float(x), float(y)) for x, y in corners} == CORNERS
    assert set(generated(corners, d)) == set(corners)  # it generates itself, so all of it can be had


def test_set_iteration_without_patience() -> None:
    """Below a seventh only the stage's own equilibrium is left."""
    corners = feasible()
    for _ in range(12):
        corners = generated(corners, Fraction(1, 10))
    assert max(abs(x - 3) for p in corners for x in p) < 1e-10


@pytest.mark.parametrize("patience", [0.9, 0.75])
def test_nobody_can_be_held_below_three(patience: float) -> None:
    code = penal_code(Checker(dilemma(patience), Settings(())), sticks=2)
    assert code.status == "verified"
    for i in range(2):
        assert code.values[i] == pytest.approx([3.0] * 4)
    held = tuple(Fraction(round(code.values[i].min(), 9)) for i in range(2))
    corners = hull([(Fraction(x), Fraction(y)) for x, y in STAGE.values()])
    supported = at_least(at_least(corners, 0, held[0]), 1, held[1])
    assert {(float(x), float(y)) for x, y in supported} == CORNERS


def exploited(patience: float, loser: int) -> Path:
    """The loser gets 3: it is exploited as long as what it is promised stays below 9, then both cooperate once."""
    promised, states = 3.0, [0]
    for _ in range(LONG):
        onward = (promised - (1 - patience) * 1) / patience
        if onward <= 9:
            states.append(1 << 1 - loser)
        else:
            onward = (promised - (1 - patience) * 9) / patience
            states.append(3)
        promised = onward
    return Path((*states, 3))


@pytest.mark.parametrize("patience", [0.9, 0.75])
def test_a_roadmap_reaches_every_corner(patience: float) -> None:
    paths = [Path((0, 0)), Path((0, 3)), exploited(patience, 0), exploited(patience, 1)]
    game = dilemma(patience)
    found = set()
    for path in paths:
        assert Checker(game, Settings(())).check(path).holds
        found.add(tuple(np.round(path_values(game, path)[0], 6).tolist()))
    assert found == CORNERS


def test_less_than_three_is_left_at_once() -> None:
    """A loser that is promised 2.9 would rather not cooperate at all."""
    result = Checker(dilemma(0.9), Settings(())).check(Path((0, *(1 << 1,) * 14, 3)))
    assert not result.holds
    assert result.incentives[0].party == "a"
