"""The same conflict with only some of the parties at the table; the options of all others stay as they are."""

import numpy as np

from detente.graph.game import Game
from detente.graph.moves import moves_of

NOBODY = 0
"""Index of the first party at such a table, which has no options and indifferent wishes: for whom others play."""


def table_of(game: Game, members: tuple[int, ...]) -> Game:
    """The game of `NOBODY` and then of the members (indices of parties in `game`)."""
    ids = ("", *(game.parties[member] for member in members))
    ranks = np.concatenate([np.zeros((1, len(game.states)), dtype=np.int32), game.ranks[list(members)]])
    return Game(game.conflict, game.states, ids, moves_of(game.conflict, game.states, ids), ranks)
