"""The scaled game as an agreement: a truster offers a stake, a trustee keeps or betrays it."""

from collections.abc import Mapping, Sequence

import numpy as np

from detente.agreement.roadmaps.deviations import Path
from detente.agreement.terms.game import AgreementGame
from detente.agreement.terms.lattice import Lattice
from detente.agreement.trust.betrayal import Games
from tests.agreement.arithmetic import measure
from tests.agreement.classics import tabled

PATIENCE = {"good": 0.8, "bad": 0.5}


def lending(stakes: Sequence[float], patience: Mapping[str, float] = PATIENCE) -> Games:
    """The game in which level k of A is stake stakes[k]; x=1, y=2.5, g=1, l=3, the truster's discount factor is 0.8."""
    measures = [measure("A", "t", len(stakes) - 1), measure("B", "s", 1, in_deal=False)]
    levels = Lattice(tuple(measures)).levels
    stake, betrays = np.array(stakes)[levels[:, 0]], levels[:, 1] == 1
    payoffs = [stake * np.where(betrays, -3, 1), stake * np.where(betrays, 2.5, 1)]

    def game(types: Mapping[str, str]) -> AgreementGame:
        trustee = patience[types.get("s", "good")]
        return tabled(measures, ("t", "s"), payoffs, 0.8).with_discount(np.array([0.8, trustee]))

    return game


def offers(games: Games, levels: Sequence[int]) -> Path:
    """The roadmap that offers these levels of the stake one after the other."""
    lattice = games({}).lattice
    return Path(tuple(lattice.state((level, 0)) for level in (0, *levels)))
