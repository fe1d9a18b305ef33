"""Why a state is stable in all completions, in some or in none: moves that tempt or may tempt, and the answers."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from detente.graph.arcs import Arcs
from detente.graph.legal import Move
from detente.graph.unknown.partial import PartialGame, Replies
from detente.model.conditions import Mask


@dataclass(frozen=True, slots=True)
class Tempting:
    """A move to row `to`; surely: it is known to be better, else the two are not compared.

    answer: a shortest legal sequence by which the others answer it whatever is unknown; possible: one by which they
    may, if what is unknown falls so. Empty for none.
    """

    to: int
    surely: bool
    answer: tuple[Move, ...]
    possible: tuple[Move, ...]


def tempting(game: PartialGame, party: int, row: int, concept: str) -> tuple[Tempting, ...]:
    """All moves of a party (by index) from a row that tempt it or may, in the order of their states."""
    order = game.orders[party]
    here = np.full(len(game.states), row)
    rows = np.arange(len(game.states))
    better, opened = order.gains(here, rows), order.unknown(here, rows)
    surely, possibly = _answering(game, party, ~(better | opened), concept), _answering(game, party, ~better, concept)
    kinds: tuple[Replies, Replies] = ("known", "possible") if concept == "seq" else ("moves", "moves")
    found = []
    for to in np.unique(game.arcs[party].to[game.arcs[party].start == row]):
        if not (better[to] or opened[to]):
            continue
        answers = [
            () if concept == "nash" else shortest(game.moves_by(kind), party, int(to), goal)
            for kind, goal in zip(kinds, (surely, possibly), strict=True)
        ]
        found.append(Tempting(int(to), bool(better[to]), answers[0], answers[1]))
    return tuple(found)


def _answering(game: PartialGame, party: int, no_better: Mask, concept: str) -> Mask:
    if concept != "smr":
        return no_better
    back = game.arcs[party]
    return no_better & back.all_of(no_better[back.to])


def shortest(moves: Sequence[Arcs], passive: int, start: int, goal: Mask) -> tuple[Move, ...]:
    """A shortest legal sequence of the others of `passive` from a row to a row of `goal`; empty if there is none."""
    queue = [(start, passive)]
    came: dict[tuple[int, int], tuple[int, int]] = {}
    for here, last in queue:
        for mover, arcs in enumerate(moves):
            if mover in (passive, last):
                continue
            first, end = np.searchsorted(arcs.start, (here, here + 1))
            for to in arcs.to[first:end].tolist():
                if (to, mover) in came:
                    continue
                came[to, mover] = here, last
                queue.append((to, mover))
                if goal[to]:
                    return _sequence((to, mover), came, passive)
    return ()


def _sequence(end: tuple[int, int], came: dict[tuple[int, int], tuple[int, int]], passive: int) -> tuple[Move, ...]:
    found = []
    while end[1] != passive:
        found.append(Move(end[1], end[0]))
        end = came[end]
    return tuple(reversed(found))
