"""The four extensions of a stability concept to unknown preference: does what is unknown tempt, does it deter?

Source: Li, Hipel, Kilgour & Fang (2004); Xu, Hipel, Kilgour & Fang (2018), chapter 5.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.graph.unknown.answers import Allowed, Question, answered_by_rank, answered_by_reference
from detente.graph.unknown.order import Order
from detente.graph.unknown.partial import PartialGame, Replies
from detente.model.conditions import Mask
from detente.watching import Watch, unwatched

CONCEPTS = ("nash", "seq", "gmr", "smr")


@dataclass(frozen=True, slots=True)
class Extension:
    """tempts: a move to a state not compared with the present one is an incentive; deters: being led to one answers."""

    name: str
    tempts: bool
    deters: bool


A, B, C, D = (
    Extension("a", True, False),
    Extension("b", False, False),
    Extension("c", True, True),
    Extension("d", False, True),
)
EXTENSIONS: tuple[Extension, ...] = (A, B, C, D)


def stable(
    game: PartialGame,
    party: int,
    concept: str,
    extension: Extension,
    replies: Replies = "possible",
    watch: Watch = unwatched,
) -> Mask:
    """(S,) bool: which states are stable for a party (by index) under `concept`, one of CONCEPTS.

    replies: under SEQ, whether the others answer with moves that they prefer or may prefer, as in the literature, or
    only with those that they are known to prefer.
    """
    own = (game.possible if extension.tempts else game.known)[party]
    if concept == "nash":
        return own.all_of(np.zeros(len(own.start), dtype=bool))
    others = game.others(party, replies if concept == "seq" else "moves")
    asked = Question(own, others, game.arcs[party] if concept == "smr" else None, watch)
    order = game.orders[party]
    if order.by_rank:
        return own.all_of(answered_by_rank(asked, order.rank))
    answered = answered_by_reference(asked, order.block.astype(np.intp), _deterrents(order, extension, itself=False))
    if extension.deters or order.tied.all() or not game.has_merges:
        return own.all_of(answered)
    return own.all_of(answered | _told_apart(asked, order, answered))


def _deterrents(order: Order, extension: Extension, itself: bool) -> Allowed:
    """By block of the party's own state, which states answer its moves; `itself`: its whole own block does."""
    same = np.diag(order.tied | itself)
    table = ~order.better.T if extension.deters else order.better | same
    return lambda blocks: table[blocks.start : blocks.stop][:, order.block]


def _told_apart(asked: Question, order: Order, answered: Mask) -> Mask:
    """(A,) bool: moves that are answered only because a state is never worse than itself.

    Two states of one block may be unknown to each other, but a sequence may lead back to where the party began, which
    can happen where states are merged. Those in doubt are asked about one by one.
    """
    hopeful = answered_by_reference(asked, order.block.astype(np.intp), _deterrents(order, B, itself=True))
    doubtful = np.unique(asked.own.start[hopeful & ~answered])
    reference = np.full(asked.own.size, -1, dtype=np.intp)
    reference[doubtful] = np.arange(len(doubtful))
    table = order.better | np.diag(order.tied)

    def allowed(rows: range) -> Mask:
        here: NDArray[np.integer] = doubtful[rows.start : rows.stop]
        found: Mask = table[order.block[here]][:, order.block]
        found[np.arange(len(here)), here] = True
        return found

    return answered_by_reference(asked, reference, allowed)
