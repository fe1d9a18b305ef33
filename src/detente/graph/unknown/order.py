"""What is known of a party's order, total or partial, in one form."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.model.conditions import Mask
from detente.model.states import States
from detente.preferences.relation import PartialOrder, Rank, Ranks, Relation

Rows = NDArray[np.integer]


@dataclass(frozen=True)
class Order:
    """A partial order of states by blocks of states that stand in the same pairs.

    rank: (S,) int64, a higher one is better whatever the blocks; all 0 where wishes are pairs. block: (S,) int32.
    better: (B, B) bool, the row's block is preferred to the column's. tied: (B,) bool, the states of a block are equal
    to each other; if not, two of them are unknown to each other.
    """

    rank: Rank
    block: NDArray[np.int32]
    better: Mask
    tied: Mask

    @property
    def by_rank(self) -> bool:
        """Whether ranks alone decide."""
        return len(self.tied) == 1 and bool(self.tied[0])

    def gains(self, start: Rows, to: Rows) -> Mask:
        """Where `to` is known to be better than `start`, row by row."""
        return np.asarray(
            (self.rank[to] > self.rank[start]) | self.better[self.block[to], self.block[start]], dtype=bool
        )

    def unknown(self, start: Rows, to: Rows) -> Mask:
        """Where two rows are not compared; a row is always equal to itself."""
        here, there = self.block[start], self.block[to]
        equal = (here == there) & (self.tied[here] | (start == to))
        known = equal | (self.rank[to] != self.rank[start]) | self.better[here, there] | self.better[there, here]
        return np.asarray(~known)

    def sign(self, start: int, to: int) -> int | None:
        """1, 0 or -1 where `to` is better than, equal to or worse than `start`; None where that is unknown."""
        pair = np.array([start]), np.array([to])
        if self.unknown(*pair)[0]:
            return None
        return int(self.gains(*pair)[0]) - int(self.gains(*pair[::-1])[0])


def order_of(relation: Relation, states: States) -> Order:
    """The order of a relation; blocks known to be equal become one, and a block of one state is tied."""
    if isinstance(relation, Ranks):
        none = np.zeros(len(states), dtype=np.int32)
        return Order(relation.rank, none, np.zeros((1, 1), dtype=bool), np.ones(1, dtype=bool))
    return _of_blocks(relation, states)


def _of_blocks(relation: PartialOrder, states: States) -> Order:
    alike = relation.equal | np.eye(len(relation.equal), dtype=bool)
    kept, found = np.unique(alike.argmax(axis=1)[relation.block], return_inverse=True)
    block = np.asarray(found, dtype=np.int32).reshape(-1)
    members = np.bincount(block[states.shown], minlength=len(kept))
    tied = relation.equal.diagonal()[kept] | (members == 1)
    return Order(np.zeros(len(states), dtype=np.int64), block, relation.better[np.ix_(kept, kept)], tied)


def settled(relation: Relation, states: States) -> Relation:
    """Ranks instead of pairs where the pairs compare every two states; else the relation as it is."""
    if isinstance(relation, Ranks):
        return relation
    order = _of_blocks(relation, states)
    compared = order.better | order.better.T | np.eye(len(order.tied), dtype=bool)
    if not (compared.all() and order.tied.all()):
        return relation
    return Ranks(order.better.sum(axis=1)[order.block])
