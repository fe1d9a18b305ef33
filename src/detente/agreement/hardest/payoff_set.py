"""What two parties can have at all, if they play the same game in every period and coins may be tossed.

The set of payoffs of subgame-perfect equilibria in pure actions is the largest set that generates itself (Abreu, Pearce
& Stacchetti 1990): beginning with all mixtures of the stage's payoffs, keep what one period and a continuation from the
set can bring, where whoever deviates gets the least that the set holds for it. The sets shrink by the discount factor.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from detente.agreement.design.temptation import temptations
from detente.agreement.terms.game import AgreementGame
from detente.agreement.terms.lattice import Floats
from detente.watching import Watch, unwatched

ROUNDS = 20_000
SHARP = 1e-11  # of the range of payoffs: points nearer than this are one
TOLD = 1e-8  # the same for the corners that are told
Point = tuple[float, float]


@dataclass(frozen=True)
class PayoffSet:
    """corners: of a convex set, counter-clockwise from the one least for the first party; per period on average.

    status: `empty` if the game has no equilibrium in pure actions at this factor.
    """

    status: Literal["found", "empty", "limit reached"]
    parties: tuple[str, str]
    factor: float
    corners: tuple[Point, ...]


def is_repeated(game: AgreementGame) -> bool:
    """Whether the same two parties can choose anything of their own in every period, and share one factor."""
    free = all(m.up == m.highest and m.down == m.highest and len(m.owners) == 1 for m in game.lattice.measures)
    return free and len(game.parties) == 2 and bool(np.ptp(game.discount) == 0)


def payoff_set(game: AgreementGame, factor: float, watch: Watch = unwatched) -> PayoffSet:
    """The payoffs that can be had with this discount factor; the game is one that `is_repeated`."""
    stage = [(float(x), float(y)) for x, y in game.kept.T]
    states = np.arange(len(stage))
    best = [np.maximum(temptations(game, i, game.kept[i], states, states), game.kept[i]) for i in range(2)]
    near = SHARP * max(1.0, float(np.ptp(game.kept)))
    parties = (game.parties[0], game.parties[1])
    corners = hull(stage, near)
    for done in range(ROUNDS):
        watch("payoff sets", done, ROUNDS)
        after = _generated(corners, stage, best, factor, near)
        if not after:
            return PayoffSet("empty", parties, factor, ())
        if len(after) == len(corners) and np.abs(np.array(after) - np.array(corners)).max() <= near:
            return PayoffSet("found", parties, factor, _told(after, near * TOLD / SHARP))
        corners = after
    return PayoffSet("limit reached", parties, factor, tuple(corners))


def _generated(
    corners: Sequence[Point], stage: Sequence[Point], best: Sequence[Floats], d: float, near: float
) -> list[Point]:
    worst = [min(p[i] for p in corners) for i in range(2)]
    points: list[Point] = []
    for state, payoff in enumerate(stage):
        onward = list(corners)
        for i in range(2):
            onward = at_least(onward, i, worst[i] + (1 - d) * (float(best[i][state]) - payoff[i]) / d, near)
        points += [((1 - d) * payoff[0] + d * x, (1 - d) * payoff[1] + d * y) for x, y in onward]
    return hull(points, near)


def hull(points: Sequence[Point], near: float = 0.0) -> list[Point]:
    """Corners of the convex hull, counter-clockwise (Andrew's monotone chain); points nearer than `near` are one."""
    found: list[Point] = []
    for point in sorted(points):
        if not found or max(abs(point[0] - found[-1][0]), abs(point[1] - found[-1][1])) > near:
            found.append(point)
    if len(found) < 3:
        return found
    chains = []
    for run in (found, found[::-1]):
        chain: list[Point] = []
        for p in run:
            while len(chain) > 1 and _turn(chain[-2], chain[-1], p) <= near * _length(chain[-2], p):
                chain.pop()
            chain.append(p)
        chains.append(chain[:-1])
    return _cornered(chains[0] + chains[1], near)


def _told(corners: list[Point], near: float) -> tuple[Point, ...]:
    """Corners that are one but for rounding, as one."""
    kept: list[Point] = []
    for one in corners:
        if all(max(abs(one[0] - x), abs(one[1] - y)) > near for x, y in kept):
            kept.append(one)
    return tuple((_plain(x, near), _plain(y, near)) for x, y in _cornered(kept, near))


def _plain(value: float, near: float) -> float:
    """Without the digits that are rounding; what is nearer to 0 is 0."""
    return 0.0 if abs(value) <= near else float(f"{value:.9g}")


def _cornered(corners: list[Point], near: float) -> list[Point]:
    """Without those that lie, but for rounding, between their neighbours; least first."""
    k = 0
    while len(corners) > 2 and k < len(corners):
        one, other = corners[k - 1], corners[(k + 1) % len(corners)]
        if abs(_turn(one, corners[k], other)) <= near * _length(one, other):
            corners, k = corners[:k] + corners[k + 1 :], 0
        else:
            k += 1
    return corners


def at_least(corners: Sequence[Point], party: int, bound: float, near: float = 0.0) -> list[Point]:
    """The part of a convex set in which `party` gets at least `bound`, as corners that may repeat."""
    kept = [p for p in corners if p[party] >= bound - near]
    for k, p in enumerate(corners):
        for q in (corners[k - 1], corners[(k + 1) % len(corners)]):
            if p[party] < bound - near and q[party] > bound + near:
                share = (bound - p[party]) / (q[party] - p[party])
                kept.append((p[0] + share * (q[0] - p[0]), p[1] + share * (q[1] - p[1])))
    return kept


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _length(a: Point, b: Point) -> float:
    return abs(b[0] - a[0]) + abs(b[1] - a[1])
