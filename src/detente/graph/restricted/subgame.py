"""A game on some of the states of another, perhaps with fewer parties."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.graph.game import Game
from detente.graph.moves import moves_of
from detente.model.conditions import Mask
from detente.model.states import column


@dataclass(frozen=True)
class Subgame:
    """game: its states are the rows `rows` (n,) of the whole game, ascending; its parties keep the whole's order."""

    game: Game
    rows: NDArray[np.intp]

    def whole(self, found: NDArray[np.intp]) -> NDArray[np.intp]:
        """Rows of the whole game for rows of this one."""
        return self.rows[found]


def subgame(game: Game, keep: Mask, parties: Sequence[str] | None = None) -> Subgame:
    """The game on the states in `keep`, (S,) bool, the same for all members of a merged state; the status quo is in it.

    Moves that lead outside are gone. `parties`: who decides, everybody if not given.
    """
    rows = np.flatnonzero(keep)
    place = np.cumsum(keep) - 1
    states = type(game.states)(
        game.states.codes[rows], place[game.states.judged_as[rows]].astype(np.int32), game.states.options
    )
    chosen = tuple(party for party in game.parties if parties is None or party in parties)
    places = [game.parties.index(party) for party in chosen]
    ranks, *coarser = (table[places][:, rows] for table in (game.ranks, *game.coarser))
    moves = moves_of(game.conflict, states, chosen)
    return Subgame(Game(game.conflict, states, chosen, moves, ranks, tuple(coarser)), rows)


def staying(game: Game, options: Sequence[int]) -> Mask:
    """(S,) bool: states in which these options (by index) stand as in the status quo."""
    count = game.states.options
    now = game.states.judged_codes[game.status_quo]
    kept = np.ones(len(game.states), dtype=bool)
    for option in options:
        kept &= game.states.taken(option) == bool(column(np.array([now], dtype=np.int32), option, count)[0])
    return kept
