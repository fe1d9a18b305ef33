"""The hardest punishments with side payments, what can be had at all: closed forms, slow twins, published values."""

import random
from fractions import Fraction
from itertools import product

import numpy as np
import pytest

from detente.agreement.hardest.payoff_set import is_repeated, payoff_set
from detente.agreement.hardest.transfers import is_poolable, optimal_slack, pooled_code, pooled_slack
from detente.agreement.roadmaps.deviations import Path
from detente.agreement.roadmaps.path import Checker, Settings
from detente.agreement.terms.game import AgreementGame
from tests.agreement.arithmetic import measure
from tests.agreement.classics import dilemma, tabled
from tests.agreement.draws import draw, game
from tests.agreement.test_payoff_set import at_least, hull

Table = list[list[tuple[int, int]]]


def stage(table: Table, patience: float) -> AgreementGame:
    """Rows are X of party a, columns Y of party b."""
    rows, columns = len(table), len(table[0])
    first = np.array([float(x) for row in table for x, _ in row])
    second = np.array([float(y) for row in table for _, y in row])
    return tabled([measure("X", "a", rows - 1), measure("Y", "b", columns - 1)], ("a", "b"), [first, second], patience)


PD = [[(4, 4), (0, 6)], [(6, 0), (2, 2)]]
BOS = [[(8, 5), (3, 3)], [(0, 0), (5, 8)]]


@pytest.mark.parametrize(
    ("table", "patience", "corners"),
    [
        (PD, 0.8, {(5, 2), (4, 4), (2, 5), (2, 2)}),
        (BOS, 0.8, {(8, 5), (5, 5), (5, 8)}),
        (PD, 0.3, {(2, 2)}),
        ([[(9, 9), (1, 10)], [(10, 1), (3, 3)]], 0.75, {(3, 3), (9.75, 3), (9, 9), (3, 9.75)}),
    ],
)
def test_payoffs_that_can_be_had(table: Table, patience: float, corners: set[tuple[float, float]]) -> None:
    found = payoff_set(stage(table, patience), patience)
    assert found.status == "found"
    assert len(found.corners) == len(corners)
    for corner in corners:
        assert min(max(abs(corner[0] - x), abs(corner[1] - y)) for x, y in found.corners) < 1e-8


def exact(table: Table, d: Fraction, rounds: int) -> list[tuple[Fraction, Fraction]]:
    """The same in fractions, so many rounds (Abreu, Pearce and Stacchetti 1990), clipped by every pair of corners."""
    cells = {(x, y): table[x][y] for x, y in product(range(len(table)), range(len(table[0])))}
    corners = hull([(Fraction(x), Fraction(y)) for x, y in cells.values()])
    for _ in range(rounds):
        worst = [min(p[i] for p in corners) for i in range(2)]
        points = []
        for (x, y), payoff in cells.items():
            best = max(cells[r, y][0] for r in range(len(table))), max(cells[x, c][1] for c in range(len(table[0])))
            onward = corners
            for i in range(2):
                onward = at_least(onward, i, worst[i] + (1 - d) * (best[i] - payoff[i]) / d) if onward else onward
            points += [((1 - d) * payoff[0] + d * w[0], (1 - d) * payoff[1] + d * w[1]) for w in onward]
        corners = [(round(a, 12), round(b, 12)) for a, b in hull(points)]
        if not corners:
            break
    return corners


@pytest.mark.parametrize("seed", range(25))
def test_payoff_sets_of_random_games_in_fractions(seed: int) -> None:
    source = random.Random(seed)
    table = [[(source.randrange(10), source.randrange(10)) for _ in range(2)] for _ in range(2)]
    found = payoff_set(stage(table, 0.5), 0.5)
    expected = exact(table, Fraction(1, 2), 60)
    assert (found.status == "empty") is (not expected)
    for one, other in ((found.corners, expected), (expected, found.corners)):
        for x, y in one:
            assert _outside((float(x), float(y)), [(float(a), float(b)) for a, b in other]) < 1e-6


def _outside(point: tuple[float, float], corners: list[tuple[float, float]]) -> float:
    """How far a point is from a convex set: the most by which some direction tells them apart."""
    return max(
        float(point[0] * np.cos(t) + point[1] * np.sin(t) - max(x * np.cos(t) + y * np.sin(t) for x, y in corners))
        for t in np.linspace(0, 2 * np.pi, 721)
    )


def test_what_is_no_repeated_game_of_two() -> None:
    assert is_repeated(dilemma(0.5))
    assert not is_repeated(tabled([measure("X", "a", 2, up=1)], ("a", "b"), [np.zeros(3), np.zeros(3)], 0.5))


# ------------------------------------------------------------------ pay for effort, and somebody who can be hurt


