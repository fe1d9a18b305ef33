"""What the file assumes: every judgement with its confidence, so that a reader can weigh the answer."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from detente.model.conditions import spelled
from detente.model.provenance import CONFIDENCES, Provenance
from detente.model.scenario import Scenario
from detente.preferences.payoffs import Payoffs
from detente.preferences.statements import Statements
from detente.preferences.weights import Weights


@dataclass(frozen=True, slots=True)
class Judgement:
    """One input: the section and key it stands under, what it says, where it comes from."""

    section: str
    key: str
    says: str
    provenance: Provenance


def judgements(scenario: Scenario) -> list[Judgement]:
    """Every option, condition and wish of the graph model, in file order."""
    return [*_conflict(scenario), *_wishes(scenario)]


def by_confidence(scenario: Scenario) -> dict[str, int]:
    """How many inputs are official, reported, judgement, assumed."""
    counted = Counter(judgement.provenance.trust for judgement in judgements(scenario))
    return {confidence: counted[confidence] for confidence in CONFIDENCES}


def _conflict(scenario: Scenario) -> Iterator[Judgement]:
    conflict = scenario.conflict
    for option in conflict.options:
        yield Judgement("options", option.id, option.name.en, option.provenance)
    for definition in conflict.definitions.values():
        yield Judgement(
            "define", definition.id, spelled(definition.condition, conflict.option_ids), definition.provenance
        )
    for rule in conflict.infeasible:
        yield Judgement("infeasible", str(rule.entry), spelled(rule.condition, conflict.option_ids), rule.provenance)


def _wishes(scenario: Scenario) -> Iterator[Judgement]:
    for key, wishes in scenario.preferences.items():
        match wishes:
            case Statements(statements):
                for k, statement in enumerate(statements):
                    yield Judgement("preferences", f"{key}.{k + 1}", statement.text, statement.provenance)
            case Weights(weights):
                for k, weight in enumerate(weights):
                    yield Judgement("preferences", f"{key}.{k + 1}", weight.text, weight.provenance)
            case Payoffs(payoffs):
                for payoff in payoffs:
                    yield Judgement(
                        "preferences", f"{key}.{payoff.reference.text}", payoff.reference.text, payoff.provenance
                    )
            case _:
                yield Judgement("preferences", str(key), "", wishes.provenance)
