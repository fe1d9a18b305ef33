"""The coalition improvements of one state, by search: which coalition would lead where, and by which moves.

For single states, and independent of the passes over all of them.
"""

from collections.abc import Iterator

import numpy as np

from detente.graph.coalitions.improving import Coalition, coalitions
from detente.graph.coalitions.table import NOBODY, table_of
from detente.graph.game import Game
from detente.graph.legal import Move, answer, reachable
from detente.model.conditions import Mask


def preferred(game: Game, members: Coalition, row: int) -> Mask:
    """(S,) bool: the states that every member prefers to `row`."""
    ranks = game.ranks[list(members)]
    return np.asarray((ranks > ranks[:, [row]]).all(axis=0))


def improvements_from(game: Game, members: Coalition, row: int) -> list[int]:
    """Rows that the members together can lead to from `row` and that all of them prefer, ascending."""
    led = reachable(table_of(game, members), row, improving=False)
    return [int(to) for to in np.flatnonzero(led & preferred(game, members, row))]


def way(game: Game, members: Coalition, row: int, to: int) -> tuple[Move, ...]:
    """A shortest legal sequence of the members' moves from `row` to `to`; empty if there is none."""
    return led_by(game, members, row, np.arange(len(game.states)) == to, improving=False)


def led_by(game: Game, members: Coalition, row: int, goal: Mask, *, improving: bool) -> tuple[Move, ...]:
    """A shortest legal sequence of one or more moves of the members from `row` to a state of `goal`: (S,) bool."""
    found = answer(table_of(game, members), NOBODY, row, row, (~goal).astype(np.int64), improving)
    return tuple(Move(members[move.party - 1], move.to) for move in found)


def minimal_improving(game: Game, row: int) -> Iterator[tuple[Coalition, list[int]]]:
    """The smallest coalitions that have an improvement from `row`, and where it leads; none contains another."""
    found: list[Coalition] = []
    for members in coalitions(game):
        if not any(set(smaller) <= set(members) for smaller in found):
            led = improvements_from(game, members, row)
            if led:
                found.append(members)
                yield members, led
