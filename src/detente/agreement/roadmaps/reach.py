"""What a deal, one breach of it or no deal leads to: the states over which a party's payoffs are compared.

Slack is shown as a share of the range of the party's payoff over these states only. The breach is the one that slack is
about: the best deviation of that party from that step, and the play after it, under each equilibrium. So no number
moves the share that matters only elsewhere.
"""

from collections.abc import Iterable

import numpy as np

from detente.agreement.punishment.replies import Play
from detente.agreement.terms.game import AgreementGame
from detente.agreement.terms.lattice import Floats, Ints, Mask

ROUNDING = 1e-12


def onward(plays: Iterable[Play], states: Iterable[int]) -> Ints:
    """`states` and every state that one of these plays leads to from there, ascending."""
    begun = list(states)
    found = set(begun)
    for play in plays:
        known = set[int]()
        for state in begun:
            while state not in known:
                known.add(state)
                state = int(play.there[state])
        found |= known
    return np.array(sorted(found), dtype=np.int64)


def ranges(game: AgreementGame, states: Ints) -> Floats:
    """(P,) the range of each party's payoff over these states; over all states where it does not differ there."""
    payoffs = game.kept[:, states]
    low, high = payoffs.min(axis=1), payoffs.max(axis=1)
    return np.where(differs(low, high), high - low, game.spans)


def differs(low: Floats, high: Floats) -> Mask:
    """Whether two bounds are apart by more than rounding."""
    apart: Mask = high - low > ROUNDING * np.maximum(np.abs(low), np.abs(high))
    return apart
