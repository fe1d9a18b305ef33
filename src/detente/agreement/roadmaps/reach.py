"""What a deal, a breach of it or no deal can lead to: the states over which a party's payoffs are compared.

Slack is shown as a share of the range of the party's payoff over these states only, so that no number moves it that
could never matter.
"""

from collections.abc import Iterable

import numpy as np

from detente.agreement.punishment.replies import Play
from detente.agreement.terms.game import AgreementGame
from detente.agreement.terms.lattice import Floats, Ints


def onward(plays: Iterable[Play], states: Ints) -> Ints:
    """`states` and every state that one of these plays leads to from there, ascending."""
    found = [reached := np.unique(states)]
    for play in plays:
        known, new = reached, reached
        while len(new):
            new = np.setdiff1d(play.there[new], known)
            known = np.union1d(known, new)
        found.append(known)
    return np.unique(np.concatenate(found))


def ranges(game: AgreementGame, reached: Iterable[Ints]) -> Floats:
    """(P,) the range of each party's payoff over what it can reach; over all states where it does not differ there."""
    found = np.array([np.ptp(game.kept[i, states]) for i, states in enumerate(reached)])
    return np.where(found > 0, found, game.spans)
