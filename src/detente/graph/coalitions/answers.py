"""What parties outside a coalition do about its improvement: the worst that they can make of a state for each member.

An answer deters a coalition when it leaves at least one of its members no better off.
"""

import numpy as np

from detente.graph.coalitions.arcs import Arcs
from detente.graph.coalitions.improving import BLOCK, Coalition, Worth, better, dense, own_worth
from detente.graph.coalitions.spreading import own_bit, spread
from detente.graph.coalitions.table import NOBODY, table_of
from detente.graph.game import Game
from detente.graph.replies import worst_reply
from detente.model.conditions import Mask
from detente.watching import Watch


def outsiders(game: Game, members: Coalition) -> Coalition:
    """The parties that do not belong to the coalition."""
    return tuple(party for party in range(len(game.parties)) if party not in members)


def worst_after(game: Game, members: Coalition, improving: bool, watch: Watch, worth: Worth | None = None) -> Worth:
    """The lesser of what a state itself and the worst that the outsiders can lead to from it are worth to each member.

    The outsiders move one after another in a legal sequence; with `improving` each prefers each of its moves. worth:
    what the state that they lead to is worth to each member; its rank if not given.
    """
    found, others = own_worth(game, members).copy(), outsiders(game, members)
    worth = found.copy() if worth is None else worth
    if others:
        table = table_of(game, others)
        for k in range(len(members)):
            found[k] = np.minimum(found[k], worst_reply(table, NOBODY, worth[k], improving, watch))
    return found


def best_together(game: Game, members: Coalition, watch: Watch) -> Worth:
    """The best of a state itself and of what the members can lead to from it together, for each of them."""
    found, table = own_worth(game, members).copy(), table_of(game, members)
    for k in range(len(members)):
        found[k] = np.maximum(found[k], -worst_reply(table, NOBODY, -found[k], improving=False, watch=watch))
    return found


def leaving_escapes(game: Game, arcs: Arcs, members: Coalition, asked: Mask, watch: Watch) -> Mask:
    """(S,) bool: whence the members leave if an answer counts only where they cannot together escape from it.

    An answer s2 to a move from s counts if neither s2 nor any state that the members lead to from it is better than s
    for all of them. asked: (S,), the states to look at.
    """
    ranks, worth = dense(game.ranks, own_worth(game, members), members)
    rows = np.arange(len(game.states), dtype=np.int32)
    movers, others = np.array(members, dtype=np.int64), np.array(outsiders(game, members), dtype=np.int64)
    found = np.zeros(len(game.states), dtype=bool)
    starts = rows[asked]
    for begin in range(0, len(starts), BLOCK):
        watch("coalitions", 0, 0)
        part = starts[begin : begin + BLOCK]
        goal = better(ranks, members, worth, part)
        escape = goal | spread(arcs, movers, rows, rows, goal)
        watch("coalitions", 0, 0)
        answered = spread(arcs, others, rows, rows, ~escape)
        watch("coalitions", 0, 0)
        found[part] = own_bit(spread(arcs, movers, rows, rows, goal & ~answered), part.astype(np.intp))
    return found
