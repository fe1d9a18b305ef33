"""What everybody gets without a deal: the values today of the verified equilibria in own moves."""

from dataclasses import dataclass
from typing import Literal

from detente.agreement.punishment.breach import Punishments
from detente.agreement.punishment.equilibria import Settled
from detente.agreement.terms.lattice import Floats

Alternative = Literal["equilibrium", "status quo"]
"""What joining a deal is compared with: the no-deal equilibrium, or that everything stays as it is today."""


@dataclass(frozen=True)
class NoDeal:
    """under: (E, P) what each party has today without a deal in each equilibrium found; settled: how they move.

    stays: whether nobody moves, in any of them.
    """

    alternative: Alternative
    under: Floats
    is_verified: bool
    stays: bool
    settled: Settled

    @property
    def values(self) -> Floats:
        """(P,) the most that each party may have without a deal, which is what a deal must offer under all of them."""
        most: Floats = self.under.max(axis=0)
        return most


def nodeal(punishments: Punishments, alternative: Alternative = "equilibrium") -> NoDeal:
    """The alternative to a deal at the discount factors of `punishments`."""
    game = punishments.game
    settled = punishments.without
    now = game.lattice.now
    stays = all(play.there[now] == now for play in settled.plays)
    if alternative == "status quo":
        return NoDeal(alternative, game.kept[:, now][None, :], True, stays, settled)
    return NoDeal(alternative, settled.values[:, :, now], settled.is_verified, stays, settled)
