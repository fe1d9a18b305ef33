"""Random conflicts, small enough for the slow twin: infeasible states, one-way options, merges, blocks, ties."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from random import Random

import numpy as np
from hypothesis import strategies

from detente.graph.game import Game, game_of
from detente.model.conditions import And, Condition, Implies, Not, Or, Taken
from detente.model.conflict import Blocked, Conflict, Infeasibility, Merge, Option, Reversible
from detente.model.states import States, feasible_states
from detente.model.texts import Text
from detente.preferences import relation_of
from detente.preferences.relation import Ranks
from detente.preferences.statements import Statement, Statements
from tests.graph.twin import Twin

ONE_WAY: tuple[Reversible, ...] = ("yes", "yes", "yes", "yes", "no", "off_only")
SIZES = (2, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 6, 6, 7)


@dataclass(frozen=True)
class Model:
    """A conflict with its states and everybody's ranks."""

    conflict: Conflict
    states: States
    relations: Mapping[str, Ranks]

    @cached_property
    def game(self) -> Game:
        """As the engine sees it."""
        return game_of(self.conflict, self.states, self.relations)

    @cached_property
    def twin(self) -> Twin:
        """As the definitions see it."""
        codes = [int(code) for code in self.states.codes]
        wants = {
            party: dict(zip(codes, map(int, relation.rank), strict=True)) for party, relation in self.relations.items()
        }
        return Twin(self.conflict, wants)


def draw(random: Random, parties: int, options: int | None = None, merged: bool = True, blocked: bool = True) -> Model:
    """A model of so many parties; some may control nothing. Merged states and blocked moves only if they may be."""
    ids = [f"p{k}" for k in range(parties)]
    count = options if options is not None else random.choice(SIZES)
    base = Conflict(tuple(_option(random, k, random.choice(ids)) for k in range(count)))
    conflict = _with_rules(random, base, ids)
    conflict = replace(conflict, merges=conflict.merges if merged else (), blocked=conflict.blocked if blocked else ())
    states = feasible_states(conflict)
    return Model(conflict, states, {party: _ranks(random, states) for party in ids})


def models(most_options: int = 5) -> strategies.SearchStrategy[Model]:
    """Models of two to four parties for hypothesis, which shrinks them."""
    return strategies.builds(
        draw,
        strategies.randoms(use_true_random=False),
        strategies.integers(2, 4),
        strategies.integers(2, most_options),
    )


def condition(random: Random, options: int, literals: int = 2) -> Condition:
    """A condition of up to so many literals."""
    taken: Condition = Taken(random.randrange(options))
    literal = taken if random.random() < 0.5 else Not(taken)
    if literals == 1:
        return literal
    return random.choice((And, And, Or, Implies))(literal, condition(random, options, literals - 1))


def _option(random: Random, k: int, party: str) -> Option:
    return Option(f"o{k}", party, Text(f"option {k}"), random.random() < 0.4, random.choice(ONE_WAY))


def _with_rules(random: Random, conflict: Conflict, parties: list[str]) -> Conflict:
    count = len(conflict.options)
    for entry in range(random.choice((0, 0, 1, 2, 3))):
        rule = Infeasibility(condition(random, count, random.choice((2, 2, 3))), entry + 1)
        tried = replace(conflict, infeasible=(*conflict.infeasible, rule))
        if conflict.status_quo in feasible_states(tried).codes:
            conflict = tried
    for _ in range(random.choice((0, 0, 1, 2))):
        when = condition(random, count)
        members = _members(conflict, when)
        if len(members):
            conflict = replace(conflict, merges=(*conflict.merges, Merge(when, random.choice(members))))
    rules = (Blocked(random.choice(parties), condition(random, count, 1), condition(random, count)) for _ in range(2))
    return replace(conflict, blocked=tuple(rules)[: random.choice((0, 0, 1, 2))])


def _members(conflict: Conflict, when: Condition) -> list[int]:
    """Codes with `when`; none where a merge of them would overlap one that is there."""
    plain = feasible_states(replace(conflict, merges=()))
    members = plain.where(when)
    if any((members & plain.where(merge.when)).any() for merge in conflict.merges):
        return []
    return [int(code) for code in plain.codes[members]]


def _ranks(random: Random, states: States) -> Ranks:
    """From statements, or numbers drawn for each state; few different numbers make many ties."""
    if random.random() < 0.5:
        wants = (condition(random, states.options, random.choice((1, 2, 3))) for _ in range(random.randrange(1, 6)))
        relation = relation_of(Statements(tuple(Statement(want, "") for want in wants)), states)
        assert isinstance(relation, Ranks)
        return relation
    kinds = random.choice((2, 4, 2 * len(states)))
    rank = np.array([random.randrange(kinds) for _ in range(len(states))], dtype=np.int64)
    return Ranks(rank[states.judged_as])
