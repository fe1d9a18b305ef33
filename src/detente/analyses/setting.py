"""A scenario made ready for the graph engine: which type each party is of, which list states its wishes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product

import numpy as np

from detente.agreement.trust.beliefs import belief_of
from detente.errors import Place, Problem, Unanswerable
from detente.graph.fixed.game import FixedGame, fixed_game
from detente.graph.game import Game, game_of
from detente.graph.unknown.order import settled
from detente.graph.unknown.partial import PartialGame, partial_game
from detente.model.conditions import spelled
from detente.model.scenario import Scenario, Wishes
from detente.model.states import (
    MEMORY,
    OPTION_LIMIT,
    States,
    bytes_for,
    code,
    estimated_count,
    feasible_states,
    where,
    word,
)
from detente.preferences import relation_of
from detente.preferences.relation import Ranks, Relation

Types = Mapping[str, str]


@dataclass(frozen=True)
class AnySetting:
    """A scenario with one type per party; wishes: by party, for those that want anything."""

    scenario: Scenario
    types: Types
    game: Game | PartialGame
    wishes: Mapping[str, Wishes]

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties of the game, in file order."""
        return self.game.parties

    @property
    def states(self) -> States:
        """The feasible states."""
        return self.game.states

    @cached_property
    def named_rows(self) -> dict[str, int]:
        """Rows of the status quo (`now`) and of the scenario's named states, in file order."""
        named = {id: self.states.row(state.code) for id, state in self.scenario.conflict.states.items()}
        return {"now": self.game.status_quo, **{id: row for id, row in named.items() if row is not None}}

    def word(self, row: int) -> str:
        """The word of a row."""
        return self.states.word(row)

    def conflict_word(self, code: int) -> str:
        """The word of a code, feasible or not."""
        return word(code, self.states.options)


@dataclass(frozen=True)
class Setting(AnySetting):
    """One in which every party compares every two states."""

    game: Game


@dataclass(frozen=True)
class FixedSetting(Setting):
    """One in which some parties act as one; its parties are coalitions and those that act for themselves."""

    game: FixedGame


@dataclass(frozen=True)
class UnknownSetting(AnySetting):
    """One in which some party leaves pairs of states uncompared."""

    game: PartialGame


def setting_of(scenario: Scenario, types: Types | None = None, states: States | None = None) -> Setting:
    """The game of a scenario with the given types, the reference type for everyone else.

    `states` saves enumerating them again. Raises Unanswerable: E901 without options or preferences, E902 for an unknown
    party or type, E910 where wishes leave pairs of states unknown, E934 beyond what is enumerated, E946 where parties
    act as one.
    """
    refuse_coalitions(scenario)
    read = _read(scenario, types, states)
    return Setting(scenario, read.types, game_of(scenario.conflict, read.states, read.relations), read.wishes)


def any_setting_of(scenario: Scenario, types: Types | None = None, states: States | None = None) -> AnySetting:
    """The same, an UnknownSetting where wishes leave pairs of states unknown, a FixedSetting where parties act as one.

    Raises Unanswerable: as `setting_of` but for E910 and E946; E950 if such a conflict has too many moves, E436 if
    parties act as one and pairs are unknown.
    """
    read = _read(scenario, types, states)
    conflict = scenario.conflict
    if conflict.coalitions:
        joined = fixed_game(conflict, read.states, read.relations)
        return FixedSetting(scenario, read.types, joined, read.wishes)
    if all(isinstance(relation, Ranks) for relation in read.relations.values()):
        return Setting(scenario, read.types, game_of(conflict, read.states, read.relations), read.wishes)
    game = partial_game(conflict, read.states, read.relations)
    return UnknownSetting(scenario, read.types, game, read.wishes)


def refuse_coalitions(scenario: Scenario) -> None:
    """Raise Unanswerable (E946) where parties act as one, for questions that know single parties only."""
    if scenario.conflict.coalitions:
        found = ", ".join(scenario.conflict.coalitions)
        raise Unanswerable([Problem("E946", Place(scenario.id), {"found": found})])


@dataclass(frozen=True)
class _Read:
    types: Types
    wishes: Mapping[str, Wishes]
    states: States
    relations: Mapping[str, Relation]


def _read(scenario: Scenario, types: Types | None, states: States | None) -> _Read:
    chosen, wishes = wishes_by_party(scenario, types)
    if states is None:
        states = feasible_states(scenario.conflict)
    _check_size(len(states), len(wishes))
    relations = {party: settled(relation_of(lists, states), states) for party, lists in wishes.items()}
    return _Read(chosen, wishes, states, relations)


def _check_size(states: int, parties: int) -> None:
    """Raise Unanswerable (E965) for a game that takes more memory than one may."""
    needed = bytes_for(states, parties)
    if needed > MEMORY:
        facts = {
            "states": f"{states:,}",
            "parties": str(parties),
            "found": f"{needed / 2**30:.1f}",
            "allowed": str(MEMORY >> 30),
        }
        raise Unanswerable([Problem("E965", Place(), facts)])


