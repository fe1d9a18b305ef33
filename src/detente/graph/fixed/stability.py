"""Stability where parties act as one: the concepts in which others answer one after another."""

from collections.abc import Callable

import numpy as np

from detente.errors import Place, Problem, Unanswerable
from detente.graph.arcs import Arcs, led_to
from detente.graph.evolution import Evolution, closed_states
from detente.graph.fixed.game import FixedGame
from detente.graph.improvement import Improvement
from detente.graph.stability import CONCEPTS
from detente.graph.stability.concept import Concept
from detente.graph.unknown.answers import Question, answered_by_rank, answered_by_reference
from detente.graph.unknown.witness import shortest
from detente.model.conditions import Mask
from detente.watching import Watch


def defined(concept: Concept) -> bool:
    """Whether a concept is defined where parties act as one."""
    return not (concept.joint or concept.degree or concept.regards) and concept.replies in {
        "none",
        "moves",
        "improvements",
    }


def table(game: FixedGame, concept: Concept, watch: Watch) -> Mask:
    """(P, S) bool: stable for which player. Raises Unanswerable (E947) for a concept that is not defined here."""
    _check(concept)
    return np.array([_stable(game, player, concept, watch) for player in range(len(game.parties))], dtype=bool)


def explain(game: FixedGame, concept: Concept, player: int, row: int) -> tuple[Improvement, ...]:
    """The improvements of a player (by index) from a row and the others' shortest answers. Raises as `table`."""
    _check(concept)
    here = np.full(len(game.states), row)
    deters = ~game.prefers(player, here, np.arange(len(game.states)))
    if concept.escapes:
        back = game.arcs[player]
        deters = deters & back.all_of(deters[back.to])
    replies = _replies(game, concept)
    own = game.improving[player]
    ends = np.unique(own.to[own.start == row]).tolist()
    alone = concept.replies == "none"
    return tuple(Improvement(to, () if alone else shortest(replies, player, to, deters)) for to in ends)


def evolution(game: FixedGame) -> Evolution:
    """Status-quo analysis; a player's `against` is 0 where its members do not agree."""
    now, every = np.full(len(game.states), game.status_quo), np.arange(len(game.states))
    players = range(len(game.parties))
    against = np.array([game.prefers(k, now, every).astype(np.int8) - game.prefers(k, every, now) for k in players])
    improved, moved = (led_to(arcs, game.status_quo) for arcs in (game.improving, game.arcs))
    return Evolution(improved, moved, closed_states(game.conflict, game.states), against.astype(np.int8))


def _check(concept: Concept) -> None:
    if not defined(concept):
        allowed = ", ".join(each.name for each in CONCEPTS if defined(each))
        raise Unanswerable([Problem("E947", Place(), {"found": concept.name, "allowed": allowed})])


def _replies(game: FixedGame, concept: Concept) -> tuple[Arcs, ...]:
    return game.improving if concept.replies == "improvements" else game.arcs


def _stable(game: FixedGame, player: int, concept: Concept, watch: Watch) -> Mask:
    own = game.improving[player]
    if concept.replies == "none":
        return own.all_of(np.zeros(len(own.start), dtype=bool))
    others = [arcs for k, arcs in enumerate(_replies(game, concept)) if k != player]
    asked = Question(own, others, game.arcs[player] if concept.escapes else None, watch)
    worths = game.worths[player]
    if concept.escapes and len(worths) > 1:
        _, first, kind = np.unique(worths, axis=1, return_index=True, return_inverse=True)
        return own.all_of(
            answered_by_reference(asked, kind.reshape(-1).astype(np.intp), _not_for_all(game, player, first))
        )
    # one member that is no better off is enough, so each is asked for by itself
    by_member = [answered_by_rank(asked, worth.astype(np.int64)) for worth in worths]
    return own.all_of(np.logical_or.reduce(by_member))


def _not_for_all(game: FixedGame, player: int, kinds: np.ndarray) -> Callable[[range], Mask]:
    """By kind of a player's own state, given one row of each, which states not all members prefer to it: (n, S)."""
    worths = game.worths[player]

    def allowed(chosen: range) -> Mask:
        here = worths[:, kinds[chosen.start : chosen.stop]]
        return ~np.asarray((worths[:, None, :] > here[:, :, None]).all(axis=0))

    return allowed
