"""Where one party can move, and where the others can lead once it has: asked of the engine one state at a time."""

from dataclasses import replace

import numpy as np

from detente.graph.game import Game
from detente.graph.legal import reachable
from detente.graph.moves import moves_of

NOBODY = ""


def only(game: Game, movers: frozenset[int]) -> Game:
    """The same game in which only `movers` (by index) ever move."""
    staying = {id for k, id in enumerate(game.parties) if k not in movers}
    options = tuple(replace(o, party=NOBODY) if o.party in staying else o for o in game.conflict.options)
    conflict = replace(game.conflict, options=options)
    return Game(conflict, game.states, game.parties, moves_of(conflict, game.states, game.parties), game.ranks)


class Reach:
    """Moves of `party` and replies of the others, remembered."""

    def __init__(self, game: Game, party: int) -> None:
        """`party` by its index."""
        every = frozenset(range(len(game.parties)))
        self._alone = only(game, frozenset((party,)))
        self._others = only(game, every - {party})
        self._moves: dict[int, tuple[int, ...]] = {}

    def moves(self, row: int) -> tuple[int, ...]:
        """R_i(s): rows that the party alone can move to, ascending; `row` itself is not among them."""
        if row not in self._moves:
            found = np.flatnonzero(reachable(self._alone, row, improving=False))
            self._moves[row] = tuple(int(to) for to in found if to != row)
        return self._moves[row]

    def replies(self, row: int, *, improving: bool) -> tuple[int, ...]:
        """R_H(s), or R_H+(s) if `improving`: rows that the others can lead to in a legal sequence."""
        return tuple(map(int, np.flatnonzero(reachable(self._others, row, improving))))
