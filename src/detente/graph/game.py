"""A conflict ready for analysis: feasible states, moves, and every party's ranks."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from detente.errors import Place, Problem, Unanswerable
from detente.graph.arcs import Arcs, arcs_of
from detente.graph.cube.fixpoint import Cube
from detente.graph.cube.layout import layout_of
from detente.graph.kernels import Visited
from detente.graph.moves import Moves, moves_of
from detente.model.conflict import Conflict
from detente.model.states import States
from detente.preferences.relation import Rank, Ranks, Relation

SMALL = 300  # states up to which walks over arcs are quick enough
SPARSE = 16  # words for each state beyond which most of the cube would be empty
SIGNS = {"positive": 1, "neutral": 0, "negative": -1}
WIDEST = 1 << 30  # ranks between minus and plus this are kept as they are


@dataclass(frozen=True)
class Game:
    """conflict, states and moves; parties: P ids; ranks: (P, S) int32, higher is preferred.

    coarser: the same at strength 2, 3, …, as far as some party says how strongly it prefers.
    """

    conflict: Conflict
    states: States
    parties: tuple[str, ...]
    moves: Moves
    ranks: NDArray[np.int32]
    coarser: tuple[NDArray[np.int32], ...] = ()

    @property
    def status_quo(self) -> int:
        """The row of the status quo."""
        row = self.states.row(self.conflict.status_quo)
        if row is None:
            raise ValueError("the status quo is not feasible")
        return row

    @property
    def visited(self) -> Visited:
        """Room for one search, all clear."""
        nodes = len(self.states) * len(self.parties)
        return Visited(np.zeros(nodes, dtype=bool), np.empty(nodes, dtype=np.int32), np.empty(nodes, dtype=np.int32))

    @cached_property
    def cube(self) -> Cube | None:
        """The game as arrays over all words; None where walks over arcs are better, or needed."""
        states = len(self.states)
        ruled = bool(self.conflict.merges) or self.moves.leaving.shape[1] > 0
        if ruled or states <= SMALL or len(self.moves.row_of) > SPARSE * states:
            return None
        return Cube(layout_of(self.moves), self.ranks)

    @cached_property
    def arcs(self) -> tuple[Arcs, ...]:
        """Everybody's moves as lists, for games of few states."""
        return tuple(arcs_of(self.moves, party) for party in range(len(self.parties)))

    @cached_property
    def improving(self) -> tuple[Arcs, ...]:
        """Everybody's moves to states that it prefers."""
        return tuple(
            arcs.where(rank[arcs.to] > rank[arcs.start]) for arcs, rank in zip(self.arcs, self.ranks, strict=True)
        )

    def rank_of(self, party: int) -> Rank:
        """(S,) int64: the ranks of one party (by index)."""
        rank: Rank = self.ranks[party].astype(np.int64)
        return rank

    def attitude(self, party: int, other: int) -> int:
        """1, 0 or -1: whether a party (by index) is positive, neutral or negative towards another, or itself."""
        said = self.conflict.attitudes.get(self.parties[party], {})
        return SIGNS[said.get(self.parties[other], "positive" if party == other else "neutral")]

    def graded(self, party: int, degree: int) -> Rank:
        """(S,) int64: one party's ranks (by index) at a strength from 1: higher is preferred so strongly or more."""
        if degree == 1:
            return self.rank_of(party)
        if degree - 2 >= len(self.coarser):
            return np.zeros(len(self.states), dtype=np.int64)
        rank: Rank = self.coarser[degree - 2][party].astype(np.int64)
        return rank

    def with_ranks(self, party: int, ranks: Ranks) -> "Game":
        """The same game with other ranks for one party (by index)."""
        changed = self.ranks.copy()
        changed[party] = narrowed(ranks.rank)
        levels = max(len(self.coarser), len(ranks.coarser))
        tables = [[self.graded(k, level + 2) for k in range(len(self.parties))] for level in range(levels)]
        for level, table in enumerate(tables):
            table[party] = ranks.coarser[level] if level < len(ranks.coarser) else np.zeros_like(ranks.rank)
        coarser = tuple(np.array(table, dtype=np.int32) for table in tables)
        return Game(self.conflict, self.states, self.parties, self.moves, changed, coarser)

    def with_table(self, ranks: NDArray[np.int32]) -> "Game":
        """The same game with other ranks, (P, S), for all, which say nothing of strength.

        How its words are laid out is worked out once for both.
        """
        changed = Game(self.conflict, self.states, self.parties, self.moves, ranks)
        if self.cube is not None:
            changed.__dict__["cube"] = Cube(self.cube.layout, ranks)
        return changed


def narrowed(rank: Rank) -> NDArray[np.int32]:
    """The same order in (S,) int32: the ranks themselves, or their places where they are too large."""
    if rank.min(initial=0) > -WIDEST and rank.max(initial=0) < WIDEST:
        return rank.astype(np.int32)
    return np.unique(rank, return_inverse=True)[1].astype(np.int32)


def game_of(conflict: Conflict, states: States, relations: Mapping[str, Relation]) -> Game:
    """The game of the parties in `relations`, in their order.

    Raises Unanswerable (E910) if a relation leaves pairs of states unknown.
    """
    unknown = [party for party, relation in relations.items() if not isinstance(relation, Ranks)]
    if unknown:
        raise Unanswerable(Problem("E910", Place(), {"party": party}) for party in unknown)
    parties = tuple(relations)
    known = [relation for relation in relations.values() if isinstance(relation, Ranks)]
    table = np.empty((len(parties), len(states)), dtype=np.int32)
    for party, relation in enumerate(known):
        table[party] = narrowed(relation.rank)
    coarser = np.zeros((max((len(each.coarser) for each in known), default=0), *table.shape), dtype=np.int32)
    for party, relation in enumerate(known):
        for level, rank in enumerate(relation.coarser):
            coarser[level, party] = rank
    return Game(conflict, states, parties, moves_of(conflict, states, parties), table, tuple(coarser))
