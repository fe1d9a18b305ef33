"""The graph model of a scenario made ready for many draws: compiled once per process, wishes put in for each draw."""

from abc import abstractmethod
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from detente.analyses.setting import is_enumerable
from detente.analyses.sweeps.drawn.changed import drawn_of
from detente.analyses.sweeps.drawn.orders import Orders, Table
from detente.graph.game import Game
from detente.graph.moves import moves_of
from detente.model.conditions import Mask
from detente.model.scenario import Scenario
from detente.model.states import feasible_states
from detente.uncertainty.factors import Factor, Floats


def can_play(scenario: Scenario) -> bool:
    """Whether there are options, wishes, few enough states to enumerate, and every party acts for itself."""
    conflict = scenario.conflict
    return bool(conflict.options and scenario.preferences and not conflict.coalitions) and is_enumerable(scenario)


class Play:
    """The game of everybody who wants anything in some draw, its ranks still all alike."""

    def __init__(self, scenario: Scenario, factors: tuple[Factor, ...]) -> None:
        states = feasible_states(scenario.conflict)
        self.orders = Orders(scenario, factors, states)
        parties = self.orders.parties
        alike: Table = np.zeros((len(parties), len(states)), dtype=np.int32)
        self.game = Game(scenario.conflict, states, parties, moves_of(scenario.conflict, states, parties), alike)
        named = {id: states.row(state.code) for id, state in scenario.conflict.states.items()}
        self.named = {"now": self.game.status_quo, **{id: row for id, row in named.items() if row is not None}}


@dataclass(frozen=True)
class PlayFunction:
    """(N, K) draws to (N, Q) answers of a subject; it is compiled where it is called and travels without that.

    A draw in which somebody who can act has no list for its type has no answer: its row is NaN.
    """

    scenario: Scenario
    factors: tuple[Factor, ...]

    @cached_property
    def play(self) -> Play:
        """The game, compiled once."""
        return Play(self.scenario, self.factors)

    @abstractmethod
    def answer(self, ranks: Table, present: Mask) -> list[float]:
        """The quantities of one draw. ranks: (P, S) int32. present: (P,) bool, who has a list in this draw."""

    @property
    @abstractmethod
    def width(self) -> int:
        """How many quantities there are."""

    def __call__(self, points: Floats) -> Floats:
        """The answers, row by row."""
        found = np.full((len(points), self.width), np.nan)
        for k, row in enumerate(points):
            drawn = self.play.orders.ranks(drawn_of(self.factors, row))
            if drawn is not None:
                found[k] = self.answer(*drawn)
        return found

    def __reduce__(self) -> tuple[Any, ...]:
        """Scenario and factors only."""
        return type(self), (self.scenario, self.factors)
