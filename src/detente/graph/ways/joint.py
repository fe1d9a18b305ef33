"""Coalitions that would move together: members alone lead there by a legal sequence, and each prefers the end.

Every move of the members counts, whether its mover gains by it at once or not: they agree on where to end.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from detente.graph.game import Game
from detente.graph.ways.kernels import Labels
from detente.graph.ways.search import among, fresh_labels, search
from detente.model.conditions import Mask
from detente.watching import Watch, unwatched

Members = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Joint:
    """A coalition (indices of parties) and what it can improve together.

    states: how many states it leads to and all of it prefers; least: in how many of these no smaller coalition does.
    minimal: no smaller coalition improves anything. example: of the states of `least`, the row that is better than
    the start for most parties, the first of several.
    """

    members: Members
    states: int
    least: int
    minimal: bool
    example: int


def coalitions_to(game: Game, start: int, end: int, watch: Watch = unwatched) -> tuple[Members, ...]:
    """The smallest coalitions that lead from `start` to `end` and all of which prefer the end."""
    wanting = tuple(int(k) for k in np.flatnonzero(game.ranks[:, end] > game.ranks[:, start]))
    needed = _needed(game, start, end)
    found: list[Members] = []
    if not needed <= set(wanting):
        return ()
    labels = fresh_labels(game)
    for members in _by_size(wanting):
        watch("coalitions", len(members), len(wanting))
        if not needed <= set(members) or any(set(smaller) <= set(members) for smaller in found):
            continue
        reach = search(among(game, members), start, "moves", end, watch, labels)
        if reach.cost_of(end) is not None:
            found.append(members)
        reach.clear()
    return tuple(found)


def _needed(game: Game, start: int, end: int) -> set[int]:
    """Parties whose options differ; where states are merged, differences may go by themselves."""
    if len(game.states.shown) != len(game.states):
        return set()
    codes = game.moves.codes
    differs = int(codes[start]) ^ int(codes[end])
    return {party for party, own in enumerate(game.moves.own) if differs & int(own)}


def joint_improvements(game: Game, start: int, watch: Watch = unwatched) -> Iterator[Joint]:
    """Every coalition that is needed in full for some joint improvement from `start`, the smaller first."""
    shown = game.states.shown
    better = game.ranks > game.ranks[:, [start]]
    labels = fresh_labels(game)
    covered: dict[Members, NDArray[np.uint8]] = {}  # states that it or a part of it improves to, as bits
    for members in _by_size(tuple(range(len(game.parties)))):
        watch("coalitions", len(members), len(game.parties))
        together = _improved(game, members, start, better, labels, watch)[shown]
        smaller = _smaller(covered, members, len(shown))
        least = together & ~smaller
        covered[members] = np.packbits(together | smaller)
        covered = {each: bits for each, bits in covered.items() if len(each) >= len(members) - 1}
        if least.any():
            rows = shown[least]
            liked = better[:, rows].sum(axis=0)
            example = int(rows[np.argmax(liked)])
            yield Joint(members, int(together.sum()), int(least.sum()), not smaller.any(), example)


def _improved(game: Game, members: Members, start: int, better: Mask, labels: Labels, watch: Watch) -> Mask:
    """(S,) bool: where the members lead and all of them prefer."""
    reach = search(among(game, members), start, "moves", watch=watch, labels=labels)
    together = np.zeros(len(game.states), dtype=bool)
    rows = reach.reached
    together[rows] = np.logical_and.reduce(better[list(members)][:, rows], axis=0)
    reach.clear()
    return together


def _smaller(covered: dict[Members, NDArray[np.uint8]], members: Members, states: int) -> Mask:
    """(n,) bool over shown states: improved to by a coalition that lacks some of the members."""
    parts = [covered[part] for part in combinations(members, len(members) - 1) if part]
    bits = np.bitwise_or.reduce(parts) if parts else np.zeros((states + 7) // 8, dtype=np.uint8)
    return np.unpackbits(bits, count=states).astype(bool)


def _by_size(parties: Members) -> Iterator[Members]:
    for size in range(1, len(parties) + 1):
        yield from combinations(parties, size)
