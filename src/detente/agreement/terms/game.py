"""An agreement ready for analysis: states, moves, payoffs, guarantees and discount factors for one set of numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

import numpy as np

from detente.agreement.terms.lattice import Floats, Lattice
from detente.agreement.terms.moves import Moves, moves_of
from detente.agreement.terms.payoffs import Flow, Payoffs, payoffs_of
from detente.agreement.terms.values import Values
from detente.model.roadmap import Agreement
from detente.steady import raised


@dataclass(frozen=True, slots=True)
class Threat:
    """What a guarantor does to one violator: penalty, own cost, protection it adds, leakage added without it."""

    penalty: float
    cost: float
    protects: float
    leak: float


@dataclass(frozen=True)
class Guarantor:
    """party: index; against: violator (index) to threat; reputation: lost when it signed and does not enforce."""

    party: int
    against: Mapping[int, Threat]
    reputation: float


class Share(float):
    """The length of a period as a share of one step, where others stand in months."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Share) and float(self) == float(other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(("share", float(self)))


@dataclass(frozen=True)
class BreachTerms:
    """The breach phase in numbers; leakage_by: violator (index) to base leakage.

    seen_after: steps until a breach is seen; seen_months: months instead, None if it is given in steps.
    """

    audience: float = 0.0
    signed: float = 0.0
    leakage: float = 0.0
    leakage_by: Mapping[int, float] = field(default_factory=dict)
    leakage_max: float = 0.95
    protection_max: float = 0.9
    sharing: float = 0.0
    seen_after: int = 1
    seen_months: float | None = None


@dataclass(frozen=True)
class AgreementGame:
    """parties: P ids; flows: per party; discount: (P,), between 0 and 1, per step or year; guarantors in file order."""

    parties: tuple[str, ...]
    lattice: Lattice
    moves: Moves
    flows: tuple[Flow, ...]
    discount: Floats
    per: Literal["step", "year"] = "step"
    guarantors: tuple[Guarantor, ...] = ()
    breach: BreachTerms = BreachTerms()

    def payoffs(self, leakage: Floats | float, protection: Floats | float) -> Floats:
        """(P, S) what everybody gets per step at this leakage and protection, each () or (S,)."""
        flows = [np.broadcast_to(flow.at(leakage, protection), len(self.lattice)) for flow in self.flows]
        return np.array(flows, dtype=np.float64)

    @cached_property
    def kept(self) -> Floats:
        """(P, S) payoffs per step while the deal is kept, u."""
        return self.payoffs(self.breach.leakage, 0.0)

    @cached_property
    def spans(self) -> Floats:
        """(P,) the range of each party's payoff over all states; 1 where it never changes."""
        ranges = np.ptp(self.kept, axis=1)
        return np.where(ranges > 0, ranges, 1.0)

    @cached_property
    def owners(self) -> tuple[int, ...]:
        """Indices of the parties that own a measure, alone or with others: those that can leave a roadmap."""
        owned = {owner for measure in self.lattice.measures for owner in measure.owners}
        return tuple(i for i, party in enumerate(self.parties) if party in owned)

    def factors(self, months: float | None) -> Floats:
        """(P,) discount factors of a step of so many months.

        Raises ValueError if they are given per year and the step has no length.
        """
        if months not in self._factors:
            self._factors[months] = self._powered(months)
        return self._factors[months]

    @cached_property
    def _factors(self) -> dict[float | None, Floats]:
        return {}

    def _powered(self, months: float | None) -> Floats:
        if isinstance(months, Share):
            powered: Floats = self.discount ** float(months)
            return powered
        if self.per == "step":
            return self.discount
        if months is None:
            raise ValueError("discount factors per year need the months of every step")
        factors: Floats = raised(self.discount, months / 12)
        return factors

    def with_discount(self, discount: Floats) -> "AgreementGame":
        """The same game for other discount factors, (P,)."""
        return replace(self, discount=discount)

    def signatories(self, ids: "tuple[str, ...]") -> tuple[int, ...]:
        """Places in `guarantors` of the parties named, in file order."""
        return tuple(k for k, guarantor in enumerate(self.guarantors) if self.parties[guarantor.party] in ids)