def wishes_by_party(scenario: Scenario, types: Types | None) -> tuple[dict[str, str], dict[str, Wishes]]:
    """Everybody's type, the reference type where none is given, and the list of each party that has one.

    Raises Unanswerable: E901 without options or preferences, E902 for an unknown party or type.
    """
    chosen = {**scenario.reference_types(), **checked_types(scenario, types or {})}
    if not scenario.conflict.options or not scenario.preferences:
        raise Unanswerable([Problem("E901", Place(scenario.id))])
    found = {party: scenario.wishes_of(party, chosen.get(party, "")) for party in scenario.parties}
    return chosen, {party: lists for party, lists in found.items() if lists is not None}


def is_enumerable(scenario: Scenario) -> bool:
    """Whether the states are few enough to be enumerated: at most 24 options, and room for every party's wishes."""
    conflict = scenario.conflict
    if len(conflict.options) > OPTION_LIMIT:
        return False
    parties = len(scenario.parties)
    return bytes_for(1 << len(conflict.options), parties) <= MEMORY or (
        bytes_for(estimated_count(conflict), parties) <= MEMORY
    )


def types_today(scenario: Scenario, party: str) -> tuple[str, ...]:
    """The types that a party may be of today: all that neither prior nor an event rules out, the reference type first.

    A type that is ruled out may still be a successor's.
    """
    kinds = scenario.types_of(party)
    masses = belief_of(scenario, party).today if kinds else ()
    return tuple(kind for k, (kind, mass) in enumerate(zip(kinds, masses, strict=True)) if k == 0 or mass > 0)


def type_combinations(scenario: Scenario) -> Iterator[dict[str, str]]:
    """Every combination of today's types that changes somebody's wishes, the reference types first."""
    having = wishing_by_type(scenario)
    for kinds in product(*(types_today(scenario, party) for party in having)):
        yield {**scenario.reference_types(), **dict(zip(having, kinds, strict=True))}


def wishing_by_type(scenario: Scenario) -> tuple[str, ...]:
    """Parties whose types want different things, in file order."""
    return tuple(party for party in scenario.parties if len({id(w) for w in _lists(scenario, party)}) > 1)


def _lists(scenario: Scenario, party: str) -> list[Wishes | None]:
    return [scenario.wishes_of(party, kind) for kind in scenario.types_of(party)]


def checked_types(scenario: Scenario, types: Types) -> Types:
    """`types` as they are.

    Raises Unanswerable (E902) for a party or type that the scenario does not have.
    """
    problems = [
        Problem("E902", Place(), {"found": f"{party}={kind}", "allowed": _allowed_types(scenario)})
        for party, kind in types.items()
        if party not in scenario.parties or kind not in scenario.types_of(party)
    ]
    if problems:
        raise Unanswerable(problems)
    return types


def _allowed_types(scenario: Scenario) -> str:
    return ", ".join(f"{party}={kind}" for party in scenario.parties for kind in scenario.types_of(party)) or "-"


def row_of(setting: AnySetting, text: str) -> int:
    """The row of a named state, `now`, or a state word.

    Raises Unanswerable: E903 for an unknown name, E904 for a state that is not feasible.
    """
    if text in setting.named_rows:
        return setting.named_rows[text]
    options = setting.states.options
    if len(text) != options or set(text) - set("YN"):
        allowed = ", ".join(setting.named_rows)
        raise Unanswerable([Problem("E903", Place(), {"found": text, "allowed": allowed, "length": str(options)})])
    row = setting.states.row(code(text))
    if row is None:
        raise Unanswerable([Problem("E904", Place(), {"found": text, "rules": _broken_rules(setting, text)})])
    return row


def _broken_rules(setting: AnySetting, text: str) -> str:
    conflict = setting.scenario.conflict
    here = np.array([code(text)], dtype=np.int64)
    broken = [rule.condition for rule in conflict.infeasible if where(rule.condition, here, len(text))[0]]
    return "; ".join(spelled(condition, conflict.option_ids) for condition in broken)


def goal_row(setting: AnySetting) -> int | None:
    """The row of the goal; None without one, or where it is not feasible."""
    goal = setting.scenario.goal
    return None if goal is None or goal.state is None else setting.states.row(goal.state)


def goal_or_now(setting: AnySetting) -> int:
    """The row of the goal if there is a feasible one, else of the status quo."""
    row = goal_row(setting)
    return setting.game.status_quo if row is None else row


def spelled_types(types: Types) -> str:
    """The types of a run as `party=type`, or `-`."""
    return ", ".join(f"{party}={kind}" for party, kind in types.items()) or "-"
