"""Legal sequences by search: who can lead where, without a fixed point over all states."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.graph.compile import kernel_for
from detente.graph.game import Game
from detente.graph.kernels import Goal, Visited, closure, search
from detente.graph.moves import Moves
from detente.model.conditions import Mask
from detente.preferences.relation import Rank


@dataclass(frozen=True, slots=True)
class Move:
    """A move in a sequence: who (index of the party) moves to which row."""

    party: int
    to: int


def shortest(game: Game, goal: Goal, improving: bool) -> tuple[Move, ...]:
    """A shortest legal sequence to a state worth at most the goal's bound; empty if there is none.

    With `improving` each mover prefers each of its moves; goal.passive never moves.
    """
    visited = game.visited
    found, _ = kernel_for(len(game.states), search)(game.moves, game.ranks, improving, goal, visited)
    sequence: list[Move] = []
    while found >= 0:
        row, party = divmod(int(visited.queue[found]), len(game.parties))
        sequence.append(Move(party, row))
        found = int(visited.parent[found])
    return tuple(reversed(sequence))


def reachable(game: Game, row: int, improving: bool) -> Mask:
    """(S,) bool: the rows that all parties together can lead to from `row` in a legal sequence of one or more moves."""
    return _everywhere(game, game.moves, row, improving)


def within(game: Game, row: int, improving: bool) -> Mask:
    """(S,) bool: `row` and all rows that it can become, by moves of anybody one after another."""
    moves = game.moves
    if game.conflict.merges or moves.leaving.shape[1]:
        reached = reachable(game, row, improving)
        reached[row] = True
        return reached
    codes, start = moves.codes, int(moves.codes[row])
    if not improving and len(codes) == len(moves.row_of):
        stuck = (~codes & start & moves.stays_on) | (codes & ~start & moves.stays_off)
        foreign = (codes ^ start) & ~int(np.bitwise_or.reduce(moves.own, initial=0))
        return np.asarray((stuck | foreign) == 0)
    seen, queue = np.zeros(len(codes), dtype=bool), np.empty(len(codes), dtype=np.int32)
    kernel_for(len(codes), closure)(moves, game.ranks, improving, row, seen, queue)
    return seen


def improvements(game: Game, party: int, row: int) -> list[int]:
    """Rows that `party` alone can move to from `row` and prefers, ascending."""
    if not game.moves.own[party]:
        return []
    alone = np.zeros_like(game.moves.own)
    alone[party] = game.moves.own[party]
    found = _everywhere(game, game.moves._replace(own=alone), row, improving=True)
    return [int(to) for to in np.flatnonzero(found)]


def own_moves(game: Game, party: int, row: int) -> NDArray[np.intp]:
    """Rows that `party` alone can move to from `row`, gain by it or not, ascending."""
    alone = np.zeros_like(game.moves.own)
    alone[party] = game.moves.own[party]
    return np.flatnonzero(_everywhere(game, game.moves._replace(own=alone), row, improving=False))


def led_to(game: Game, goal: Goal, improving: bool, visited: Visited) -> int | None:
    """A nearest row worth at most the goal's bound that a legal sequence leads to; None if there is none.

    For many searches of one game, which share the room: `visited` must be clear, and is left so.
    """
    found, length = kernel_for(len(game.states), search)(game.moves, game.ranks, improving, goal, visited)
    visited.seen[visited.queue[:length]] = False
    return int(visited.queue[found]) // len(game.parties) if found >= 0 else None


def answer(game: Game, party: int, row: int, to: int, worth: Rank, improving: bool) -> tuple[Move, ...]:
    """How the others answer the move of `party` from `row` to `to`: a shortest sequence, empty if they cannot."""
    return shortest(game, Goal(to, party, worth, int(game.ranks[party, row])), improving)


def _everywhere(game: Game, moves: Moves, row: int, improving: bool) -> Mask:
    goal = Goal(row, -1, np.zeros(len(game.states), dtype=np.int64), -1)
    visited = game.visited
    _, length = kernel_for(len(game.states), search)(moves, game.ranks, improving, goal, visited)
    nodes = visited.queue[:length]
    reached = np.zeros(len(game.states), dtype=bool)
    reached[nodes // len(game.parties)] = True
    return reached
