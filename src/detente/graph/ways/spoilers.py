"""Who could divert a way by an improvement of its own, and who would leave where it ends."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.graph.game import Game
from detente.graph.ways.kernels import NOBODY
from detente.graph.ways.routes import Step
from detente.graph.ways.search import Search, improvements_from


@dataclass(frozen=True, slots=True)
class Departure:
    """Improvements of a party from a point of the way: after how many moves, how many of them, the best for it."""

    after: int
    party: int
    to: int
    count: int


def diversions(game: Game, onwards: Search, steps: Sequence[Step]) -> tuple[Departure, ...]:
    """Improvements along a way after which more moves against somebody's interest are needed than before.

    onwards: the search of the turned game from the end of the way, with all such moves charged for. Where
    improvements lead to the end, these are the improvements from which they no longer do. Whoever has just moved is
    passed over.
    """
    end = steps[-1].to
    found = []
    for after, step in enumerate(steps):
        last = steps[after - 1].party if after else NOBODY
        left = sum(not later.willing for later in steps[after:])
        for party in range(len(game.parties)):
            if party != last:
                rows = improvements_from(game, party, step.start)
                lost = rows[(rows != end) & (onwards.cost(rows, party)[0] > left)]
                found += _departure(game, after, party, lost)
    return tuple(found)


def leaving(game: Game, row: int, after: int) -> tuple[Departure, ...]:
    """Improvements from a row, by party."""
    parties = range(len(game.parties))
    return tuple(
        each for party in parties for each in _departure(game, after, party, improvements_from(game, party, row))
    )


def _departure(game: Game, after: int, party: int, rows: NDArray[np.intp]) -> list[Departure]:
    """The best of the rows for the party, the first of several; none for no rows."""
    if not len(rows):
        return []
    best = int(rows[np.argmax(game.ranks[party, rows])])
    return [Departure(after, party, best, len(rows))]
