"""Values of rules as polynomials in a discount factor, their coefficients linear in the terms of a payoff.

A step of q units weighs x^q, x the discount factor of one unit of time. Rules that end in a state of rest are worth
g(s1) + x^q (g(s2) - g(s1)) + …, g(s) the payoff in s. Letters in shapes: B terms of the payoffs in all regimes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from math import gcd

import numpy as np

from detente.agreement.endurance.frozen.amounts import Amounts, Regime
from detente.agreement.endurance.frozen.distinct import distinct_losses
from detente.agreement.terms.game import Share
from detente.agreement.terms.lattice import Floats, Ints, Mask
from detente.agreement.terms.payoffs import Payoffs
from detente.steady import dot, raised

Polynomial = Mapping[int, Floats]
"""Power of x to (..., B) coefficients."""

LONGEST_WALK = 200


def total(*polynomials: Polynomial) -> Polynomial:
    """The sum."""
    powers = {power for polynomial in polynomials for power in polynomial}
    return {power: sum((p[power] for p in polynomials if power in p), np.zeros(())) for power in sorted(powers)}


def later(polynomial: Polynomial, units: int) -> Polynomial:
    """Times x to the power of `units`."""
    return {power + units: coefficients for power, coefficients in polynomial.items()}


def minus(polynomial: Polynomial) -> Polynomial:
    """Times -1."""
    return {power: -coefficients for power, coefficients in polynomial.items()}


def at(polynomial: Polynomial, places: Ints | int) -> Polynomial:
    """The same for some rows."""
    return {power: coefficients[places] for power, coefficients in polynomial.items()}


def step_then(now: Floats, onward: Polynomial, units: int) -> Polynomial:
    """(1 - x^units) now + x^units onward: one step, then what follows."""
    return total({0: now, units: -now}, later(onward, units))


def following(payoff: Floats, there: Ints, units: int) -> Polynomial | None:
    """Value of moving from every state to `there` for ever, paid after each move; None if play does not come to rest.

    payoff: (S, B).
    """
    found, reached = {0: payoff[there]}, there
    for k in range(1, LONGEST_WALK):
        onward = there[reached]
        if np.array_equal(onward, reached):
            return found
        found[k * units] = payoff[onward] - payoff[reached]
        reached = onward
    return None


@dataclass(frozen=True)
class Basis:
    """The terms of one party's payoff in several regimes, side by side."""

    payoffs: Payoffs
    party: str
    regimes: tuple[Regime, ...]

    @cached_property
    def _coefficients(self) -> Floats:
        """(S, T+1) of every term, and -1 for what the breach phase takes."""
        states = len(self.payoffs.lattice)
        terms = [np.broadcast_to(c, states) for c in self.payoffs.of[self.party].values()]
        return np.stack([*terms, -np.ones(states)], axis=1)

    def __len__(self) -> int:
        """B."""
        return len(self.regimes) * int(self._coefficients.shape[1])

    def payoff(self, regime: Ints | int) -> Floats:
        """(S, B) the payoff in every state, in the regime (its place) of each."""
        states, width = self._coefficients.shape
        found = np.zeros((states, len(self.regimes), width))
        found[np.arange(states), regime] = self._coefficients
        return found.reshape(states, -1)

    def of(self, amounts: Amounts) -> Floats:
        """(N, B) the terms in every draw."""
        return np.concatenate([amounts.terms(self.party, regime) for regime in self.regimes], axis=1)


@dataclass(frozen=True)
class Clock:
    """Lengths of steps in whole units; unit: in months, or in steps; None if discounted per step, and steps are whole.

    whole: how many of those the discount factor is for.
    """

    unit: Fraction | None
    whole: int = 12

    def units(self, months: float | None) -> int:
        """How many units a step takes."""
        return 1 if self.unit is None or months is None else int(_exact(months) / self.unit)

    def factor(self, discount: Floats) -> Floats:
        """Discount factor of one unit."""
        return discount if self.unit is None else raised(discount, float(self.unit / self.whole))


