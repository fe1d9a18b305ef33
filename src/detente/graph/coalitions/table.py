"""The same conflict with only some of the parties at the table; the options of all others stay as they are."""

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from detente.graph.compile import few
from detente.graph.game import Game

Kind = TypeVar("Kind", bound=np.generic)

NOBODY = 0
"""Index of the first party at such a table, which has no options and indifferent wishes: for whom others play."""


def table_of(game: Game, members: tuple[int, ...]) -> Game:
    """The game of `NOBODY` and then of the members (indices of parties in `game`)."""
    ids = ("", *(game.parties[member] for member in members))
    moves = game.moves._replace(
        own=_with_nobody(game.moves.own, members),
        leaving=_with_nobody(game.moves.leaving, members),
        entering=_with_nobody(game.moves.entering, members),
    )
    table = Game(game.conflict, game.states, ids, moves, _with_nobody(game.ranks, members))
    if few(len(game.states)):
        nothing = game.arcs[0].where(np.zeros(len(game.arcs[0].start), dtype=bool))
        for name, each in (("arcs", game.arcs), ("improving", game.improving)):
            table.__dict__[name] = (nothing, *(each[member] for member in members))
    return table


def _with_nobody(table: NDArray[Kind], members: tuple[int, ...]) -> NDArray[Kind]:
    """The rows of the members, after one of zeros."""
    return np.concatenate([np.zeros_like(table[:1]), table[list(members)]])
