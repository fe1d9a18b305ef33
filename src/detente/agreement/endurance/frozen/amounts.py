"""The numbers of many draws at once, and what payoffs are made of in every draw.

Letters in shapes: N draws. The payoff of a party in a state is a sum of terms: a product of numbers, leakage and
protection, the same in all states, times a coefficient of the state; less a constant of the breach phase.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import cast

import numpy as np

from detente.agreement.endurance.frozen.question import Question
from detente.agreement.punishment.enforcement import Enforcement
from detente.agreement.terms.game import BreachTerms
from detente.agreement.terms.lattice import Floats, Ints, Mask
from detente.agreement.terms.payoffs import LEAKAGE, PROTECTION
from detente.agreement.terms.values import Values
from detente.steady import times

DEFAULTS = {each.name: each.default for each in fields(BreachTerms)}


@dataclass(frozen=True)
class Regime:
    """What is in force in a state: the deal, or after a breach by `violator` (index) this set of enforcers."""

    violator: int = -1
    enforcers: tuple[int, ...] = ()
    after: Enforcement | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Amounts:
    """drawn: path to (N,) values; what is not drawn has its central value."""

    question: Question
    drawn: Mapping[str, Floats]
    size: int
    _terms: dict[tuple[str, Regime], Floats] = field(default_factory=dict, compare=False, repr=False)

    def part(self, chosen: Ints | Mask) -> "Amounts":
        """Some of the draws, by their numbers or a mask."""
        drawn = {path: values[chosen] for path, values in self.drawn.items()}
        terms = {key: found[chosen] for key, found in self._terms.items()}
        return Amounts(self.question, drawn, len(np.arange(self.size)[chosen]), terms)

    def one(self, draw: int) -> dict[str, float]:
        """One draw, as numbers for a game."""
        return {path: float(values[draw]) for path, values in self.drawn.items()}

    @cached_property
    def _values(self) -> Values:
        # The arithmetic of amounts works on arrays as on numbers.
        return Values(self.question.agreement, cast(Mapping[str, float], self.drawn))

    def _array(self, value: object) -> Floats:
        return np.broadcast_to(np.asarray(value, dtype=float), self.size)

    def number(self, name: str) -> Floats:
        """(N,) one of `numbers`."""
        return self._array(self._values.number(name))

    def breach(self, name: str) -> Floats:
        """(N,) one of the numbers of the breach phase."""
        terms = self.question.agreement.breach
        if terms is None:
            return self._array(DEFAULTS[name])
        return self._array(self._values.of(getattr(terms, name), f"breach.{name}"))

    def reputation(self, guarantor: str) -> Floats:
        """(N,) what a guarantor loses that does not enforce."""
        guarantee = self.question.agreement.guarantees[guarantor]
        return self._array(self._values.of(guarantee.reputation, f"guarantees.{guarantor}.reputation"))

    def threat(self, guarantor: str, violator: str, name: str) -> Floats:
        """(N,) one of the numbers of what a guarantor does to a violator."""
        acts = self.question.agreement.guarantees[guarantor].against
        act = next(act for act in acts if act.violator == violator)
        return self._array(self._values.of(getattr(act, name), f"guarantees.{guarantor}.against.{violator}.{name}"))

    def discount(self, party: str) -> Floats:
        """(N,) discount factor per step or year."""
        discount = self.question.agreement.discount
        if discount is None:
            raise ValueError("an agreement needs discount factors")
        keys = [key for key in (f"{party}/{self.question.types.get(party, '')}", party) if key in discount.of]
        if keys:
            return self._array(self._values.of(discount.of[keys[0]], f"discount.{keys[0]}"))
        if discount.everyone is None:
            raise ValueError(f"party {party} has no discount factor")
        return self._array(self._values.of(discount.everyone, "discount.all"))

    def terms(self, party: str, regime: Regime) -> Floats:
        """(N, T+1) the terms of a party's payoff in a regime, and what it loses there."""
        if (party, regime) not in self._terms:
            self._terms[party, regime] = self._terms_of(party, regime)
        return self._terms[party, regime]

    def _terms_of(self, party: str, regime: Regime) -> Floats:
        leakage, protection = self.shares(regime)
        found = []
        for term in self.question.payoffs.of[party]:
            worth = times(leakage, term.count(LEAKAGE)) * times(protection, term.count(PROTECTION))
            for name in term:
                worth = worth if name in (LEAKAGE, PROTECTION) else worth * self.number(name)
            found.append(worth)
        return np.stack([*found, self.loss(party, regime)], axis=1)

    def shares(self, regime: Regime) -> tuple[Floats, Floats]:
        """(N,) leakage and protection in a regime."""
        if regime.after is None:
            return self.breach("leakage"), np.zeros(self.size)
        game = regime.after.game
        violator, base = game.parties[regime.after.violator], self.breach("leakage")
        terms = self.question.agreement.breach
        if terms is not None and violator in terms.leakage_by:
            base = self._array(self._values.of(terms.leakage_by[violator], f"breach.leakage_by.{violator}"))
        protection = np.zeros(self.size)
        for k, guarantor in enumerate(game.guarantors):
            name = game.parties[guarantor.party]
            if k in regime.enforcers:
                protection = protection + self.threat(name, violator, "protects")
            elif regime.after.violator in guarantor.against:
                base = base + self.threat(name, violator, "leak")
        return np.minimum(base, self.breach("leakage_max")), np.minimum(protection, self.breach("protection_max"))

    def shared_cost(self, regime: Regime, guarantor: str) -> Floats:
        """(N,) the cost of a guarantor that is among the enforcers."""
        static = regime.after
        assert static is not None
        others = max(len(static.game.guarantors) - 1, 1)
        share = 1 - self.breach("sharing") * (len(regime.enforcers) - 1) / others
        return self.threat(guarantor, static.game.parties[static.violator], "cost") * share

    def loss(self, party: str, regime: Regime) -> Floats:
        """(N,) what the breach phase takes from a party in every state."""
        static, total = regime.after, np.zeros(self.size)
        if static is None:
            return total
        game = static.game
        named = {k: game.parties[guarantor.party] for k, guarantor in enumerate(game.guarantors)}
        violator = game.parties[static.violator]
        for k in static.able:
            if named[k] == party:
                total = total + (self.shared_cost(regime, party) if k in regime.enforcers else self.reputation(party))
            if violator == party and k in regime.enforcers:
                total = total + self.threat(named[k], violator, "penalty")
        if violator == party:
            total = total + self.breach("audience")
            if party in [named[k] for k in static.signatories]:
                total = total + self.breach("signed")
        return total