def employment(patience: float, harm: float, levels: int = 20) -> AgreementGame:
    """E: effort e at a cost of e^2 / 2, worth e to the principal; H: the agent hurts it at no cost to itself."""
    effort = np.repeat(np.arange(levels + 1) / levels, 2)
    hurt = np.tile([0.0, harm], levels + 1)
    measures = [measure("E", "agent", levels), measure("H", "agent", 1, in_deal=False)]
    return tabled(measures, ("principal", "agent"), [effort - hurt, -(effort**2) / 2], patience)


def most(built: AgreementGame, slack: "list[float]") -> float:
    """The highest effort that is kept."""
    levels = built.lattice.measures[0].highest
    return max(k for k in range(levels + 1) if slack[k] >= -1e-9) / levels


@pytest.mark.parametrize(("harm", "expected"), [(0.0, 0.6), (0.45, 0.9), (0.8, 1.0), (0.12, 0.7)])
def test_effort_grows_with_what_can_be_done_to_the_principal(harm: float, expected: float) -> None:
    """e^2 / 2 <= d (e + harm): .6 by reversion at d = .3, whatever the harm; by the optimal code up to 1."""
    built = employment(0.3, harm)
    paths = [Path((2 * k, 2 * k)) for k in range(21)]
    by_reversion = [float(pooled_slack(Checker(built, Settings(())), path).min()) for path in paths]
    by_code = [float(optimal_slack(built, path)[0].min()) for path in paths]
    assert most(built, by_reversion) == pytest.approx(0.6)
    assert most(built, by_code) == pytest.approx(expected)


def test_pooling_a_dilemma_by_hand() -> None:
    """Both cooperate: 2 (9 - 10) (1 - d) + d (18 - 6) >= 0 from d = 1/7 on, under either punishment."""
    for patience in (0.1, 0.14, 0.15, 0.5):
        built = dilemma(patience)
        expected = 18 - 2 * ((1 - patience) * 10 + patience * 3)
        slack, verified = optimal_slack(built, Path((3, 3)))
        assert verified
        assert slack.min() == pytest.approx(expected)
        assert pooled_slack(Checker(built, Settings(())), Path((3, 3))).min() == pytest.approx(expected)


def slow_code(built: AgreementGame, d: float) -> tuple[dict[int, float], list[dict[int, float]]]:
    """U and v by the definition, state by state, in plain loops; steps that nobody can take alone included."""
    lattice, parties = built.lattice, range(len(built.parties))
    states = range(len(lattice))

    def step(x: int, y: int) -> bool:
        pairs = zip(lattice.measures, lattice.levels[x], lattice.levels[y], strict=True)
        return all(a - m.down <= b <= a + m.up for m, a, b in pairs)

    def ends(i: int, x: int, y: int) -> list[int]:
        own = [built.parties[i] in m.owners for m in lattice.measures]
        return [
            z
            for z in states
            if step(x, z)
            and all(is_own or lattice.levels[z, k] == lattice.levels[y, k] for k, is_own in enumerate(own))
        ]

    live = {(x, y): [ends(i, x, y) for i in parties] for x in states for y in states if step(x, y)}
    while True:
        worth = dict.fromkeys(states, float(built.kept.sum(axis=0).min()))
        worst = [dict.fromkeys(states, float(built.kept[i].min())) for i in parties]

        def tempted(i: int, found: list[list[int]], worst: list[dict[int, float]] = worst) -> float:
            return max((1 - d) * float(built.kept[i, z]) + d * worst[i][z] for z in found[i])

        for _ in range(int(40 / (1 - d))):
            for x in states:
                mine = [y for (a, y) in live if a == x]
                worth[x] = max(((1 - d) * float(built.kept[:, y].sum()) + d * worth[y] for y in mine), default=-np.inf)
            for i in parties:
                worst[i] = {
                    x: min((tempted(i, found) for (a, _), found in live.items() if a == x), default=np.inf)
                    for x in states
                }
        gone = [
            edge
            for edge, found in live.items()
            if (1 - d) * float(built.kept[:, edge[1]].sum()) + d * worth[edge[1]]
            < sum(tempted(i, found) for i in parties) - 1e-7
        ]
        if not gone:
            return worth, worst
        for edge in gone:
            del live[edge]


@pytest.mark.parametrize("seed", [f"draw {k}" for k in range(40)])
def test_the_optimal_code_by_its_definition(seed: str) -> None:
    built = game(draw(seed))
    if len(built.lattice) > 8 or built.lattice.groups:
        return
    worth, worst = slow_code(built, 0.6)
    code = pooled_code(built, 0.6)
    np.testing.assert_allclose(code.joint, list(worth.values()), atol=1e-6)
    for i, held in enumerate(worst):
        np.testing.assert_allclose(code.worst[i], list(held.values()), atol=1e-6)


def test_what_cannot_be_pooled() -> None:
    built = dilemma(0.5)
    assert is_poolable(built)
    assert not is_poolable(built.with_discount(np.array([0.5, 0.6])))
    with pytest.raises(ValueError, match="one discount factor"):
        optimal_slack(built.with_discount(np.array([0.5, 0.6])), Path((3, 3)))
