"""A list of statements as the search sees it: which atoms each decides for the state asked about, which against it.

The first statement on which two states differ decides between them. Placed in a list, a statement therefore settles all
atoms that no earlier one has settled and on which it differs; those that none settles are ties, and a tie will do.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from detente.graph.needs.demand import Demand
from detente.graph.needs.masks import bits, packed
from detente.model.conditions import Condition
from detente.model.states import States


@dataclass(frozen=True, slots=True)
class Item:
    """for_s, against: the atoms for which it holds in s alone, and in the other state alone."""

    for_s: int
    against: int


@dataclass(frozen=True, slots=True)
class Settled:
    """below: atoms settled for s. lost: settled against it. open: the rest."""

    below: int
    lost: int
    open: int

    def after(self, item: Item) -> "Settled":
        """What is settled once the statement is placed."""
        return Settled(
            self.below | (self.open & item.for_s),
            self.lost | (self.open & item.against),
            self.open & ~(item.for_s | item.against),
        )


@dataclass(frozen=True)
class StatementList:
    """items: the statements of the file in their order, then those that may be added; written: how many stand there."""

    demand: Demand
    items: tuple[Item, ...]
    written: int

    @property
    def start(self) -> Settled:
        """Nothing is settled."""
        return Settled(0, 0, self.demand.all)

    @cached_property
    def addable(self) -> tuple[int, ...]:
        """Statements that may be added and could help."""
        return tuple(k for k in range(self.written, len(self.items)) if self.items[k].for_s)

    def possible(self, found: Settled) -> bool:
        """Whether the demand could still be met."""
        return self.demand.met(self.demand.all & ~found.lost)

    def met(self, found: Settled) -> bool:
        """Whether the demand is met whatever comes."""
        return self.demand.met(found.below)

    def met_by(self, order: Sequence[int]) -> bool:
        """Whether the whole list in this order meets the demand."""
        found = self.start
        for k in order:
            found = found.after(self.items[k])
        return self.demand.met(found.below | found.open)

    def met_at_the_end(self, found: Settled, left: int) -> bool:
        """Whether it is once the statements `left` are placed, none of which settles anything for s."""
        lost = 0
        for k in bits(left):
            lost |= self.items[k].against
        return self.demand.met(found.below | (found.open & ~lost))


def statement_list(
    found: Demand, states: States, written: Sequence[Condition], addable: Sequence[Condition]
) -> StatementList:
    """The list of a party, and what may be added to it."""
    rows = np.array([found.row, *found.atoms], dtype=np.int64)
    items = []
    for condition in (*written, *addable):
        holds = states.where(condition)[rows]
        items.append(Item(packed(~holds[1:]) if holds[0] else 0, 0 if holds[0] else packed(holds[1:])))
    return StatementList(found, tuple(items), len(written))