def clock_of(per: str, lengths: Iterable[float | None]) -> Clock:
    """The longest unit that all lengths are multiples of."""
    given = [length for length in lengths if length is not None]
    shared = any(isinstance(length, Share) for length in given)
    if (per == "step" and not shared) or not given:
        return Clock(None)
    months = [_exact(length) for length in given]
    below = np.lcm.reduce([m.denominator for m in months])
    above = gcd(*(int(m * int(below)) for m in months))
    return Clock(Fraction(above, int(below)), 1 if shared else 12)


def _exact(length: float) -> Fraction:
    """Thirds of a step are written as numbers that are not quite thirds."""
    return Fraction(length).limit_denominator(10_000)


@dataclass(frozen=True)
class Linear:
    """Quantities of one party that are linear in the terms of its payoff times powers of its discount factor.

    weights: (R, M, B), M powers of x.
    """

    basis: Basis
    clock: Clock
    powers: tuple[int, ...]
    weights: Floats
    _collapsed: dict[float, Floats] = field(default_factory=dict, repr=False)

    def __len__(self) -> int:
        """R."""
        return len(self.weights)

    def at(self, amounts: Amounts) -> Floats:
        """(N, R) the quantities in every draw."""
        features, weights = self._features(amounts)
        return np.asarray(np.einsum("nf,rf->nr", features, weights))

    def stays_above(self, amounts: Amounts, floor: float) -> Mask:
        """(N,) draws in which no quantity is below `floor`; those that cannot be in any draw are not worked out."""
        features, weights = self._features(amounts)
        low, high = features.min(axis=0), features.max(axis=0)
        least = dot(np.maximum(weights, 0), low) + dot(np.minimum(weights, 0), high)
        risky = weights[least < floor]
        found: Mask = (np.einsum("nf,rf->nr", features, risky) >= floor).all(axis=1)
        return found

    def _features(self, amounts: Amounts) -> tuple[Floats, Floats]:
        terms, x = self.basis.of(amounts), self.clock.factor(amounts.discount(self.basis.party))
        if len(x) and (x == x[0]).all():
            return terms, self._at(float(x[0]))
        powers = raised(x[:, None], np.array(self.powers))
        width = len(self.powers) * len(self.basis)
        features = (powers[:, :, None] * terms[:, None, :]).reshape(len(x), width)
        return features, self.weights.reshape(len(self.weights), width)

    def _at(self, x: float) -> Floats:
        if x not in self._collapsed:
            self._collapsed[x] = np.einsum("rmb,m->rb", self.weights, raised(x, self.powers))
        return self._collapsed[x]


def linear(basis: Basis, clock: Clock, rows: Sequence[Polynomial]) -> Linear:
    """Polynomials with (R, B) coefficients one below the other."""
    powers = sorted({power for polynomial in rows for power in polynomial} | {0})
    stacked = [_stacked(polynomial, powers, len(basis)) for polynomial in rows]
    return Linear(basis, clock, tuple(powers), np.concatenate([np.zeros((0, len(powers), len(basis))), *stacked]))


def losses(basis: Basis, clock: Clock, worth: Polynomial, kept: Ints, others: Ints) -> Linear:
    """What is lost by leading to one of the states `others`, (S, A), instead of `kept`, (S,), each different loss once.

    worth: (S, B) coefficients of what leading to each state is worth.
    """
    powers = sorted(set(worth) | {0})
    rows = _stacked(worth, powers, len(basis)).reshape(len(kept), -1)
    found = distinct_losses(rows, kept, others).reshape(-1, len(powers), len(basis))
    return Linear(basis, clock, tuple(powers), found)


def _stacked(polynomial: Polynomial, powers: list[int], width: int) -> Floats:
    count = max(np.atleast_2d(c).shape[0] for c in polynomial.values())
    found = np.zeros((count, len(powers), width))
    for power, coefficients in polynomial.items():
        found[:, powers.index(power)] = coefficients
    return found
