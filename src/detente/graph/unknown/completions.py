"""Draws of complete orders that keep everything known.

A draw has no ties but the known ones. All such orders of one party are equally likely in the limit: each state (or
class of states known to be equal) has a key between 0 and 1, and one key after another is drawn anew, uniformly between
the keys of what is known to be worse and what is known to be better. That chain leaves the uniform distribution over
keys that respect the known pairs as it is, and under it every order that respects them has the same weight. States of
one block stand in the same pairs, so a whole block is drawn at once. `SWEEPS` passes lie between two draws.

Source: the chain is Gibbs sampling on the order polytope (Stanley 1986).
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from detente.graph.unknown.order import Order
from detente.model.states import States
from detente.preferences.relation import Ranks

SWEEPS, BEFORE = 20, 200


class Chain:
    """The keys of one party's states, moved by `sweep`.

    first: (B+1,) where the keys of each block begin. key: (N,) of the N nodes, a tied block being one node. node: (S,)
    the node of each row.
    """

    def __init__(self, order: Order, states: States, generator: np.random.Generator) -> None:
        self.order, self.generator = order, generator
        size = np.where(order.tied, 1, np.bincount(order.block[states.shown], minlength=len(order.tied)))
        self.first = np.concatenate([[0], np.cumsum(size)])
        self.node = self._nodes(states)
        self.depth = np.repeat(order.better.sum(axis=1), size)
        place = np.lexsort((generator.random(len(self.depth)), self.depth))
        self.key = np.empty(len(place))
        self.key[place] = (np.arange(len(place)) + 0.5) / len(place)
        self.low, self.high = self._ends()

    def _nodes(self, states: States) -> NDArray[np.intp]:
        node = np.zeros(len(states), dtype=np.intp)
        for block, tied in enumerate(self.order.tied):
            rows = states.shown[self.order.block[states.shown] == block]
            node[rows] = self.first[block] + (0 if tied else np.arange(len(rows)))
        return node[states.judged_as]

    def _ends(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        parts = [self.key[a:b] for a, b in zip(self.first[:-1], self.first[1:], strict=True)]
        return np.array([part.min() for part in parts]), np.array([part.max() for part in parts])

    def sweep(self) -> None:
        """Draw the keys of every block anew."""
        better = self.order.better
        for block in range(len(self.low)):
            least = self.high[better[block]].max(initial=0.0)
            most = self.low[better[:, block]].min(initial=1.0)
            keys = self.generator.uniform(least, most, self.first[block + 1] - self.first[block])
            self.key[self.first[block] : self.first[block + 1]] = keys
            self.low[block], self.high[block] = keys.min(), keys.max()

    def ranks(self) -> Ranks:
        """The order of the keys; where two agree to the last digit, the known pairs decide."""
        rank = np.empty(len(self.key), dtype=np.int64)
        rank[np.lexsort((self.depth, self.key))] = np.arange(len(self.key))
        return Ranks(rank[self.node])


def completions(order: Order, states: States, seed: np.random.SeedSequence) -> Iterator[Ranks]:
    """Complete orders without end; always the same one where nothing is unknown."""
    if order.by_rank:
        while True:
            yield Ranks(order.rank)
    chain = Chain(order, states, np.random.default_rng(seed))
    for _ in range(BEFORE - SWEEPS):
        chain.sweep()
    while True:
        for _ in range(SWEEPS):
            chain.sweep()
        yield chain.ranks()
