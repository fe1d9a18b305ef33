"""Types as a mixture: the weight in the file of the combinations of types for which a state holds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

from detente.agreement.trust.beliefs import belief_of
from detente.analyses.setting import (
    Setting,
    Types,
    UnknownSetting,
    any_setting_of,
    spelled_types,
    type_combinations,
    wishing_by_type,
)
from detente.analyses.stability import StabilityAnswer, stability
from detente.analyses.unknown import NO, YES, Asking, Bearing, UnknownAnswer, unknown
from detente.errors import Place, Problem, Unanswerable
from detente.graph.stability import CLASSICAL
from detente.model.scenario import Scenario
from detente.model.states import feasible_states
from detente.watching import Watch, unwatched

Answer = StabilityAnswer | UnknownAnswer


@dataclass(frozen=True, slots=True)
class Weight:
    """Of the combinations of types: their weight where it holds, and where nothing known rules it out."""

    holds: float
    may: float


WISHLESS = (True, True)  # of a type that wants nothing: every state is stable for it


@dataclass(frozen=True)
class Mixture:
    """weights: of each combination of types, after the events of the file; they sum to 1.

    named: state to concept to the weight where it is an equilibrium; parties: the same per party that it is stable for.
    """

    scenario: Scenario
    combinations: tuple[Types, ...]
    weights: tuple[float, ...]
    named: Mapping[str, Mapping[str, Weight]]
    parties: Mapping[str, Mapping[str, Mapping[str, Weight]]]

    @property
    def varying(self) -> tuple[str, ...]:
        """Parties whose type differs between the combinations."""
        return tuple(p for p in self.scenario.reference_types() if len({each[p] for each in self.combinations}) > 1)


def weights_of(scenario: Scenario, combinations: Sequence[Types]) -> tuple[float, ...]:
    """The weight of each combination of types: what the file says of each party's types, after its events."""
    varying = [p for p in scenario.reference_types() if len({each[p] for each in combinations}) > 1]
    beliefs = {party: belief_of(scenario, party) for party in varying}
    today = {p: dict(zip(found.types, map(float, found.today), strict=True)) for p, found in beliefs.items()}
    return tuple(prod(today[party][each[party]] for party in varying) for each in combinations)


def mixture(scenario: Scenario, answers: Sequence[Answer], rows: Mapping[str, int] | None = None) -> Mixture | None:
    """The weights of states over these answers, one per combination of types; None for one only or an unfinished one.

    rows: what each state is called and its row; the named states if not given.
    """
    readings = [_Read(answer) for answer in answers]
    if len(readings) < 2 or any(each.is_cut_off for each in readings):
        return None
    combinations = tuple(answer.setting.types for answer in answers)
    weights = weights_of(scenario, combinations)
    concepts = [concept for concept in readings[0].concepts if all(concept in each.concepts for each in readings)]
    wishing = [p for p in scenario.parties if any(p in answer.setting.parties for answer in answers)]
    named: dict[str, dict[str, Weight]] = {}
    parties: dict[str, dict[str, dict[str, Weight]]] = {}
    for name, row in (answers[0].setting.named_rows if rows is None else rows).items():
        tables = {c: [each.held(row, c) for each in readings] for c in concepts}
        named[name] = {c: _weight(weights, [found[""] for found in table]) for c, table in tables.items()}
        parties[name] = {
            c: {p: _weight(weights, [found.get(p, WISHLESS) for found in table]) for p in wishing}
            for c, table in tables.items()
        }
    return Mixture(scenario, combinations, weights, named, parties)


def _weight(weights: Sequence[float], held: Sequence[tuple[bool, bool]]) -> Weight:
    pairs = list(zip(weights, held, strict=True))
    return Weight(sum(w for w, (holds, _) in pairs if holds), sum(w for w, (_, may) in pairs if may))


@dataclass(frozen=True, slots=True)
class _Read:
    """An answer of either kind, asked the same."""

    answer: Answer

    @property
    def concepts(self) -> tuple[str, ...]:
        return self.answer.concepts

    @property
    def is_cut_off(self) -> bool:
        """Whether a limit left something out."""
        answer = self.answer
        return bool(answer.result.unfinished if isinstance(answer, StabilityAnswer) else answer.unfinished)

    def held(self, row: int, concept: str) -> dict[str, tuple[bool, bool]]:
        """Whether a row holds and whether it may, per party and, under the empty id, for all."""
        answer = self.answer
        if isinstance(answer, StabilityAnswer):
            stable = answer.standing(row).stable[concept]
            each = [(holds, holds) for holds in stable]
            return {"": (all(stable), all(stable)), **dict(zip(answer.setting.parties, each, strict=True))}
        found = answer.standing(row)
        together = _known(found.together[concept])
        return {"": together, **dict(zip(answer.setting.parties, map(_known, found.parties[concept]), strict=True))}


def _known(found: Bearing) -> tuple[bool, bool]:
    return found.necessarily == YES, found.possibly != NO


def answers(scenario: Scenario, asking: Asking | None = None, watch: Watch = unwatched) -> Iterator[Answer]:
    """The answer on stability for every combination of types that changes somebody's wishes.

    Raises Unanswerable: E952 without types to weigh, E957 where only one is left today; as `any_setting_of`.
    """
    states = feasible_states(scenario.conflict)
    every = list(type_combinations(scenario))
    if len(every) < 2:
        left = spelled_types({party: every[0][party] for party in wishing_by_type(scenario)})
        code = "E957" if wishing_by_type(scenario) else "E952"
        raise Unanswerable([Problem(code, Place(scenario.id), {"found": "--mixture", "left": left})])
    for types in every:
        setting = any_setting_of(scenario, types, states)
        if isinstance(setting, UnknownSetting):
            yield unknown(setting, asking, watch)
        elif isinstance(setting, Setting):
            yield stability(setting, CLASSICAL, watch)


def document(found: Mixture) -> dict[str, Any]:
    """The mixture as JSON data."""
    return {
        "combinations": [
            {"types": dict(types), "weight": weight}
            for types, weight in zip(found.combinations, found.weights, strict=True)
        ],
        "states": {
            name: {
                concept: {
                    **_pair(weight),
                    "stable": {party: _pair(each) for party, each in found.parties[name][concept].items()},
                }
                for concept, weight in table.items()
            }
            for name, table in found.named.items()
        },
    }


def _pair(weight: Weight) -> dict[str, float]:
    return {"holds": weight.holds, "may": weight.may}
