"""The way back to a roadmap: what everybody gets if, from some state, the deal goes on where it stopped.

After a deviation at step k the others wait for what step k owed. From any state everybody moves, as fast as the levels
allow, to the first state of the roadmap after step k that can be reached (what cannot be undone may already be
further), and the roadmap goes on from there.
"""

from dataclasses import dataclass

import numpy as np

from detente.agreement.endurance.agreed_steps import towards
from detente.agreement.roadmaps.deviations import Path
from detente.agreement.roadmaps.path import path_values
from detente.agreement.terms.game import AgreementGame
from detente.agreement.terms.lattice import Floats, Ints, Mask


@dataclass(frozen=True)
class Resumption:
    """The way back after step k. there: (S,) the next state, the same on arrival, -1 without a way.

    arrives: (S,) the place on the path that it leads to; values: (P, S), nan without a way.
    """

    there: Ints
    arrives: Ints
    values: Floats

    @property
    def possible(self) -> Mask:
        """(S,) whether there is a way back."""
        return self.there >= 0

    def route(self, state: int) -> tuple[int, ...]:
        """The states after `state` until the roadmap is reached again."""
        states: list[int] = []
        while self.possible[state] and self.there[state] != state:
            state = int(self.there[state])
            states.append(state)
        return tuple(states)


def resumption(game: AgreementGame, path: Path, step: int) -> Resumption:
    """The way back after a deviation at `step`; its moves take as long as that step."""
    there = np.full(len(game.lattice), -1, dtype=np.int64)
    arrives = np.full(len(game.lattice), -1, dtype=np.int64)
    for place in range(len(path), min(step + 1, len(path)) - 1, -1):
        onward = towards(game.lattice, np.full(len(there), path.states[place]))
        there, arrives = np.where(onward >= 0, onward, there), np.where(onward >= 0, place, arrives)
    return Resumption(there, arrives, _values(game, path, step, there, arrives))


def _values(game: AgreementGame, path: Path, step: int, there: Ints, arrives: Ints) -> Floats:
    """(P, S) values of following `there` and then the path."""
    factors = game.factors(path.length(step))[:, None]
    arrived = there == np.arange(len(there))
    values = np.where(arrived, path_values(game, path)[arrives].T, np.nan)
    while (missing := np.isnan(values[0]) & (there >= 0)).any():
        values[:, missing] = ((1 - factors) * game.kept[:, there] + factors * values[:, there])[:, missing]
    return values
