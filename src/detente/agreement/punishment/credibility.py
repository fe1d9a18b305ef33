"""On what each guarantor's enforcement rests.

A guarantor enforces if what it would lose by not doing so, its reputation and what changes in its own payoff, is at
least its share of the cost. Credibility that rests on a reputation is an assumption, so the parts are shown.
"""

from dataclasses import dataclass

import numpy as np

from detente.agreement.punishment.enforcement import Enforcement, Selection, shared_cost


@dataclass(frozen=True)
class Credibility:
    """Why a signatory does or does not act against a violator; the least over all states where states differ.

    enforces: in which share of the states it acts. cost: its share of the cost, together with the other enforcers.
    effect: what acting changes in its own payoff. margin: reputation + effect - cost; it acts where that is positive.
    """

    guarantor: str
    violator: str
    enforces: float
    reputation: float
    effect: float
    cost: float
    margin: float
    tied: bool


def credibility(static: Enforcement, selection: Selection = "largest") -> tuple[Credibility, ...]:
    """For each signatory that can act against the violator, given what the others do in the equilibrium selected."""
    game, rows = static.game, static.selected(selection)
    found = []
    for k, g in enumerate(static.able):
        who = game.guarantors[g]
        acts = np.where(rows >= 0, static.members[rows, k], False)
        margins = static.gains[np.maximum(rows, 0), k, np.arange(static.gains.shape[2]) if len(rows) > 1 else 0]
        together = static.members[np.maximum(rows, 0)].sum(axis=1) + ~acts
        costs = np.array([shared_cost(game, static.violator, g, int(n)) for n in together])
        effects = margins - who.reputation + costs
        found.append(
            Credibility(
                guarantor=game.parties[who.party],
                violator=game.parties[static.violator],
                enforces=float(acts.mean()),
                reputation=who.reputation,
                effect=float(effects.min()),
                cost=float(costs.max()),
                margin=float(margins.min()),
                tied=g in static.ties,
            )
        )
    return tuple(found)
