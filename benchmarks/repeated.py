"""Two-player repeated games beside QuantEcon.py, where both answer the same question.

QuantEcon.py (Abreu and Sannikov's algorithm) finds the payoff pairs of all pure equilibria with public randomisation.
We follow single paths without randomisation. What both can say: how far a player can be held down, and whether a
pair of actions can be kept for ever. The latter is the same question where its payoffs are a corner of all payoffs that
can be had, because then no other play has them.
"""

from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

import numpy as np
from scipy.spatial import QhullError
from timing import seconds

from detente.agreement.endurance.penal import PenalCode, check_under_penal_codes, penal_code
from detente.agreement.roadmaps.path import Checker, Path, Settings
from detente.agreement.terms.game import AgreementGame
from detente.agreement.terms.lattice import Floats, Lattice
from detente.agreement.terms.moves import moves_of
from detente.agreement.terms.payoffs import Flow
from detente.model.roadmap import Measure
from detente.model.texts import Text

PLAYERS = ("a", "b")
STICKS = 2
CASES = {  # one's payoff by own action and the other's; the first pair of actions is the one to be kept
    "prisoner's dilemma": (((9.0, 1.0), (10.0, 3.0)), (0.1, 0.5, 0.75, 0.9)),
    "Abreu, 3 by 3": (((10, 3, 0), (15, 7, -4), (7, 5, -15)), (0.3, 0.4, 0.5, 4 / 7, 0.65, 0.8)),
}
EXPECTED = {("prisoner's dilemma", d): {(3.0, 3.0), (9.75, 3.0), (9.0, 9.0), (3.0, 9.75)} for d in (0.75, 0.9)}


@dataclass(frozen=True)
class Peer:
    """What QuantEcon.py finds. least: of either player; keeps: whether the first pair's payoffs are in the set.

    expected: whether the corners are those worked out by hand; None where nobody did.
    """

    corners: list[tuple[float, float]]
    least: float
    keeps: bool
    seconds: float
    expected: bool | None


@dataclass(frozen=True)
class Case:
    """grim, penal: what a punished player gets at least, in the breach equilibrium and under optimal penal codes.

    status: of the penal code; keeps: whether the first pair of actions can be kept for ever under either. peer: None
    where QuantEcon.py is not installed; the class of its error where it ends with one.
    """

    game: str
    discount: float
    grim: float
    grim_keeps: bool
    penal: float
    penal_keeps: bool
    status: str
    seconds: float
    peer: Peer | str | None


def repeated_games() -> list[Case]:
    """All cases; `peer` is None in all where QuantEcon.py is not installed."""
    return [_case(name, np.array(table), d) for name, (table, factors) in CASES.items() for d in factors]


def _case(name: str, table: Floats, discount: float) -> Case:
    game = repeated(table, discount)
    keep = Path((0, 0))

    def code() -> PenalCode:
        return penal_code(Checker(game, Settings(())), sticks=STICKS)

    found, taken = code(), seconds(code, at_least=0.3)
    checker = Checker(game, Settings(()))
    grim = [checker.phase(i, None).values[i].min() for i in range(2)]
    penal = [found.values[i].min() for i in range(2)]
    kept = check_under_penal_codes(checker, keep, STICKS)
    return Case(
        name,
        discount,
        float(max(grim)),
        checker.check(keep).incentives_hold,
        float(max(penal)),
        found.status == "verified" and kept.incentives_hold,
        found.status,
        taken,
        _peer(name, table, discount) if find_spec("quantecon") else None,
    )


def repeated(table: Floats, discount: float) -> AgreementGame:
    """The symmetric game: actions are levels of one measure each, and states the actions that were played last."""
    last = len(table) - 1
    measures = tuple(_actions(player, last) for player in PLAYERS)
    lattice = Lattice(measures)
    own, other = lattice.levels.T
    flows = (Flow({(0, 0): table[own, other]}), Flow({(0, 0): table[other, own]}))
    return AgreementGame(PLAYERS, lattice, moves_of(lattice, PLAYERS), flows, np.full(2, discount))


def _actions(player: str, last: int) -> Measure:
    levels = tuple(Text(str(k)) for k in range(last + 1))
    return Measure(f"{player}_plays", (player,), last, levels, 0, last, last, True, 1, 1, Text(player))


def _peer(name: str, table: Floats, discount: float) -> Peer | str:
    from quantecon.game_theory import NormalFormGame, Player, RepeatedGame

    def solve() -> Any:
        return RepeatedGame(NormalFormGame((Player(table), Player(table))), discount).equilibrium_payoffs()

    try:
        hull = solve()
    except QhullError as error:  # a set without area has no hull
        return type(error).__name__
    taken = seconds(solve, at_least=0.3)
    points = np.round(hull.points[hull.vertices], 6) + 0.0  # no negative zeros
    corners = sorted((float(x), float(y)) for x, y in points)
    keeps = bool(np.isclose(points, table[0, 0], atol=1e-6).all(axis=1).any())
    expected = EXPECTED.get((name, discount))
    return Peer(corners, float(points.min()), keeps, taken, None if expected is None else set(corners) == expected)
