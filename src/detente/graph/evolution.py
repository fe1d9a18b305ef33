"""From the status quo: which states legal moves and improvements lead to, which are closed behind one-way options."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.graph.game import Game
from detente.graph.legal import within
from detente.model.conditions import Mask


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
    codes = game.states.judged_codes
    taken, given = game.moves.stays_on & ~game.conflict.status_quo, game.moves.stays_off & game.conflict.status_quo
    closed = (codes & taken != 0) | (~codes & given != 0)
    against = (game.ranks > game.ranks[:, [start]]).astype(np.int8)
    against -= game.ranks < game.ranks[:, [start]]
    return Evolution(improved, moved, closed, against)
