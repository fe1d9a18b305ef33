"""What is believed about a party whose type is not known: prior, evidence, kept steps, successors.

The masses of a finite grid of types begin as the prior of the scenario and are updated by Bayes' rule: first by events
(`model.past.types`), then by every step of a roadmap that is kept, which rules out the types that would have betrayed
there. After each step a successor takes over with chance h (turnover), whose type is drawn anew from the prior:

    m_{k+1} = (1 - h) m_k [keeps] / q_k + h prior,    q_k = the mass of the types that keep step k.

Letters in shapes: K types, E events, N steps.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from detente.agreement.terms.lattice import Floats, Mask
from detente.model.past.types import evidence_of, posterior, prior_of
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

    prior: (K,), sums to 1. evidence: (E, K) chance of each past event by type, NaN where it is not told (then the
    mean of those told). turnover: chance per step of a successor.
    """

    party: str
    types: tuple[str, ...]
    prior: Floats
    evidence: Floats = field(default_factory=_no_evidence)
    turnover: float = 0.0

    @cached_property
    def today(self) -> Floats:
        """(K,) the masses after all events, in whatever order."""
        return posterior(self.prior, self.evidence)

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


# ------------------------------------------------------------------ from a scenario


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
