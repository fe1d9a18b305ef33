"""The least slack at other discount factors if everybody went on as at those that were judged.

Replies switch at thresholds, so this is no verdict; it tells a search where to look.
"""

from collections.abc import Sequence

import numpy as np

from detente.agreement.punishment.replies import Play
from detente.agreement.roadmaps.deviations import Path, deviations
from detente.agreement.roadmaps.path import PathCheck
from detente.agreement.terms.game import AgreementGame
from detente.agreement.terms.lattice import Floats, Ints

FAR = 60  # moves that are followed


def unmoved(check: PathCheck, factors: Floats, party: str | None = None) -> Floats:
    """(D,) the least slack of any step or of joining when all, or one party, discount by each of `factors` (D,).

    Where only one party's factor changes, the slack of all others stays.
    """
    game = check.game
    moved = [name for name in game.parties if party in (None, name)]
    still = [each.slack for each in check.incentives if each.slack is not None and each.party not in moved]
    still += [each.slack for name, each in check.participation.items() if name not in moved]
    least = np.full(len(factors), min(still, default=np.inf))
    for name in moved:
        least = np.minimum(least, _of_party(check, factors, game.parties.index(name)))
    return least


def _of_party(check: PathCheck, factors: Floats, i: int) -> Floats:
    game, path, payoff = check.game, check.path, check.game.kept[i]
    name, clock = game.parties[i], _Clock(game, path, factors)
    values = [np.full(len(factors), payoff[path.states[-1]])]
    for k in range(len(path) - 1, -1, -1):
        factor = clock.at(k)
        values.insert(0, (1 - factor) * payoff[path.after(k)] + factor * values[0])
    least = np.full(len(factors), np.inf)
    if name in check.participation:
        today = np.array([game.lattice.now])
        without = _onward(check.nodeal.settled.plays, game.kept[i], clock.at(0), today)[:, 0]
        if check.nodeal.alternative == "status quo":
            without = np.full(len(factors), payoff[game.lattice.now])
        least = values[0] - without
    for step in range(len(path) + 1) if i in game.owners else ():
        routes = deviations(game, path, step, i)
        if not len(routes):
            continue
        worth, weight = np.zeros((len(factors), len(routes))), np.ones(len(factors))
        for k in range(routes.shape[1]):
            factor = clock.at(step + k)
            worth += (weight * (1 - factor))[:, None] * payoff[routes[:, k]]
            weight = weight * factor
        phase = check.breaches[name, path.length(step)]
        worth += weight[:, None] * _onward(phase.settled.plays, phase.payoff[i], clock.at(step), routes[:, -1])
        least = np.minimum(least, values[step] - worth.max(axis=1))
    return least


class _Clock:
    """The factors of each step of a path, (D,)."""

    def __init__(self, game: AgreementGame, path: Path, factors: Floats) -> None:
        self.game, self.path, self.factors = game, path, factors

    def at(self, step: int) -> Floats:
        return self.game.with_discount(self.factors).factors(self.path.length(step))


def _onward(plays: Sequence[Play], payoff: Floats, factor: Floats, states: Ints) -> Floats:
    """(D, R) what at most follows from each of `states` on as one of the plays leads."""
    most: Floats = np.max([_followed(play, payoff, factor, states) for play in plays], axis=0)
    return most


def _followed(play: Play, payoff: Floats, factor: Floats, states: Ints) -> Floats:
    """(D, R) the same for one play, the last payoff for ever after `FAR` moves."""
    there, reached, total = play.there, states, np.zeros((len(factor), len(states)))
    weight = np.ones((len(factor), 1))
    for _ in range(FAR):
        reached = there[reached]
        if np.array_equal(there[reached], reached):
            break
        total += weight * (1 - factor)[:, None] * payoff[reached]
        weight = weight * factor[:, None]
    found: Floats = total + weight * payoff[reached]
    return found
