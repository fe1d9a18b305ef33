"""What an `expected.yaml` may ask, and how the answer is computed: one entry of ASKS for each name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from detente.analyses.guarantors import guarantors
from detente.analyses.needs.question import needs
from detente.analyses.setting import Setting, row_of, setting_of
from detente.files.read import read
from detente.graph.coalitions.ways import improvements_from, minimal_improving
from detente.graph.equilibria import Stability, stability
from detente.graph.stability import concept_named
from detente.model.scenario import Scenario
from detente.model.states import States, feasible_states
from tests.published import deals, settlements

ALL = "all"

Answer = Mapping[str, Any]


@dataclass(frozen=True)
class Ask:
    """name: as in the file. arguments: further keys it needs. answer: the key of the answer. compute: how to get it."""

    name: str
    arguments: frozenset[str]
    answer: str
    compute: Callable[[Path, Answer], object]


@cache
def scenario_of(path: Path) -> Scenario:
    """The scenario beside an `expected.yaml`."""
    return read(path.parent / "scenario.yaml").scenario


@cache
def states_of(path: Path) -> States:
    """Its feasible states."""
    return feasible_states(scenario_of(path).conflict)


@cache
def _setting(path: Path, types: tuple[tuple[str, str], ...]) -> Setting:
    return setting_of(scenario_of(path), dict(types), states_of(path))


@cache
def _stability(path: Path, types: tuple[tuple[str, str], ...], concept: str) -> Stability:
    return stability(_setting(path, types).game, (concept_named(concept),))


def setting(path: Path, entry: Answer) -> Setting:
    """The scenario with the types that an entry names, the reference types for the others."""
    return _setting(path, tuple(sorted(entry.get("type", {}).items())))


def table(path: Path, entry: Answer) -> Stability:
    """Stability under the concept of an entry."""
    return _stability(path, tuple(sorted(entry.get("type", {}).items())), entry["concept"])


def words(setting: Setting, states: list[str]) -> list[str]:
    """Names, `now` or words as words, in their order."""
    return sorted(setting.word(row_of(setting, state)) for state in states)


def feasible_count(path: Path, entry: Answer) -> int:
    """How many states there are."""
    return setting(path, entry).states.count


def equilibria(path: Path, entry: Answer) -> list[str]:
    """The words of all equilibria."""
    found = table(path, entry)
    return [found.game.states.word(int(row)) for row in found.equilibria(entry["concept"])]


def equilibria_count(path: Path, entry: Answer) -> int:
    """How many equilibria there are."""
    return len(equilibria(path, entry))


def stable_for(path: Path, entry: Answer) -> list[str]:
    """The parties for which a state is stable."""
    row = row_of(setting(path, entry), entry["state"])
    found = table(path, entry)
    return sorted(party for k, party in enumerate(found.game.parties) if found.stable[entry["concept"]][k, row])


def inverse_count(path: Path, entry: Answer) -> int:
    """With how many strict orders of one free party a state is an equilibrium, the others' wishes as they are."""
    where = setting(path, entry)
    found = needs(where, row_of(where, entry["state"]), entry["concept"], entry["free"])
    assert found.joint is not None
    return found.joint[0]


def minimal_guarantors(path: Path, entry: Answer) -> list[list[str]]:
    """The smallest sets of guarantors with which the goal is stable, for one party or for all."""
    minimal = guarantors(setting(path, entry), entry["concept"]).minimal
    sets = minimal.stable_for_all if entry["for"] == ALL else minimal.stable[entry["for"]]
    return sorted(sorted(members) for members in sets)


def coalition_improvements(path: Path, entry: Answer) -> list[str]:
    """The words of the states that a coalition can lead to from a state and that all its members prefer."""
    where = setting(path, entry)
    members = tuple(sorted(where.parties.index(party) for party in entry["coalition"]))
    return [where.word(row) for row in improvements_from(where.game, members, row_of(where, entry["state"]))]


def minimal_coalitions(path: Path, entry: Answer) -> list[list[str]]:
    """The smallest coalitions that have an improvement from a state."""
    where = setting(path, entry)
    found = minimal_improving(where.game, row_of(where, entry["state"]))
    return sorted(sorted(where.parties[member] for member in members) for members, _ in found)


ASKS: tuple[Ask, ...] = (
    Ask("feasible_states", frozenset(), "value", feasible_count),
    Ask("equilibria", frozenset({"concept"}), "states", equilibria),
    Ask("equilibria_count", frozenset({"concept"}), "value", equilibria_count),
    Ask("stable_for", frozenset({"concept", "state"}), "parties", stable_for),
    Ask("coalition_improvements", frozenset({"coalition", "state"}), "states", coalition_improvements),
    Ask("minimal_coalitions", frozenset({"state"}), "sets", minimal_coalitions),
    Ask("inverse_count", frozenset({"concept", "state", "free"}), "value", inverse_count),
    Ask("slack", frozenset({"roadmap", "guarantors"}), "value", deals.slack),
    Ask("best_slack", frozenset({"guarantors"}), "value", deals.best_slack),
    Ask("critical_discount", frozenset({"roadmap"}), "value", deals.critical_discount),
    Ask("roadmap_guarantors", frozenset({"roadmap", "selection"}), "sets", deals.roadmap_guarantors),
    Ask("forecast", frozenset({"issue", "column", "model"}), "value", settlements.forecast),
    Ask("forecast_round", frozenset({"issue", "column", "model", "round"}), "value", settlements.forecast_round),
    Ask("minimal_guarantors", frozenset({"concept", "for"}), "sets", minimal_guarantors),
)
