"""The breach phase: what everybody gets, for ever, after one party broke the deal.

In every state the signatories enforce as `enforcement` says; given that, best replies in turn settle how everybody
moves. The violator loses the enforcers' penalties and its audience cost in every step, enforcers bear their shared
cost, signatories that could enforce and do not lose their reputation. Two starts are tried, "stay" and "reversal"; the
first that settles and stands the check of one-shot deviations is used, and a phase without one is not verified.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from detente.agreement.punishment.enforcement import Enforcement, Selection, enforcement, shared_cost
from detente.agreement.punishment.replies import Play, Start, settle, starting
from detente.agreement.terms.game import AgreementGame
from detente.agreement.terms.lattice import Floats, Ints, Mask
from detente.watching import Watch, unwatched

STARTS: tuple[Start, ...] = ("stay", "reversal")


@dataclass(frozen=True)
class Settled:
    """Play found from each start that was tried; play: the first that is verified, else the first."""

    tried: Mapping[Start, Play]

    @property
    def play(self) -> Play:
        """The play used."""
        return next((p for p in self.tried.values() if p.outcome == "verified"), next(iter(self.tried.values())))

    @property
    def is_verified(self) -> bool:
        """Whether the play used is an equilibrium."""
        return self.play.outcome == "verified"

    @property
    def values(self) -> Floats:
        """(P, S) values of the play used."""
        return self.play.values


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

    @property
    def values(self) -> Floats:
        """(P, S) value of the phase that begins in each state."""
        return self.settled.values

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

    def after(self, violator: int, signatories: tuple[int, ...], selection: Selection = "largest") -> BreachPhase:
        """The phase after a breach by `violator`."""
        key = violator, signatories, selection
        if key not in self._found:
            self._found[key] = self._phase(violator, signatories, selection)
        return self._found[key]

    def enforcement(self, violator: int, signatories: tuple[int, ...]) -> Enforcement:
        """The enforcement game after a breach by `violator`."""
        return enforcement(self.game, violator, signatories)

    def settle(self, payoff: Floats) -> Settled:
        """How everybody moves for ever when these are the payoffs (P, S) per step.

        Constants change no reply, so payoffs that differ by constants only share their rules.
        """
        shifted = payoff - payoff[:, :1]
        key = np.round(shifted, 10).tobytes()
        if key not in self._settled:
            self._settled[key] = settled(self.game, shifted, self.factors, self.watch)
        plays = self._settled[key].tried
        return Settled({start: _shifted(play, payoff[:, :1]) for start, play in plays.items()})

    def _phase(self, violator: int, signatories: tuple[int, ...], selection: Selection) -> BreachPhase:
        static = self.enforcement(violator, signatories)
        rows = static.selected(selection)
        payoff = breach_payoffs(static, np.maximum(rows, 0))
        return BreachPhase(violator, signatories, selection, static, rows, payoff, self.settle(payoff))


def settled(game: AgreementGame, payoff: Floats, factors: Floats, watch: Watch = unwatched) -> Settled:
    """Best replies in turn from one start after the other, until one is verified."""
    tried: dict[Start, Play] = {}
    for start in STARTS:
        tried[start] = settle(game.moves, payoff, factors, starting(game.moves, start), watch)
        if tried[start].outcome == "verified":
            break
    return Settled(tried)


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


def _shifted(play: Play, constant: Floats) -> Play:
    return Play(play.acts, play.there, play.values + constant, play.outcome, play.rounds)
