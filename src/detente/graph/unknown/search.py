"""Is there a completion in which a state is stable for some parties, or one in which it is not? By branching, exact.

Every pair of states that a party leaves unknown may fall three ways. A branch settles one pair and what follows from
it. What is known alone may already make the state stable, and what is possible may already rule it out; else some
unknown pair stands on the way, and that one is settled next. For small models: orders are held pair by pair.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from detente.graph.unknown.order import Order
from detente.graph.unknown.partial import PartialGame
from detente.model.conditions import Mask
from detente.watching import Watch


class Known(NamedTuple):
    """An order pair by pair: above[t, s] where t is better than s, level[t, s] where both are equally good (S, S)."""

    above: Mask
    level: Mask

    def is_open(self, t: int, s: int) -> bool:
        """Whether two states are not compared."""
        return not (self.above[t, s] or self.above[s, t] or self.level[t, s])

    def with_above(self, t: int, s: int) -> "Known":
        """The same and t better than s, with all that follows."""
        follows = np.outer(self.above[:, t] | self.level[:, t], self.above[s] | self.level[s])
        return Known(self.above | follows, self.level)

    def with_level(self, t: int, s: int) -> "Known":
        """The same and t as good as s, with all that follows."""
        above, level = self.above, self.level
        for x, y in ((t, s), (s, t)):
            above = above | np.outer(above[:, x], above[y] | level[y]) | np.outer(level[:, x], above[y])
            level = level | np.outer(self.level[:, x], self.level[y])
        return Known(above, level)


def known_of(order: Order, rows: int) -> Known:
    """What an order says of every pair."""
    t, s = np.indices((rows, rows)).reshape(2, -1)
    above, opened = order.gains(s, t).reshape(rows, rows), order.unknown(s, t).reshape(rows, rows)
    return Known(above, ~(above | above.T | opened))


class Pair(NamedTuple):
    """A party (by index) and two states that it leaves uncompared; tempting: it is about the party's own verdict."""

    party: int
    to: int
    start: int
    tempting: bool


Outcome = Pair | bool
"""Stable for all, not stable for all, or the pair on which that hangs."""


@dataclass(frozen=True)
class Asked:
    """Is `row` stable under SEQ for every party in `parties`?"""

    game: PartialGame
    row: int
    parties: Sequence[int]

    def outcome(self, orders: Sequence[Known]) -> Outcome:
        """What is settled by these orders."""
        pending: Pair | None = None
        for party in self.parties:
            own = orders[party]
            for to in self.game.table[party].get(self.row, ()):
                if not (own.above[to, self.row] or own.is_open(to, self.row)) or self._path(party, to, orders, True):
                    continue
                way = self._path(party, to, orders, False)
                if own.is_open(to, self.row):
                    pending = pending or Pair(party, to, self.row, True)
                elif not way:
                    return False
                else:
                    pending = pending or self._first_open(party, way, orders)
        return True if pending is None else pending

    def _first_open(self, party: int, way: list[tuple[int, int, int]], orders: Sequence[Known]) -> Pair:
        for mover, start, to in way:
            if orders[mover].is_open(to, start):
                return Pair(mover, to, start, False)
        return Pair(party, way[-1][2], self.row, True)

    def _path(self, party: int, start: int, orders: Sequence[Known], surely: bool) -> list[tuple[int, int, int]]:
        """A way (mover, from, to) of the others' improvements from `start` that answers the party; empty for none.

        surely: by what is known; else by what is possible.
        """
        own, row = orders[party], self.row
        queue: list[tuple[int, int]] = [(start, party)]
        came: dict[tuple[int, int], tuple[int, int]] = {}
        for here, last in queue:
            for mover, known in enumerate(orders):
                if mover in (party, last):
                    continue
                for to in self.game.table[mover].get(here, ()):
                    gains = known.above[to, here] or (not surely and known.is_open(to, here))
                    if not gains or (to, mover) in came:
                        continue
                    came[to, mover] = here, last
                    queue.append((to, mover))
                    if own.above[row, to] or own.level[row, to] or (not surely and not own.above[to, row]):
                        return self._backwards((to, mover), came, party)
        return []

    @staticmethod
    def _backwards(
        end: tuple[int, int], came: dict[tuple[int, int], tuple[int, int]], party: int
    ) -> list[tuple[int, int, int]]:
        way = []
        while end[1] != party:
            before = came[end]
            way.append((end[1], before[0], end[0]))
            end = before
        return way[::-1]


@dataclass
class Budget:
    """How many branches may still be looked at."""

    left: int


def extreme(known: Known, row: int, best: bool) -> Known:
    """The order with `row` above (or below) everything that it is not compared with, and what follows."""
    for other in range(len(known.above)):
        if known.is_open(row, other):
            known = known.with_above(row, other) if best else known.with_above(other, row)
    return known


def exists(asked: Asked, orders: Sequence[Known], wanted: bool, budget: Budget, watch: Watch) -> bool | None:
    """Whether some completion of `orders` makes the answer `wanted`; None where the budget ends first."""
    watch("completions", 0, 0)
    if budget.left <= 0:
        return None
    budget.left -= 1
    outcome = asked.outcome(orders)
    if isinstance(outcome, bool):
        return outcome is wanted
    cut_off = False
    for changed in _ways(orders[outcome.party], outcome, wanted):
        branch = [changed if k == outcome.party else known for k, known in enumerate(orders)]
        found = exists(asked, branch, wanted, budget, watch)
        if found:
            return True
        cut_off = cut_off or found is None
    return None if cut_off else False


def _ways(known: Known, pair: Pair, wanted: bool) -> tuple[Known, ...]:
    """The three ways the pair may fall, the one that helps most first."""
    ways = (
        known.with_above(pair.to, pair.start),
        known.with_level(pair.to, pair.start),
        known.with_above(pair.start, pair.to),
    )
    return ways if wanted is not pair.tempting else ways[::-1]
