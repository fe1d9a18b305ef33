"""Weights: a state is as good as the sum of the weights of the conditions that hold in it."""

from dataclasses import dataclass

from detente.model.conditions import Condition
from detente.model.provenance import Provenance
from detente.model.ranges import Range
from detente.model.states import States
from detente.preferences.entry import NumberField, Sourced
from detente.preferences.exact import ranks_of_sums, whole_numbers
from detente.preferences.form import Form, Path, Resolver
from detente.preferences.relation import Ranks


class WeightEntry(Sourced):
    """One weighted condition of the file."""

    wants: str
    weight: NumberField


class WeightsEntry(Sourced):
    """The form in the file."""

    weights: list[WeightEntry]


@dataclass(frozen=True, slots=True)
class Weight:
    """What a condition is worth where it holds."""

    wants: Condition
    text: str
    weight: Range
    provenance: Provenance = Provenance()


@dataclass(frozen=True, slots=True)
class Weights:
    """Weighted conditions in file order."""

    weights: tuple[Weight, ...]
    provenance: Provenance = Provenance()


def build(entry: WeightsEntry, resolver: Resolver, path: Path) -> Weights:
    """The weights of the file as values."""
    outer = resolver.provenance(entry, path)
    if not entry.weights:
        resolver.report("E310", (*path, "weights"), form="weights")
    weights = []
    for k, weight in enumerate(entry.weights):
        at: Path = (*path, "weights", k)
        wants = resolver.condition(weight.wants, (*at, "wants"))
        provenance = resolver.provenance(weight.weight, (*at, "weight"), resolver.provenance(weight, at, outer))
        weights.append(Weight(wants, weight.wants, weight.weight.value, provenance))
    return Weights(tuple(weights), outer)


def relation(value: Weights, states: States) -> Ranks:
    """The order of the sums of central weights, which are added up exactly: only equal sums tie."""
    worth = whole_numbers(weight.weight.central for weight in value.weights)
    holds = [states.where(weight.wants) for weight in value.weights]
    return Ranks(ranks_of_sums(holds, worth, len(states)))


FORM = Form("weights", WeightsEntry, Weights, build, relation)
