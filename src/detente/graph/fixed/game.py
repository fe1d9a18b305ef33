"""A conflict in which some parties act as one.

A coalition C has the options of all its members and switches any of them in one move; it prefers t to s if each member
does, and is deterred by every t that one member does not prefer to s. Sources: Kilgour, Hipel, Fang & Peng (2001) for
the preference; the source of gmcr-py (2020) for coalitions as players.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from detente.errors import Place, Problem, Unanswerable
from detente.graph.arcs import Arcs, arcs_of, count_of
from detente.graph.game import Game, narrowed
from detente.graph.moves import moves_of
from detente.graph.unknown.partial import MOST_MOVES
from detente.model.conditions import And, Condition, Mask, Not, Taken
from detente.model.conflict import Blocked, Conflict
from detente.model.states import States
from detente.preferences.relation import Ranks, Relation


@dataclass(frozen=True, kw_only=True)
class FixedGame(Game):
    """A game of players: coalitions, and parties that act for themselves; `parties` are their ids.

    worths: per player (M, S) int32, the ranks of its M members. `ranks` has those of single parties; a coalition has
    none, its row is 0.
    """

    worths: tuple[NDArray[np.int32], ...]

    def prefers(self, player: int, start: NDArray[np.integer], to: NDArray[np.integer]) -> Mask:
        """Where every member of a player (by index) prefers `to` to `start`, row by row: (n,) bool."""
        worths = self.worths[player]
        return np.asarray((worths[:, to] > worths[:, start]).all(axis=0))

    @cached_property
    def arcs(self) -> tuple[Arcs, ...]:
        """Every player's moves."""
        return tuple(arcs_of(self.moves, player) for player in range(len(self.parties)))

    @cached_property
    def improving(self) -> tuple[Arcs, ...]:
        """Every player's moves to states that all its members prefer."""
        return tuple(arcs.where(self.prefers(k, arcs.start, arcs.to)) for k, arcs in enumerate(self.arcs))


def fixed_game(conflict: Conflict, states: States, relations: Mapping[str, Relation]) -> FixedGame:
    """The game of a conflict with coalitions; relations: by party.

    A player stands where the first of its members does. Raises Unanswerable: E436 if a relation leaves pairs of states
    unknown, E911 if a player has too many blocked rules, E950 if there are too many moves to list.
    """
    unknown = [party for party, relation in relations.items() if not isinstance(relation, Ranks)]
    if unknown:
        raise Unanswerable(Problem("E436", Place(), {"party": party}) for party in unknown)
    acting = acting_for(conflict)
    members: dict[str, list[NDArray[np.int32]]] = {}
    for party, relation in relations.items():
        if isinstance(relation, Ranks):
            members.setdefault(acting.get(party, party), []).append(narrowed(relation.rank))
    players = tuple(members)
    joined = joined_conflict(conflict)
    moves = moves_of(joined, states, players)
    if (found := count_of(moves)) > MOST_MOVES:
        raise Unanswerable([Problem("E950", Place(), {"found": str(found), "allowed": str(MOST_MOVES)})])
    worths = tuple(np.array(each) for each in members.values())
    ranks = np.array([each[0] if len(each) == 1 else np.zeros_like(each[0]) for each in worths])
    return FixedGame(joined, states, players, moves, ranks, worths=worths)


def acting_for(conflict: Conflict) -> dict[str, str]:
    """Each member of a coalition with the coalition's id."""
    return {member: id for id, coalition in conflict.coalitions.items() for member in coalition.members}


def joined_conflict(conflict: Conflict) -> Conflict:
    """The conflict in which coalitions control what their members do."""
    acting = acting_for(conflict)
    options = tuple(replace(option, party=acting.get(option.party, option.party)) for option in conflict.options)
    blocked = tuple(rule for each in conflict.blocked for rule in _rules(conflict, each, acting))
    return replace(conflict, options=options, blocked=blocked, coalitions={})


def _rules(conflict: Conflict, rule: Blocked, acting: Mapping[str, str]) -> Iterator[Blocked]:
    """What is blocked for a member is blocked for moves of its coalition in which an option of the member is switched.

    Where states are merged, which option was switched cannot be told from the two states; then the rule is for every
    move of the coalition.
    """
    if rule.party not in acting:
        yield rule
        return
    player = acting[rule.party]
    if conflict.merges:
        yield replace(rule, party=player)
        return
    for option in conflict.controlled_by(rule.party):
        on, off = Taken(option), Not(Taken(option))
        switched: tuple[tuple[Condition, Condition], ...] = ((on, off), (off, on))
        for before, after in switched:
            yield replace(rule, party=player, start=And(rule.start, before), end=And(rule.end, after))
