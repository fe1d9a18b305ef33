"""Whose guarantee is enough: the goal with every set of guarantors, judged on the ordinal model.

Three answers that must not be confused: whether the state is stable for one party, whether it is stable for all, and
who prefers it to the status quo. Nothing here says that anybody would go there.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import combinations

import numpy as np

from detente.analyses.setting import Setting
from detente.graph.game import Game
from detente.graph.stability import concept_named
from detente.graph.witness import stable_at
from detente.model.scenario import Scenario

Members = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GuarantorSet:
    """The goal with the options of exactly these guarantors on.

    state: its word; feasible: whether it exists. stable, against: per party as in `Standing`; empty where infeasible.
    """

    members: Members
    state: str
    feasible: bool
    stable: tuple[bool, ...]
    against: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Minimal:
    """Sets of guarantors of which no proper subset does: per party stable, stable for all, preferred by all."""

    stable: dict[str, tuple[Members, ...]]
    stable_for_all: tuple[Members, ...]
    preferred: dict[str, tuple[Members, ...]]
    stable_and_preferred_by_all: tuple[Members, ...]


@dataclass(frozen=True)
class GuarantorAnswer:
    """sets: every subset of the guarantors, smaller ones first.

    violators: parties against whom somebody guarantees; focus: those of them (else of all) whose verdict depends on
    the set.
    """

    setting: Setting
    concept: str
    guarantors: Members
    sets: tuple[GuarantorSet, ...]
    minimal: Minimal
    violators: Members
    focus: Members


def guarantee_options(setting: Setting) -> dict[str, str]:
    """Guarantor to the option by which it guarantees, for those that have one."""
    return options_of(setting.scenario)


def options_of(scenario: Scenario) -> dict[str, str]:
    """The same of a scenario."""
    guarantees = scenario.agreement.guarantees
    return {party: given.option for party, given in guarantees.items() if given.option is not None}


def can_answer(setting: Setting) -> bool:
    """Whether the scenario has a goal in the graph model and guarantors with an option."""
    return is_asked(setting.scenario)


def is_asked(scenario: Scenario) -> bool:
    """The same of a scenario."""
    return scenario.goal is not None and scenario.goal.state is not None and bool(options_of(scenario))


def subsets(members: Members) -> Iterator[Members]:
    """All subsets, smaller ones first, in file order."""
    for size in range(len(members) + 1):
        yield from combinations(members, size)


def goal_with(setting: Setting, members: Iterable[str]) -> int:
    """The code of the goal with the options of these guarantors on and of all others off."""
    return goal_code(setting.scenario, members)


def goal_code(scenario: Scenario, members: Iterable[str]) -> int:
    """The same of a scenario."""
    options, goal = options_of(scenario), scenario.goal
    if goal is None or goal.state is None:
        raise ValueError("the scenario has no goal in the graph model")
    on = tuple(options[party] for party in members)
    off = tuple(option for party, option in options.items() if party not in members)
    return scenario.conflict.switched(goal.state, on, off)


def guarantors(setting: Setting, concept: str = "seq") -> GuarantorAnswer:
    """Judge the goal with every set of guarantors."""
    members = tuple(guarantee_options(setting))
    sets = tuple(_judged(setting, each, concept) for each in subsets(members))
    violators = _violators(setting)
    varying = {p for k, p in enumerate(setting.parties) if len({s.stable[k] for s in sets if s.feasible}) > 1}
    focus = tuple(party for party in violators if party in varying) or tuple(p for p in setting.parties if p in varying)
    return GuarantorAnswer(setting, concept, members, sets, _minimal(setting.parties, sets), violators, focus)


def _judged(setting: Setting, members: Members, concept: str) -> GuarantorSet:
    code = goal_with(setting, members)
    row = setting.states.row(code)
    word = setting.conflict_word(code)
    if row is None:
        return GuarantorSet(members, word, False, (), ())
    game, definition = setting.game, concept_named(concept)
    stable = tuple(stable_at(game, party, row, definition) for party in range(len(game.parties)))
    against = tuple(int(x) for x in np.sign(game.ranks[:, row] - game.ranks[:, game.status_quo]))
    return GuarantorSet(members, word, True, stable, against)


def _violators(setting: Setting) -> Members:
    named = violators_of(setting.scenario)
    return tuple(party for party in setting.parties if party in named)


def violators_of(scenario: Scenario) -> frozenset[str]:
    """The parties against whom somebody guarantees."""
    return frozenset(act.violator for given in scenario.agreement.guarantees.values() for act in given.against)


def minimal_sets(holding: Iterable[Members]) -> tuple[Members, ...]:
    """Those of the sets that have no proper subset among them."""
    found: list[Members] = []
    for members in sorted(holding, key=len):
        if not any(set(smaller) < set(members) for smaller in found):
            found.append(members)
    return tuple(found)


def _stable_for(party: int, each: GuarantorSet) -> bool:
    return each.stable[party]


def _preferred_by(party: int, each: GuarantorSet) -> bool:
    return each.against[party] > 0


def _minimal(parties: Members, sets: tuple[GuarantorSet, ...]) -> Minimal:
    def those(test: Callable[[GuarantorSet], bool]) -> tuple[Members, ...]:
        return minimal_sets(each.members for each in sets if each.feasible and test(each))

    return Minimal(
        {party: those(partial(_stable_for, k)) for k, party in enumerate(parties)},
        those(lambda each: all(each.stable)),
        {party: those(partial(_preferred_by, k)) for k, party in enumerate(parties)},
        those(lambda each: all(each.stable) and min(each.against) > 0),
    )


def stable_sets(setting: Setting, game: Game, party: int, concept: str) -> Iterator[Members]:
    """The sets with which the goal is stable for one party (by index) when ranks are those of `game`, small first."""
    for members in subsets(tuple(guarantee_options(setting))):
        row = setting.states.row(goal_with(setting, members))
        if row is not None and stable_at(game, party, row, concept_named(concept)):
            yield members
