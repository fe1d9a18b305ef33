"""What everybody gets without a deal: the value today of the verified equilibrium in own moves."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from detente.agreement.punishment.breach import Punishments, Settled
from detente.agreement.terms.lattice import Floats

Alternative = Literal["equilibrium", "status quo"]
"""What joining a deal is compared with: the no-deal equilibrium, or that everything stays as it is today."""


@dataclass(frozen=True)
class NoDeal:
    """values: (P,) what each party has today without a deal; stays: whether nobody moves; settled: how they move."""

    alternative: Alternative
    values: Floats
    is_verified: bool
    stays: bool
    settled: Settled


def nodeal(punishments: Punishments, alternative: Alternative = "equilibrium") -> NoDeal:
    """The alternative to a deal at the discount factors of `punishments`."""
    game = punishments.game
    settled = punishments.settle(game.kept)
    now = game.lattice.now
    stays = bool(settled.play.there[now] == now)
    if alternative == "status quo":
        return NoDeal(alternative, game.kept[:, now], True, stays, settled)
    values = np.array(settled.values[:, now])
    return NoDeal(alternative, values, settled.is_verified, stays, settled)
