"""A design problem: which path towards a goal has the largest least slack."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from detente.agreement.design.steps import Steps
from detente.agreement.design.temptation import temptations
from detente.agreement.terms.game import AgreementGame
from detente.agreement.terms.lattice import Floats, Ints
from detente.watching import Watch, unwatched

Objective = Literal["relative", "raw"]
"""Slack in units of each party's range of payoffs, or in its own units."""


@dataclass(frozen=True)
class Problem:
    """Steps with what they pay and how they tempt; K parties, those that can leave first.

    parties: (K,) indices. factors, scale: (K,); slack is divided by scale. floor: (K,) what each must get in all.
    tempted: (E, K) the best deviation from every step, rest_tempted: (N, K) from staying; -inf where there is none.
    """

    game: AgreementGame
    steps: Steps
    parties: tuple[int, ...]
    factors: Floats
    scale: Floats
    floor: Floats
    tempted: Floats
    rest_tempted: Floats

    @cached_property
    def rest(self) -> Floats:
        """(N, K) what every state pays per step while the deal is kept."""
        return np.ascontiguousarray(self.game.kept[list(self.parties)][:, self.steps.states].T)

    @cached_property
    def gain(self) -> Floats:
        """(N, K) the same times 1-d."""
        return self.rest * (1 - self.factors)

    @cached_property
    def rest_slack(self) -> Floats:
        """(N,) the least slack of staying in a state for ever."""
        slack: Floats = ((self.rest - self.rest_tempted) / self.scale).min(axis=1, initial=np.inf)
        return slack

    @property
    def ceiling(self) -> float:
        """The staying at the end bounds every roadmap; -inf if the goal cannot be reached."""
        return float(self.rest_slack[self.steps.ends].max(initial=-np.inf))

    @property
    def most(self) -> float:
        """No step at which anybody has an alternative has more slack than this."""
        tempted = np.where(np.isfinite(self.tempted), self.tempted, np.inf).min(axis=0, initial=np.inf)
        rested = np.where(np.isfinite(self.rest_tempted), self.rest_tempted, np.inf).min(axis=0, initial=np.inf)
        slack = (self.rest.max(axis=0) - np.minimum(tempted, rested)) / self.scale
        return float(slack[np.isfinite(slack)].max(initial=-np.inf))

    def slacks(self, nodes: Ints, taken: Ints) -> tuple[Floats, Floats]:
        """Slack of every step and the stay, (R, T+1, K), and value from the start on, (R, K), of R paths of T steps.

        nodes: (R, T+1); taken: (R, T) steps.
        """
        value = self.rest[nodes[:, -1]]
        found = [(value - self.rest_tempted[nodes[:, -1]]) / self.scale]
        for t in range(taken.shape[1] - 1, -1, -1):
            value = self.gain[nodes[:, t + 1]] + self.factors * value
            found.insert(0, (value - self.tempted[taken[:, t]]) / self.scale)
        return np.stack(found, axis=1), value


def problem_of(
    game: AgreementGame,
    steps: Steps,
    factors: Floats,
    breach: Mapping[int, Floats],
    floors: Mapping[int, float],
    objective: Objective = "relative",
    watch: Watch = unwatched,
) -> Problem:
    """The problem for breach values (S,) by owner of a measure (index).

    factors: (P,) of a step. floors: party (index) to what it must get at least.
    """
    parties = (*game.owners, *(i for i in floors if i not in game.owners))
    tempted = np.full((len(steps), len(parties)), -np.inf)
    rest_tempted = np.full((len(steps.states), len(parties)), -np.inf)
    for k, i in enumerate(game.owners):
        worth = (1 - factors[i]) * game.kept[i] + factors[i] * breach[i]
        before, after = steps.states[steps.tail], steps.states[steps.head]
        tempted[:, k] = temptations(game, i, worth, before, after, watch)
        rest_tempted[:, k] = temptations(game, i, worth, steps.states, steps.states, watch)
    scale = game.spans[list(parties)] if objective == "relative" else np.ones(len(parties))
    floor = np.array([floors.get(i, -np.inf) for i in parties])
    return Problem(game, steps, parties, factors[list(parties)], scale, floor, tempted, rest_tempted)
