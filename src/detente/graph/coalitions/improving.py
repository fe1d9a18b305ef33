"""From which states a coalition would leave together: all members prefer what they reach, and nobody deters them."""

from collections.abc import Callable, Iterator
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from detente.errors import Place, Problem, Unanswerable
from detente.graph.coalitions.arcs import Arcs
from detente.graph.coalitions.spreading import Bits, own_bit, packed, spread
from detente.graph.game import Game
from detente.model.conditions import Mask
from detente.watching import Watch

MOST_PARTIES = 8  # 255 coalitions; each party more doubles them
BLOCK = 512  # rows that are looked at together

Coalition = tuple[int, ...]
"""Indices of parties, ascending."""

Worth = NDArray[np.int64]
"""(K, S): what a state is worth to each of K members of a coalition, on the scale of their ranks."""


def coalitions(game: Game) -> Iterator[Coalition]:
    """All coalitions of one party or more, small ones first."""
    parties = range(len(game.parties))
    for size in range(1, len(game.parties) + 1):
        yield from combinations(parties, size)


def too_many(game: Game) -> Problem | None:
    """Why coalitions cannot be gone through: E930 beyond `MOST_PARTIES`."""
    if len(game.parties) <= MOST_PARTIES:
        return None
    return Problem("E930", Place(), {"found": str(len(game.parties)), "allowed": str(MOST_PARTIES)})


def blocks(arcs: Arcs, members: Coalition) -> Iterator[NDArray[np.int32]]:
    """Rows in blocks that the members' moves do not leave, of `BLOCK` rows or more if there are as many."""
    size = arcs.first.shape[1] - 1
    if size <= BLOCK:
        yield np.arange(size, dtype=np.int32)
        return
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    together = csr_array((size, size), dtype=bool)
    for member in members:
        first = arcs.first[member]
        targets = arcs.targets[first[0] : first[-1]]
        together = together + csr_array((np.ones(len(targets), dtype=bool), targets, first - first[0]), (size, size))
    _, label = connected_components(together, directed=False)
    order = np.argsort(label, kind="stable").astype(np.int32)
    ends = np.flatnonzero(np.diff(label[order], append=size))  # last of each component
    start = 0
    for end in map(int, ends):
        if end + 1 - start >= BLOCK or end + 1 == size:
            yield order[start : end + 1]
            start = end + 1


def better(ranks: NDArray[np.int32], members: Coalition, worth: NDArray[np.int32], rows: NDArray[np.int32]) -> Bits:
    """(S', W): which of `rows` every member would leave for each state; worth: (K, S'), what it is worth to each.

    ranks: (P, S).
    """
    marks = np.ones((worth.shape[1], len(rows)), dtype=bool)
    for k, member in enumerate(members):
        marks &= worth[k][:, None] > ranks[member, rows][None, :]
    return packed(marks)


def leaving(game: Game, arcs: Arcs, members: Coalition, worth: Worth, watch: Watch, asked: Mask | None = None) -> Mask:
    """(S,) bool: whence the members can together lead to a state t with worth[k, t] above the rank here for each.

    worth: (K, S), by member. asked: (S,), the states to look at; all if not given.
    """
    ranks, values = dense(game.ranks, worth, members)
    found = np.zeros(len(game.states), dtype=bool)
    place = np.zeros(len(game.states), dtype=np.int32)
    shown = game.states.judged_as == np.arange(len(game.states))
    asked = shown if asked is None else shown & asked
    movers = np.array(members, dtype=np.int64)
    for rows in blocks(arcs, members):
        place[rows] = np.arange(len(rows), dtype=np.int32)
        starts = rows[asked[rows]]
        for begin in range(0, len(starts), BLOCK):
            watch("coalitions", 0, 0)
            part = starts[begin : begin + BLOCK]
            goal = better(ranks, members, values[:, rows], part)
            if goal.any():
                found[part] = own_bit(spread(arcs, movers, rows, place, goal), place[part].astype(np.intp))
    return found


def dense(
    ranks: NDArray[np.int32], worth: NDArray[np.int64], members: Coalition
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Ranks (P, S) and worth (K, S) as small numbers that compare as before: whole numbers from 0, by party."""
    small, values = np.zeros(ranks.shape, dtype=np.int32), np.zeros(worth.shape, dtype=np.int32)
    for k, member in enumerate(members):
        both = np.unique(np.concatenate([ranks[member], worth[k]]), return_inverse=True)[1]
        small[member], values[k] = both[: ranks.shape[1]], both[ranks.shape[1] :]
    return small, values


def own_worth(game: Game, members: Coalition) -> Worth:
    """Each state is worth to a member what it ranks it."""
    worth: Worth = game.ranks[list(members)].astype(np.int64)
    return worth


def verdicts(game: Game, watch: Watch, leaves: Callable[[Coalition], Mask]) -> Mask:
    """(P, S) bool: stable for a party when no coalition that it belongs to leaves, by `leaves` for each coalition.

    Raises Unanswerable (E930) for too many parties.
    """
    obstacle = too_many(game)
    if obstacle:
        raise Unanswerable([obstacle])
    stable = np.ones(game.ranks.shape, dtype=bool)
    every = list(coalitions(game))
    for done, members in enumerate(every):
        watch("coalitions", done, len(every))
        stable[list(members)] &= ~leaves(members)[game.states.judged_as]
    return stable
