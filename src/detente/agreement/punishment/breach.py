"""The breach phase: what everybody gets, for ever, after one party broke the deal.

In every state the signatories enforce as `enforcement` says; given that, best replies in turn settle how everybody
moves. The violator loses the enforcers' penalties and its audience cost in every step, enforcers bear their shared
cost, signatories that could enforce and do not lose their reputation. Of several ways in which it may settle, all that
are found are kept; a phase without one is not verified.
"""

from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from detente.agreement.punishment.enforcement import Enforcement, Selection, enforcement, shared_cost
from detente.agreement.punishment.equilibria import Settled, equilibria
from detente.agreement.punishment.replies import Play, scales
from detente.agreement.terms.game import AgreementGame
from detente.agreement.terms.lattice import Floats, Ints, Mask
from detente.watching import Watch, unwatched


@dataclass(frozen=True)
class BreachPhase:
    """What follows a breach by `violator` (index) when `signatories` (places in `guarantors`) have signed.

    rows: (S or 1,) the set of enforcers played in each state, a row of `enforcement`, -1 where there is none. payoff:
    (P, S) per step, costs of enforcement and penalties included.
    """

    violator: int
    signatories: tuple[int, ...]
    selection: Selection
    enforcement: Enforcement
    rows: Ints
    payoff: Floats
    settled: Settled

    @property
    def is_verified(self) -> bool:
        """Whether enforcement and moves are an equilibrium in every state."""
        return bool((self.rows >= 0).all()) and self.settled.is_verified

    @cached_property
    def values(self) -> Floats:
        """(P, S) value of the phase that begins in each state, by the equilibria that are worst for a deal.

        What the violator gets at most, and what everybody else gets at least.
        """
        values: Floats = np.minimum.reduce([play.values for play in self.settled.plays])
        values[self.violator] = self.tempting.max(axis=0)
        return values

    @property
    def tempting(self) -> Floats:
        """(E, S) what the violator gets under each equilibrium found."""
        return np.array([play.values[self.violator] for play in self.settled.plays])

    @cached_property
    def play(self) -> Play:
        """How everybody moves in the equilibrium of those found that is, over all states, the best for the violator."""
        shares = self.tempting.mean(axis=1) / float(scales(self.payoff[self.violator]))
        return self.settled.plays[int(np.round(shares, 9).argmax())]

    @property
    def warnings(self) -> tuple[int, ...]:
        """Guarantors whose enforcement hangs on an exact tie."""
        return self.enforcement.ties


@dataclass(frozen=True)
class Punishments:
    """Breach phases of a game at given discount factors (P,); each is found once. watch: may end the finding."""

    game: AgreementGame
    factors: Floats
    watch: Watch = unwatched
    _found: dict[tuple[int, tuple[int, ...], Selection], BreachPhase] = field(default_factory=dict, repr=False)
    _settled: dict[bytes, Settled] = field(default_factory=dict, repr=False)
    _without: list[Settled] = field(default_factory=list, repr=False)

    def after(self, violator: int, signatories: tuple[int, ...], selection: Selection = "largest") -> BreachPhase:
        """The phase after a breach by `violator`."""
        key = violator, signatories, selection
        if key not in self._found:
            self._found[key] = self._phase(violator, signatories, selection)
        return self._found[key]

    def enforcement(self, violator: int, signatories: tuple[int, ...]) -> Enforcement:
        """The enforcement game after a breach by `violator`."""
        return enforcement(self.game, violator, signatories)

    @property
    def without(self) -> Settled:
        """How everybody moves without a deal."""
        if not self._without:
            self._without.append(self.settle(self.game.kept))
        return self._without[0]

    def settle(self, payoff: Floats) -> Settled:
        """How everybody moves for ever when these are the payoffs (P, S) per step.

        Units and constants change no reply, so payoffs that differ by these only share their rules.
        """
        shift, scale = payoff.min(axis=1)[:, None], scales(payoff)[:, None]
        shares = (payoff - shift) / scale
        key = np.round(shares, 10).tobytes()
        if key not in self._settled:
            self._settled[key] = equilibria(self.game, shares, self.factors, self.watch)
        found = self._settled[key]
        return replace(
            found,
            found=tuple(_measured(play, shift, scale) for play in found.found),
            restless=None if found.restless is None else _measured(found.restless, shift, scale),
        )

    def _phase(self, violator: int, signatories: tuple[int, ...], selection: Selection) -> BreachPhase:
        static = self.enforcement(violator, signatories)
        rows = static.selected(selection)
        payoff = breach_payoffs(static, np.maximum(rows, 0))
        return BreachPhase(violator, signatories, selection, static, rows, payoff, self.settle(payoff))


def breach_payoffs(static: Enforcement, rows: Ints) -> Floats:
    """(P, S) payoffs per step after a breach when the set `rows` (S or 1,) enforces in each state."""
    game, terms, j = static.game, static.game.breach, static.violator
    payoff = game.payoffs(static.leakage[rows], static.protection[rows])
    payoff[j] -= terms.audience + (terms.signed if _signed(static) else 0.0)
    count = static.members.sum(axis=1)[rows]
    for k, g in enumerate(static.able):
        acts: Mask = static.members[rows, k]
        costs = np.array([shared_cost(game, j, g, max(n, 1)) for n in count])
        payoff[game.guarantors[g].party] -= np.where(acts, costs, game.guarantors[g].reputation)
        payoff[j] -= np.where(acts, game.guarantors[g].against[j].penalty, 0.0)
    return payoff


def _signed(static: Enforcement) -> bool:
    return any(static.game.guarantors[k].party == static.violator for k in static.signatories)


def _measured(play: Play, shift: Floats, scale: Floats) -> Play:
    """The play with its values in the parties' own units."""
    return replace(play, values=shift + scale * play.values)
