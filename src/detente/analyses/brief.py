"""Every question that a scenario can answer with the graph model, for every combination of types."""

from collections.abc import Mapping
from dataclasses import dataclass

from detente.analyses.assumptions import Judgement, by_confidence, judgements
from detente.analyses.clauses import ClauseAnswer, clauses
from detente.analyses.guarantors import GuarantorAnswer, can_answer, guarantors
from detente.analyses.indifference import Variant, variants
from detente.analyses.setting import Setting, setting_of, type_combinations
from detente.analyses.stability import StabilityAnswer, stability
from detente.errors import LimitReached
from detente.graph.stability import CONCEPTS, concept_named
from detente.graph.watch import Watch, unwatched
from detente.graph.witness import Witness, witness
from detente.model.scenario import Scenario
from detente.model.states import feasible_states


@dataclass(frozen=True)
class Case:
    """The answers for one combination of types.

    witnesses: named state to party to why it is stable for it or not, under `concept`. guarantors: None where the
    scenario does not ask; clauses: per party of its focus.
    """

    setting: Setting
    stability: StabilityAnswer
    witnesses: Mapping[str, Mapping[str, Witness]]
    guarantors: GuarantorAnswer | None
    clauses: tuple[ClauseAnswer, ...]
    variants: tuple[Variant, ...]


@dataclass(frozen=True)
class Brief:
    """complete: False when a limit cut the work off; what is there is right, the rest is missing."""

    scenario: Scenario
    concept: str
    cases: tuple[Case, ...]
    judgements: tuple[Judgement, ...]
    confidence: Mapping[str, int]
    complete: bool


def brief(
    scenario: Scenario, types: Mapping[str, str] | None = None, concept: str = "seq", watch: Watch = unwatched
) -> Brief:
    """Answer everything for every combination of types, or for `types` only."""
    states = feasible_states(scenario.conflict)
    combinations = [{**scenario.reference_types(), **types}] if types else list(type_combinations(scenario))
    cases: list[Case] = []
    complete = True
    try:
        for chosen in combinations:
            cases.append(_case(setting_of(scenario, chosen, states), concept, watch))
            if cases[-1].stability.result.unfinished:
                raise LimitReached
    except LimitReached:
        complete = False
    return Brief(scenario, concept, tuple(cases), tuple(judgements(scenario)), by_confidence(scenario), complete)


def _case(setting: Setting, concept: str, watch: Watch) -> Case:
    answer = stability(setting, CONCEPTS, watch)
    if answer.result.unfinished:
        return Case(setting, answer, {}, None, (), ())
    definition = concept_named(concept)
    witnesses = {
        name: {party: witness(setting.game, k, row, definition) for k, party in enumerate(setting.parties)}
        for name, row in setting.named_rows.items()
    }
    watch("guarantors", 0, 0)
    found = guarantors(setting, concept) if can_answer(setting) else None
    asked = tuple(clauses(setting, party, concept, watch) for party in (found.focus if found else ()))
    return Case(setting, answer, witnesses, found, asked, tuple(variants(setting, concept)))
