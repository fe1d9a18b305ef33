"""A conflict in which wishes may leave pairs of states unknown."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from detente.errors import Place, Problem, Unanswerable
from detente.graph.arcs import Arcs, arcs_of, count_of, led_to
from detente.graph.moves import moves_of
from detente.graph.unknown.order import Order, order_of
from detente.model.conditions import Mask
from detente.model.conflict import Conflict
from detente.model.states import States
from detente.preferences.relation import Relation

MOST_MOVES = 1 << 25
Replies = Literal["moves", "known", "possible"]


@dataclass(frozen=True)
class PartialGame:
    """parties: P ids; orders: what is known of each party's order; arcs: each party's moves."""

    conflict: Conflict
    states: States
    parties: tuple[str, ...]
    orders: tuple[Order, ...]
    arcs: tuple[Arcs, ...]

    @property
    def status_quo(self) -> int:
        """The row of the status quo."""
        row = self.states.row(self.conflict.status_quo)
        if row is None:
            raise ValueError("the status quo is not feasible")
        return row

    @cached_property
    def partial(self) -> tuple[int, ...]:
        """Indices of the parties of whose order something is unknown."""
        return tuple(k for k, order in enumerate(self.orders) if not order.by_rank)

    @property
    def has_merges(self) -> bool:
        """Whether several states count as one."""
        return self.states.count < len(self.states)

    @cached_property
    def known(self) -> tuple[Arcs, ...]:
        """Every party's moves to states that it is known to prefer."""
        return tuple(
            arcs.where(order.gains(arcs.start, arcs.to)) for arcs, order in zip(self.arcs, self.orders, strict=True)
        )

    @cached_property
    def possible(self) -> tuple[Arcs, ...]:
        """Every party's moves to states that it prefers or may prefer."""
        return tuple(
            arcs.where(order.gains(arcs.start, arcs.to) | order.unknown(arcs.start, arcs.to))
            for arcs, order in zip(self.arcs, self.orders, strict=True)
        )

    @cached_property
    def table(self) -> tuple[dict[int, list[int]], ...]:
        """Per party, row to the rows that its moves lead to; for small games."""
        found: tuple[dict[int, list[int]], ...] = tuple({} for _ in self.parties)
        for arcs, moves in zip(self.arcs, found, strict=True):
            for start, to in zip(arcs.start.tolist(), arcs.to.tolist(), strict=True):
                moves.setdefault(start, []).append(to)
        return found

    def moves_by(self, replies: Replies) -> tuple[Arcs, ...]:
        """Every party's moves of one kind."""
        return {"moves": self.arcs, "known": self.known, "possible": self.possible}[replies]

    def others(self, party: int, replies: Replies) -> list[Arcs]:
        """The others' moves of one kind, without those of `party` (by index)."""
        return [arcs for k, arcs in enumerate(self.moves_by(replies)) if k != party]

    def reached(self, replies: Replies) -> Mask:
        """(S,) bool: where such moves of one party after another lead from the status quo, itself included."""
        return led_to(self.moves_by(replies), self.status_quo)


def partial_game(conflict: Conflict, states: States, relations: Mapping[str, Relation]) -> PartialGame:
    """The game of the parties in `relations`, in their order.

    Raises Unanswerable: E911 for too many blocked rules, E950 if the moves are too many to list.
    """
    parties = tuple(relations)
    moves = moves_of(conflict, states, parties)
    if (found := count_of(moves)) > MOST_MOVES:
        raise Unanswerable([Problem("E950", Place(), {"found": str(found), "allowed": str(MOST_MOVES)})])
    orders = tuple(order_of(relation, states) for relation in relations.values())
    arcs = tuple(arcs_of(moves, party) for party in range(len(parties)))
    return PartialGame(conflict, states, parties, orders, arcs)
