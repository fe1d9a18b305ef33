"""Payoffs per step over all states, as polynomials in the scenario's numbers, leakage and protection.

Every part of a flow is multiplied out into terms: a product of names times an array over the states. Terms keep the
payoffs linear in their coefficients, so that a verdict can be differentiated and thousands of draws evaluated at once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product

import numpy as np

from detente.agreement.terms.lattice import Floats, Lattice
from detente.agreement.terms.values import Values
from detente.model.arithmetic import Constant, Expression, Negative, Operation, Reference
from detente.model.roadmap import Agreement, FlowPart
from detente.steady import times

LEAKAGE, PROTECTION = "leakage", "protection"
Term = tuple[str, ...]
"""Names multiplied together, sorted; numbers by their name, and the two of the breach phase."""
Polynomial = Mapping[Term, Floats]
"""Term to (S,) or () coefficient."""


@dataclass(frozen=True)
class Flow:
    """What one party gets per step: powers of leakage and protection to (S,) coefficients."""

    terms: Mapping[tuple[int, int], Floats]

    def at(self, leakage: Floats | float, protection: Floats | float) -> Floats:
        """(S,) payoffs; leakage and protection () or (S,)."""
        parts = [c * times(leakage, a) * times(protection, b) for (a, b), c in self.terms.items()]
        return np.sum(parts, axis=0) if parts else np.zeros(())

    @property
    def varies(self) -> bool:
        """Whether leakage or protection matters at all."""
        return any(a or b for a, b in self.terms)


@dataclass(frozen=True)
class Payoffs:
    """The flows of all parties with every number still open: party to polynomial."""

    lattice: Lattice
    of: Mapping[str, Polynomial]

    def flow(self, party: str, values: Values) -> Flow:
        """What `party` gets when numbers have these values."""
        terms: dict[tuple[int, int], Floats] = {}
        for term, coefficient in self.of.get(party, {}).items():
            powers = term.count(LEAKAGE), term.count(PROTECTION)
            worth = float(np.prod([values.number(name) for name in term if name not in (LEAKAGE, PROTECTION)]))
            terms[powers] = terms.get(powers, np.zeros(len(self.lattice))) + worth * coefficient
        return Flow(terms)

    @cached_property
    def bent(self) -> frozenset[str]:
        """Numbers in which some flow is not linear."""
        every = (term for polynomial in self.of.values() for term in polynomial)
        return frozenset(name for term in every for name in term if term.count(name) > 1) - {LEAKAGE, PROTECTION}


def payoffs_of(agreement: Agreement, lattice: Lattice, types: Mapping[str, str], parties: Iterable[str]) -> Payoffs:
    """The payoffs of `parties`, each of its type where `types` gives one."""
    reader = _Reader(agreement, lattice)
    of = {}
    for party in parties:
        parts = [reader.polynomial(part.expression) for part in parts_of(agreement, party, types.get(party, ""))]
        of[party] = _sum(parts)
    return Payoffs(lattice, of)


def parts_of(agreement: Agreement, party: str, kind: str) -> tuple[FlowPart, ...]:
    """The parts of a party's flow: those of its type replace the ones that they name, the others stay."""
    parts = {part.id: part for part in agreement.flows.get(party, ())}
    if kind:
        parts.update((part.id, part) for part in agreement.flows.get(f"{party}/{kind}", ()))
    return tuple(parts.values())


@dataclass(frozen=True)
class _Reader:
    agreement: Agreement
    lattice: Lattice

    def polynomial(self, expression: Expression) -> Polynomial:
        match expression:
            case Constant(value):
                return {(): np.array(value)}
            case Negative(inner):
                return _scaled(self.polynomial(inner), -1.0)
            case Reference("measure", name):
                return {(): self.lattice.share(name)}
            case Reference("formula", name):
                return self.polynomial(self.agreement.formulas[name].expression)
            case Reference("number", name):
                return {(name,): np.array(1.0)}
            case Reference(kind, _):
                return {(kind,): np.array(1.0)}
            case Operation(sign, left, right):
                return self._joined(sign, self.polynomial(left), self.polynomial(right))

    def _joined(self, sign: str, left: Polynomial, right: Polynomial) -> Polynomial:
        match sign:
            case "+":
                return _sum([left, right])
            case "-":
                return _sum([left, _scaled(right, -1.0)])
            case "*":
                return _product(left, right)
            case _:
                return _scaled(left, 1.0 / float(right[()]))


def _scaled(polynomial: Polynomial, factor: float) -> Polynomial:
    return {term: factor * coefficient for term, coefficient in polynomial.items()}


def _sum(polynomials: Iterable[Polynomial]) -> Polynomial:
    total: dict[Term, Floats] = {}
    for polynomial in polynomials:
        for term, coefficient in polynomial.items():
            total[term] = total[term] + coefficient if term in total else coefficient
    return total


def _product(left: Polynomial, right: Polynomial) -> Polynomial:
    total: dict[Term, Floats] = {}
    for (one, first), (other, second) in product(left.items(), right.items()):
        term = tuple(sorted(one + other))
        total[term] = total[term] + first * second if term in total else first * second
    return total
