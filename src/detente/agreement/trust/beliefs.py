"""What is believed about a party whose type is not known: prior, evidence, kept steps, successors.

The masses of a finite grid of types begin as the prior of the scenario and are updated by Bayes' rule: first by events,
in the order of dates, then by every step of a roadmap that is kept, which rules out the types that would have betrayed
there. After each step a successor takes over with chance h (turnover), whose type is drawn anew from the prior:

    m_{k+1} = (1 - h) m_k [keeps] / q_k + h prior,    q_k = the mass of the types that keep step k.

Letters in shapes: K types, E events, N steps.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from detente.agreement.terms.lattice import Floats, Mask
from detente.model.conflict import Party, PartyType
from detente.model.history import Event
from detente.model.roadmap import Agreement
from detente.model.scenario import Scenario


def _no_evidence() -> Floats:
    return np.empty((0, 0))


@dataclass(frozen=True)
class BeliefPath:
    """masses: (N, K) before every step if all before it were kept; kept: (N,) chance that the party keeps it."""

    masses: Floats
    kept: Floats


@dataclass(frozen=True)
class Belief:
    """One party's types, the first is the reference type.

    prior: (K,), sums to 1. evidence: (E, K) chance of each past event by type, NaN where it is not told; such an event
    leaves the mass of that type as it is. turnover: chance per step of a successor.
    """

    party: str
    types: tuple[str, ...]
    prior: Floats
    evidence: Floats = field(default_factory=_no_evidence)
    turnover: float = 0.0

    @cached_property
    def today(self) -> Floats:
        """(K,) the masses after all events."""
        masses = self.prior
        for likely in self.evidence:
            masses = updated(masses, likely)
        return masses

    @cached_property
    def impossible(self) -> tuple[int, ...]:
        """Events (rows of `evidence`) that no type then believed in could have brought about; they change nothing."""
        masses, found = self.prior, []
        for row, likely in enumerate(self.evidence):
            if _chance(masses, likely) == 0:
                found.append(row)
            masses = updated(masses, likely)
        return tuple(found)

    def with_reference(self, mass: float) -> "Belief":
        """The same with another prior of the reference type; the other types keep their shares of what is left."""
        others = self.prior[1:]
        total = others.sum()
        shares = others / total if total > 0 else np.full(len(others), 1 / max(len(others), 1))
        return replace(self, prior=np.array([mass, *((1 - mass) * shares)]))

    def path(self, betrays: Mask) -> BeliefPath:
        """How belief moves while steps are kept; betrays: (K, N), whether each type would betray at each step.

        A step that nobody was expected to keep is put down to the reference type.
        """
        masses, kept = [self.today], []
        for leaving in betrays.T:
            now = masses[-1]
            kept.append(float(now[~leaving].sum()))
            masses.append((1 - self.turnover) * self._left(now, leaving) + self.turnover * self.prior)
        return BeliefPath(np.array(masses[:-1]), np.array(kept))

    def _left(self, masses: Floats, leaving: Mask) -> Floats:
        left = np.where(leaving, 0.0, masses)
        if left.sum() <= 0:
            left = np.eye(len(masses))[0]
        shares: Floats = left / left.sum()
        return shares


def updated(masses: Floats, likely: Floats) -> Floats:
    """(K,) Bayes' rule; likely: (K,) chance of what happened by type, NaN for types about which it says nothing."""
    told = ~np.isnan(likely)
    weights = np.where(told, masses * np.nan_to_num(likely), 0.0)
    if _chance(masses, likely) == 0:
        return masses
    result: Floats = np.where(told, weights / weights.sum() * masses[told].sum(), masses)
    return result


def _chance(masses: Floats, likely: Floats) -> float:
    return float((masses * np.nan_to_num(likely)).sum())


# ------------------------------------------------------------------ from a scenario


def prior_of(party: Party, drawn: Mapping[str, float] | None = None) -> Floats:
    """(K,) prior of a party's types; `drawn`: path (`parties.uma.types.open`) to value.

    The type without a number takes the rest; without such a type the numbers are divided by their sum.
    """
    given = [_prior(party.id, kind, drawn or {}) for kind in party.types]
    known = np.array([0.0 if value is None else value for value in given])
    if None in given:
        known[given.index(None)] = max(1 - known.sum(), 0.0)
    shares: Floats = known / known.sum()
    return shares


def _prior(party: str, kind: PartyType, drawn: Mapping[str, float]) -> float | None:
    return None if kind.prior is None else drawn.get(f"parties.{party}.types.{kind.id}", kind.prior.central)


def evidence_of(party: Party, events: Sequence[Event], until: str | None) -> Floats:
    """(E, K) what the events up to the day `until` say about the party's types, in the order of dates."""
    kinds = [(party.id, kind.id) for kind in party.types]
    past = sorted((e for e in events if until is None or e.date <= until), key=lambda e: e.date)
    rows = [[e.likely.get(kind, np.nan) for kind in kinds] for e in past if any(kind in e.likely for kind in kinds)]
    return np.array(rows, dtype=np.float64).reshape(len(rows), len(kinds))


def belief_of(scenario: Scenario, party: str, drawn: Mapping[str, float] | None = None) -> Belief:
    """What a scenario says about the type of a party that has types."""
    who = scenario.parties[party]
    turnover = (drawn or {}).get(f"parties.{party}.turnover", who.turnover.central)
    evidence = evidence_of(who, scenario.events, scenario.date)
    return Belief(party, scenario.types_of(party), prior_of(who, drawn), evidence, turnover)


def beliefs_of(scenario: Scenario, drawn: Mapping[str, float] | None = None) -> tuple[Belief, ...]:
    """The beliefs about all parties whose type makes a difference to the agreement, in file order."""
    typed = [party for party in scenario.parties if matters(scenario.agreement, party, scenario.types_of(party))]
    return tuple(belief_of(scenario, party, drawn) for party in typed)


def matters(agreement: Agreement, party: str, types: Sequence[str]) -> bool:
    """Whether flows or discount factors of the agreement differ between the types of a party."""
    keys = {f"{party}/{kind}" for kind in types}
    factors = agreement.discount.of if agreement.discount is not None else {}
    return any(key in agreement.flows or key in factors for key in keys)
