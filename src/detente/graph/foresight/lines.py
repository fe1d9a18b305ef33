"""The line of play that a party anticipates after each of its moves."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from detente.graph.coalitions.table import table_of
from detente.graph.foresight.levels import Level
from detente.graph.game import Game
from detente.graph.improvement import Improvement
from detente.graph.legal import Move, reachable


def moves_from(game: Game, party: int, row: int) -> list[int]:
    """Rows that the party can move to from `row`, ascending."""
    return [int(to) for to in np.flatnonzero(reachable(table_of(game, (party,)), row, improving=False))]


def anticipated(game: Game, party: int, row: int, levels: Sequence[Level]) -> tuple[Improvement, ...]:
    """The moves of a party that tempt it: improvements, and moves after which play would end in something better.

    levels: 0, 1, … up to one move fewer than the party looks ahead.
    """
    ranks, after = levels[-1].ranks[party], levels[-1].after(party)[party]
    found = []
    for to in moves_from(game, party, row):
        if max(ranks[to], after[to]) > ranks[row]:
            line = _line(game, party, to, levels)
            worth_it = after[to] > ranks[row]
            found.append(Improvement(to, () if worth_it else line, expected=line if worth_it else ()))
    return tuple(found)


def _line(game: Game, party: int, row: int, levels: Sequence[Level]) -> tuple[Move, ...]:
    """What follows a move of `party` to `row`, the worst for it where others may choose or are indifferent."""
    line: list[Move] = []
    last = party
    for earlier, level in reversed(list(pairwise(levels))):
        others = [mover for mover in range(len(game.parties)) if mover != last]
        if not others:
            break
        mover = min(others, key=lambda k: (level.worst[k, party, row], not level.stays[k, row]))
        if level.stays[mover, row]:
            break
        after = earlier.after(mover)
        row = min(moves_from(game, mover, row), key=lambda to: (-after[mover, to], after[party, to], to))
        line.append(Move(mover, row))
        last = mover
    return tuple(line)
