"""The cheapest ways to a state, move by move."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np

from detente.graph.ways.kernels import NOBODY
from detente.graph.ways.search import Search, successors, turned
from detente.watching import Watch, unwatched

MOST = 24  # routes that are as cheap as each other


@dataclass(frozen=True, slots=True, order=True)
class Step:
    """A move: who (index of the party) moves from which row to which; gain: -1, 0, 1 for its mover at once."""

    party: int
    to: int
    start: int
    gain: int

    @property
    def willing(self) -> bool:
        """Whether the mover prefers where the move leads."""
        return self.gain > 0


@dataclass(frozen=True, slots=True)
class Routes:
    """Ways of one kind to a row: how many moves each has, how many of them are charged for, and the ways themselves.

    routes: in the order of their movers and states if they are `all` that there are, else those found first.
    """

    moves: int
    charged: int
    routes: tuple[tuple[Step, ...], ...]
    all: bool


def routes(found: Search, row: int, most: int = MOST, watch: Watch = unwatched) -> Routes | None:
    """The cheapest ways from the start of a search to `row`, at most so many; None where none leads there."""
    cost = found.cost_of(row)
    if cost is None:
        return None
    each = list(islice(_backwards(found, row, watch), most + 1))
    return Routes(cost[1], cost[0], tuple(sorted(each[:most])), len(each) <= most)


def _backwards(found: Search, row: int, watch: Watch) -> Iterator[tuple[Step, ...]]:
    """Every cheapest way to `row`, from its end: the last move first, in the order of parties and states."""
    stack: list[tuple[int, int, tuple[Step, ...]]] = [(row, NOBODY, ())]
    while stack:
        here, following, steps = stack.pop()
        if here == found.start:
            yield steps
            continue
        watch("paths", 0, 0)
        before = list(_last_steps(found, here, following))
        stack += [(step.start, step.party, (step, *steps)) for step in reversed(before)]


def _last_steps(found: Search, row: int, following: int) -> Iterator[Step]:
    """The moves by which a cheapest way to `row` may end, if `following` is to move next."""
    game, back = found.game, turned(found.game).moves
    charged, moves = found.cost(np.array([row]), following)[:, 0]
    for party in range(len(game.parties)):
        if party == following:
            continue
        rows = successors(back, party, row)
        ranks = game.ranks[party]
        gains = np.sign(ranks[row] - ranks[rows])
        before = found.cost(rows, party)
        paid = (gains <= 0) & found.toll[party]
        fits = (before[1] == moves - 1) & (before[0] == charged - paid)
        for start, gain in zip(rows[fits], gains[fits], strict=True):
            yield Step(party, row, int(start), int(gain))
