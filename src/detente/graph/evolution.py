"""From the status quo: which states legal moves and improvements lead to, which are closed behind one-way options."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.graph.game import Game
from detente.graph.legal import within
from detente.model.conditions import Mask
from detente.model.conflict import Conflict
from detente.model.states import States


@dataclass(frozen=True)
class Evolution:
    """All (S,) over rows.

    improved: improvements of one party after another lead there from the status quo (which counts as reached). moved:
    any moves do. closed: a one-way option has left its present position, so there is no way back to the status quo.
    against: (P, S) int8, -1, 0 or 1: worse, equal or better than the status quo for each party.
    """

    improved: Mask
    moved: Mask
    closed: Mask
    against: NDArray[np.int8]


def evolution(game: Game) -> Evolution:
    """Status-quo analysis of every state. Source: Xu, Hipel, Kilgour & Fang (2018), chapter 9."""
    start = game.status_quo
    improved, moved = (within(game, start, improving=improving) for improving in (True, False))
    closed = closed_states(game.conflict, game.states)
    against = (game.ranks > game.ranks[:, [start]]).astype(np.int8)
    against -= game.ranks < game.ranks[:, [start]]
    return Evolution(improved, moved, closed, against)


def closed_states(conflict: Conflict, states: States) -> Mask:
    """(S,) bool: where a one-way option has left its present position."""
    closed = np.zeros(len(states), dtype=bool)
    for k, option in enumerate(conflict.options):
        if option.reversible == ("off_only" if option.now else "no"):
            closed |= states.taken(k) != option.now
    return closed
