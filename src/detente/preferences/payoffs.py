"""Payoffs: a number for each state, higher is better; the graph model uses their order only."""

from collections.abc import Iterator
from dataclasses import dataclass

from detente.model.provenance import Provenance
from detente.model.ranges import Range
from detente.model.references import StateReference
from detente.model.states import States
from detente.preferences.coverage import coverage, findings
from detente.preferences.entry import NumberField, Sourced
from detente.preferences.exact import ranks_of
from detente.preferences.form import Finding, Form, Path, Resolver
from detente.preferences.relation import Ranks


class PayoffsEntry(Sourced):
    """The form in the file: state reference to number."""

    payoffs: dict[str, NumberField]


@dataclass(frozen=True, slots=True)
class Payoff:
    """What the states of a reference are worth."""

    reference: StateReference
    value: Range
    provenance: Provenance = Provenance()


@dataclass(frozen=True, slots=True)
class Payoffs:
    """Payoffs in file order; a state belongs to the first that covers it."""

    payoffs: tuple[Payoff, ...]
    provenance: Provenance = Provenance()

    @property
    def references(self) -> tuple[StateReference, ...]:
        """All references in file order."""
        return tuple(payoff.reference for payoff in self.payoffs)


def build(entry: PayoffsEntry, resolver: Resolver, path: Path) -> Payoffs:
    """The payoffs of the file as values."""
    outer = resolver.provenance(entry, path)
    if not entry.payoffs:
        resolver.report("E310", (*path, "payoffs"), form="payoffs")
    payoffs = []
    for text, number in entry.payoffs.items():
        at: Path = (*path, "payoffs", text)
        payoffs.append(Payoff(resolver.reference(text, at), number.value, resolver.provenance(number, at, outer)))
    return Payoffs(tuple(payoffs), outer)


def relation(value: Payoffs, states: States) -> Ranks:
    """The order of the central payoffs; only equal ones tie."""
    ranks = ranks_of([payoff.value.central for payoff in value.payoffs] or [0.0])
    return Ranks(ranks[coverage(value.references, states).entry])


def check(value: Payoffs, states: States) -> Iterator[Finding]:
    """References that cover nothing, are hidden, or leave a state out."""
    return findings(value.references, [("payoffs", reference.text) for reference in value.references], states)


FORM = Form("payoffs", PayoffsEntry, Payoffs, build, relation, check)
