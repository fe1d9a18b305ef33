"""Answers by coalitions of outsiders: one coalition after another improves, none twice in a row."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from detente.errors import Place, Problem, Unanswerable
from detente.graph.coalitions.answers import outsiders
from detente.graph.coalitions.arcs import Arcs
from detente.graph.coalitions.improving import BLOCK, Coalition, Worth, blocks, coalitions, own_worth
from detente.graph.coalitions.spreading import packed, spread, unpacked
from detente.graph.game import Game
from detente.graph.replies import NOTHING
from detente.preferences.relation import Rank
from detente.watching import Watch

MOST_IMPROVEMENTS = 200_000_000  # pairs of states that are kept; 1.6 GB


class Improvements(NamedTuple):
    """Improvements of one coalition: it leads from some row to row end[a], which all its members prefer.

    starts: (B,) int32, the rows that it improves from, ascending. first: (B,) int64, where the ends of each begin.
    """

    starts: NDArray[np.int32]
    first: NDArray[np.int64]
    ends: NDArray[np.int32]


def joint_improvements(game: Game, arcs: Arcs, watch: Watch) -> Mapping[Coalition, Improvements]:
    """The improvements of every coalition but that of all parties, which has nobody to answer.

    Raises Unanswerable (E931) if there are more of them than `MOST_IMPROVEMENTS`.
    """
    found: dict[Coalition, Improvements] = {}
    kept = 0
    for members in coalitions(game):
        if len(members) < len(game.parties):
            found[members] = _sorted(_improvements(game, arcs, members, MOST_IMPROVEMENTS - kept, watch))
            kept += len(found[members].ends)
    return found


def worst_after_jointly(
    game: Game, improvements: Mapping[Coalition, Improvements], members: Coalition, watch: Watch
) -> Worth:
    """The least of what a state itself and what coalitions of outsiders lead to from it are worth to each member."""
    others = set(outsiders(game, members))
    answering = [pairs for group, pairs in improvements.items() if len(pairs.ends) and others.issuperset(group)]
    found = own_worth(game, members).copy()
    for k in range(len(members)):
        found[k] = np.minimum(found[k], _worst(found[k], answering, watch))
    return found


def _worst(worth: Rank, answering: Sequence[Improvements], watch: Watch) -> Rank:
    """The greatest solution of: lowest[g] is the least, over the improvements of g, of worth and all other lowest."""
    lowest = [np.full(len(worth), NOTHING) for _ in answering]
    settled = turn = 0
    while settled < len(answering):
        g = turn % len(answering)
        watch("replies", 0, 0)
        value = np.minimum.reduce([worth, *(low for k, low in enumerate(lowest) if k != g)])
        pairs, low = answering[g], lowest[g]
        least = np.minimum(low[pairs.starts], np.minimum.reduceat(value[pairs.ends], pairs.first))
        settled = settled + 1 if (least == low[pairs.starts]).all() else 0
        low[pairs.starts] = least
        turn += 1
    everyone: Rank = np.minimum.reduce([np.full(len(worth), NOTHING), *lowest])
    return everyone


def _sorted(pairs: Iterable[tuple[NDArray[np.int32], NDArray[np.int32]]]) -> Improvements:
    every = [(np.empty(0, dtype=np.int32), np.empty(0, dtype=np.int32)), *pairs]
    start, end = (np.concatenate(column) for column in zip(*every, strict=True))
    order = np.argsort(start, kind="stable")
    starts, first = np.unique(start[order], return_index=True)
    return Improvements(starts, first, end[order])


def _improvements(
    game: Game, arcs: Arcs, members: Coalition, most: int, watch: Watch
) -> Iterator[tuple[NDArray[np.int32], NDArray[np.int32]]]:
    """Pairs of rows, some hundred ends at a time."""
    place = np.zeros(len(game.states), dtype=np.int32)
    movers = np.array(members, dtype=np.int64)
    shown = game.states.judged_as == np.arange(len(game.states))
    for rows in blocks(arcs, members):
        place[rows] = np.arange(len(rows), dtype=np.int32)
        inside = rows[shown[rows]]
        for begin in range(0, len(inside), BLOCK):
            watch("coalitions", 0, 0)
            part = inside[begin : begin + BLOCK]
            goal = np.zeros((len(rows), len(part)), dtype=bool)
            goal[place[part], np.arange(len(part))] = True
            led = unpacked(spread(arcs, movers, rows, place, packed(goal)), len(part))
            for member in members:
                led &= game.ranks[member, part][None, :] > game.ranks[member, rows][:, None]
            start, end = np.nonzero(led)
            most -= len(start)
            if most < 0:
                facts = {"states": f"{game.states.count:,}", "allowed": f"{MOST_IMPROVEMENTS:,}"}
                raise Unanswerable([Problem("E931", Place(), facts)])
            yield rows[start], part[end]
