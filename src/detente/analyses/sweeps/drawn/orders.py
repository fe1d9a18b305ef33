"""Everybody's order of the states in one draw after another: what stays is found once, only what moves anew."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from detente.analyses.sweeps.drawn.changed import changed_list, places
from detente.analyses.sweeps.drawn.completions import completion
from detente.analyses.sweeps.drawn.factors import list_id, types_id
from detente.analyses.wishes.chosen import key_of
from detente.errors import Place, Problem, Unanswerable
from detente.graph.game import narrowed
from detente.graph.unknown.order import settled
from detente.model.conditions import Mask
from detente.model.scenario import Scenario, Wishes, WishKey
from detente.model.states import States
from detente.preferences import relation_of
from detente.preferences.pairs import Pairs
from detente.preferences.relation import Ranks
from detente.preferences.statements import Statements, lexicographic, satisfied
from detente.uncertainty.factors import Factor

Drawn = Mapping[str, float]
Table = NDArray[np.int32]


def kinds_drawn(scenario: Scenario, factors: tuple[Factor, ...], party: str) -> tuple[str, ...]:
    """The types that draws make a party: those with weight if its type is drawn, else the reference type."""
    for factor in factors:
        if factor.id == types_id(party):
            return tuple(kind for kind, weight in zip(factor.levels, factor.weights, strict=True) if weight > 0)
    return scenario.types_of(party)[:1]


def keys_drawn(scenario: Scenario, factors: tuple[Factor, ...]) -> dict[str, dict[str, WishKey]]:
    """By party and type the list that a draw may use, parties without any left out; `""` for parties without types."""
    found: dict[str, dict[str, WishKey]] = {}
    for party in scenario.parties:
        for kind in kinds_drawn(scenario, factors, party) or ("",):
            key = key_of(scenario, party, kind)
            if key is not None:
                found.setdefault(party, {})[kind] = key
    return found


def used_by_wishes(scenario: Scenario, factors: tuple[Factor, ...]) -> frozenset[str]:
    """Ids of the factors that can change somebody's order: of lists in use, and types that want different things."""
    keys = keys_drawn(scenario, factors)
    lists = {list_id(key): scenario.preferences[key] for kinds in keys.values() for key in kinds.values()}
    changing = {types_id(party) for party, kinds in keys.items() if len(set(kinds.values())) > 1}
    alone = {id for id, wishes in lists.items() if isinstance(wishes, Statements) and len(wishes.statements) < 2}
    return frozenset(
        f.id for f in factors if f.id in changing or (_list_of(f.id, lists) or f.id) in lists.keys() - alone
    )


def _list_of(id: str, lists: Mapping[str, Wishes]) -> str | None:
    return next((at for at in lists if id.startswith(f"{at}.")), None)


@dataclass(frozen=True)
class _Order:
    """One list. moving: ids of its factors. satisfied: where its statements hold, each different column once, and which
    column is each state's."""

    key: WishKey
    wishes: Wishes
    states: States
    moving: tuple[str, ...]
    known: dict[tuple[float, ...], Table] = field(default_factory=dict, compare=False)

    @cached_property
    def _columns(self) -> tuple[Mask, NDArray[np.intp]]:
        assert isinstance(self.wishes, Statements)
        held, column = np.unique(satisfied(self.wishes, self.states), axis=1, return_inverse=True)
        return held, column.reshape(-1)

    def ranks(self, drawn: Drawn) -> Table:
        """(S,) int32 of this draw; the last one is kept."""
        values = tuple(drawn[id] for id in self.moving)
        if values not in self.known:
            self.known.clear()
            self.known[values] = self._ranks(drawn)
        return self.known[values]

    def _ranks(self, drawn: Drawn) -> Table:
        match self.wishes:
            case Statements(statements):
                at = list_id(self.key)
                order = places(self.wishes, [drawn.get(f"{at}.{k + 1}", 0.0) for k in range(len(statements))])
                held, column = self._columns
                return narrowed(lexicographic(held[list(order)]).rank)[column]
            case Pairs() if self.moving:
                return narrowed(completion(self.key, self.wishes, self.states, drawn[self.moving[0]]).rank)
        wishes = changed_list(self.key, self.wishes, drawn, self.states)
        relation = settled(relation_of(wishes, self.states), self.states)
        if not isinstance(relation, Ranks):
            raise Unanswerable([Problem("E910", Place(), {"party": self.key.party})])
        return narrowed(relation.rank)


class Orders:
    """The orders of a scenario's parties, drawn by `factors`."""

    def __init__(self, scenario: Scenario, factors: tuple[Factor, ...], states: States) -> None:
        self.scenario, self.states, self.factors = scenario, states, factors
        self.keys = keys_drawn(scenario, factors)
        self.levels = {f.id: f.levels for f in factors if f.kind == "levels"}
        self._orders = {key: self._order(key) for kinds in self.keys.values() for key in kinds.values()}
        movers = {option.party for option in scenario.conflict.options}
        self._needed = movers & set(self.keys)

    @property
    def parties(self) -> tuple[str, ...]:
        """Whoever wants anything in some draw, in file order."""
        return tuple(self.keys)

    def _order(self, key: WishKey) -> _Order:
        at = list_id(key)
        moving = tuple(f.id for f in self.factors if f.id == at or f.id.startswith(f"{at}."))
        return _Order(key, self.scenario.preferences[key], self.states, moving)

    def ranks(self, drawn: Drawn) -> tuple[Table, Mask] | None:
        """(P, S) ranks of one draw, 0 for a party whose type has no list, and (P,) who has one.

        None where somebody who can act has none. Raises Unanswerable (E910) for pairs that are unknown and not drawn.
        """
        table, present = (
            np.zeros((len(self.keys), len(self.states)), dtype=np.int32),
            np.zeros(len(self.keys), dtype=bool),
        )
        for k, (party, kinds) in enumerate(self.keys.items()):
            key = kinds.get(self._kind(party, drawn))
            if key is not None:
                table[k], present[k] = self._orders[key].ranks(drawn), True
            elif party in self._needed:
                return None
        return table, present

    def _kind(self, party: str, drawn: Drawn) -> str:
        levels = self.levels.get(types_id(party))
        return levels[int(drawn[types_id(party)])] if levels else (self.scenario.types_of(party) or ("",))[0]