def game_of(
    agreement: Agreement,
    parties: tuple[str, ...],
    types: Mapping[str, str] | None = None,
    drawn: Mapping[str, float] | None = None,
) -> AgreementGame:
    """The game of an agreement; `types`: party to type, `drawn`: path to value where it is not the central one.

    Raises ValueError if a party that matters has no discount factor.
    """
    lattice = Lattice(tuple(agreement.measures.values()))
    involved = involved_in(agreement, parties)
    payoffs = payoffs_of(agreement, lattice, types or {}, involved)
    return game_with(payoffs, moves_of(lattice, involved), types or {}, Values(agreement, drawn or {}))


def involved_in(agreement: Agreement, parties: tuple[str, ...]) -> tuple[str, ...]:
    """Those of `parties` that own a measure, get something, or may give or break a guarantee."""
    named = {owner for measure in agreement.measures.values() for owner in measure.owners}
    named |= {key.partition("/")[0] for key in agreement.flows} | set(agreement.guarantees)
    named |= {act.violator for guarantee in agreement.guarantees.values() for act in guarantee.against}
    return tuple(party for party in parties if party in named)


def game_with(payoffs: Payoffs, moves: Moves, types: Mapping[str, str], values: Values) -> AgreementGame:
    """The same from payoffs and moves that are already built, for one of many draws."""
    parties = tuple(payoffs.of)
    discount = values.agreement.discount
    return AgreementGame(
        parties,
        payoffs.lattice,
        moves,
        tuple(payoffs.flow(party, values) for party in parties),
        np.array([_factor(values, party, types.get(party, "")) for party in parties]),
        discount.per if discount else "step",
        _guarantors(values, parties),
        _breach(values, parties),
    )


def _factor(values: Values, party: str, kind: str) -> float:
    discount = values.agreement.discount
    if discount is None:
        raise ValueError("an agreement needs discount factors")
    for key in (f"{party}/{kind}", party):
        if key in discount.of:
            return values.of(discount.of[key], f"discount.{key}")
    if discount.everyone is None:
        raise ValueError(f"party {party} has no discount factor")
    return values.of(discount.everyone, "discount.all")


def _guarantors(values: Values, parties: tuple[str, ...]) -> tuple[Guarantor, ...]:
    found = []
    for party, guarantee in values.agreement.guarantees.items():
        place = f"guarantees.{party}"
        against = {}
        for act in guarantee.against:
            at = f"{place}.against.{act.violator}"
            amounts = {"penalty": act.penalty, "cost": act.cost, "protects": act.protects, "leak": act.leak}
            threat = Threat(**{name: values.of(amount, f"{at}.{name}") for name, amount in amounts.items()})
            against[parties.index(act.violator)] = threat
        found.append(Guarantor(parties.index(party), against, values.of(guarantee.reputation, f"{place}.reputation")))
    return tuple(found)


def _breach(values: Values, parties: tuple[str, ...]) -> BreachTerms:
    breach = values.agreement.breach
    if breach is None:
        return BreachTerms()
    return BreachTerms(
        audience=values.of(breach.audience, "breach.audience"),
        signed=values.of(breach.signed, "breach.signed"),
        leakage=values.of(breach.leakage, "breach.leakage"),
        leakage_by={
            parties.index(p): values.of(amount, f"breach.leakage_by.{p}")
            for p, amount in breach.leakage_by.items()
            if p in parties
        },
        leakage_max=values.of(breach.leakage_max, "breach.leakage_max"),
        protection_max=values.of(breach.protection_max, "breach.protection_max"),
        sharing=values.of(breach.sharing, "breach.sharing"),
        seen_after=breach.seen_after,
        seen_months=breach.seen_months,
    )
