"""With how many orders of several parties at once a state is an equilibrium, where what one wants moves another.

Under SEQ the others answer by improvements of their own, so a party's order counts twice: by how it compares with the
state asked about, and by which of its moves are improvements. Orders that agree in both are alike; one of each kind is
judged by the engine.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations, product
from math import factorial, prod

import numpy as np
from numpy.typing import NDArray

from detente.graph.game import Game
from detente.graph.needs.demand import demand
from detente.graph.needs.reach import Reach
from detente.graph.stability import Concept
from detente.graph.witness import stable_at
from detente.preferences.relation import Rank, Ranks
from detente.watching import Watch, unwatched

STATES = 7  # 5,040 orders
JUDGED = 6_000  # combinations of kinds


@dataclass(frozen=True)
class Kind:
    """Orders that are alike: one of them as ranks (S,), and how many they are."""

    rank: Rank
    orders: int


def joint_count(
    game: Game, parties: Sequence[int], row: int, concept: Concept, watch: Watch = unwatched
) -> tuple[int, int] | None:
    """In how many combinations of strict orders of `parties` the row is an equilibrium, and of how many.

    The orders of the other parties stay as they are. None if there are too many to judge.
    """
    states = game.states.count
    if states > STATES:
        return None
    kinds = [_kinds(game, party, row, concept) for party in parties]
    if prod(map(len, kinds)) > JUDGED:
        return None
    found = 0
    for k, combination in enumerate(product(*kinds)):
        watch("orders", k, prod(map(len, kinds)))
        changed = game
        for party, kind in zip(parties, combination, strict=True):
            changed = changed.with_ranks(party, Ranks(kind.rank))
        if all(stable_at(changed, party, row, concept) for party in range(len(game.parties))):
            found += prod(kind.orders for kind in combination)
    return found, factorial(states) ** len(parties)


def _kinds(game: Game, party: int, row: int, concept: Concept) -> list[Kind]:
    shown = game.states.shown
    reach = Reach(game, party)
    place = {int(at): k for k, at in enumerate(shown)}
    arcs = [(place[int(at)], place[to]) for at in shown for to in reach.moves(int(at))]
    with_s = [(place[row], k) for k in range(len(shown)) if k != place[row]]
    if concept.replies != "improvements":
        atoms = demand(game, party, row, concept).atoms
        arcs, with_s = [], [(place[row], place[at]) for at in atoms]
    orders: NDArray[np.int64] = np.array(list(permutations(range(len(shown)))), dtype=np.int64)
    signs = np.array([orders[:, a] > orders[:, b] for a, b in (*with_s, *arcs)], dtype=bool).reshape(-1, len(orders)).T
    _, first, counts = np.unique(signs, axis=0, return_index=True, return_counts=True)
    found = []
    for k, many in sorted(zip(map(int, first), map(int, counts), strict=True)):
        rank = np.zeros(len(game.states), dtype=np.int64)
        rank[shown] = orders[k]
        found.append(Kind(rank[game.states.judged_as], many))
    return found
