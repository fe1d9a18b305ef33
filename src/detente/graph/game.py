"""A conflict ready for analysis: feasible states, moves, and every party's ranks."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from detente.errors import Place, Problem, Unanswerable
from detente.graph.kernels import Visited
from detente.graph.moves import Moves, moves_of
from detente.model.conflict import Conflict
from detente.model.states import States
from detente.preferences.relation import Rank, Ranks, Relation


@dataclass(frozen=True)
class Game:
    """conflict, states and moves; parties: P ids; ranks: (P, S) int64, higher is preferred."""

    conflict: Conflict
    states: States
    parties: tuple[str, ...]
    moves: Moves
    ranks: NDArray[np.int64]

    @property
    def status_quo(self) -> int:
        """The row of the status quo."""
        row = self.states.row(self.conflict.status_quo)
        if row is None:
            raise ValueError("the status quo is not feasible")
        return row

    @cached_property
    def visited(self) -> Visited:
        """Room for searches, all clear between them."""
        nodes = len(self.states) * len(self.parties)
        return Visited(np.zeros(nodes, dtype=bool), np.empty(nodes, dtype=np.int32), np.empty(nodes, dtype=np.int32))

    def rank_of(self, party: int) -> Rank:
        """(S,) int64: the ranks of one party (by index)."""
        rank: Rank = self.ranks[party]
        return rank

    def with_ranks(self, party: int, ranks: Ranks) -> "Game":
        """The same game with other ranks for one party (by index)."""
        changed = self.ranks.copy()
        changed[party] = ranks.rank
        return Game(self.conflict, self.states, self.parties, self.moves, changed)


def game_of(conflict: Conflict, states: States, relations: Mapping[str, Relation]) -> Game:
    """The game of the parties in `relations`, in their order.

    Raises Unanswerable (E910) if a relation leaves pairs of states unknown.
    """
    unknown = [party for party, relation in relations.items() if not isinstance(relation, Ranks)]
    if unknown:
        raise Unanswerable(Problem("E910", Place(), {"party": party}) for party in unknown)
    parties = tuple(relations)
    ranks = [relation.rank for relation in relations.values() if isinstance(relation, Ranks)]
    table = np.array(ranks, dtype=np.int64).reshape(len(parties), len(states))
    return Game(conflict, states, parties, moves_of(conflict, states, parties), table)
