"""Frozen rules: of one breach phase, or of play without a deal.

Frozen are who enforces in every state and how everybody moves. Whether that is still an equilibrium for other numbers,
and what the roadmap's slack and everybody's reason to join then are, is linear in products of numbers.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from detente.agreement.endurance.frozen.amounts import Amounts, Regime
from detente.agreement.endurance.frozen.enforcing import Enforcing, enforcing
from detente.agreement.endurance.frozen.horizon import (
    Basis,
    Clock,
    Linear,
    Polynomial,
    at,
    clock_of,
    following,
    later,
    linear,
    losses,
    minus,
    step_then,
    total,
)
from detente.agreement.endurance.frozen.question import Question
from detente.agreement.punishment.breach import BreachPhase
from detente.agreement.punishment.enforcement import Selection
from detente.agreement.punishment.replies import Play
from detente.agreement.roadmaps.deviations import deviations
from detente.agreement.roadmaps.path import Checker
from detente.agreement.roadmaps.reach import onward
from detente.agreement.terms.game import AgreementGame
from detente.agreement.terms.lattice import Ints, Mask

DEAL = Regime()


@dataclass(frozen=True)
class Leaving:
    """One way of leaving a step: the states that it leads through, and all to which the play after it leads.

    under: number of that play among those that may follow.
    """

    step: int
    party: str
    deviation: tuple[int, ...]
    under: int
    reached: Ints


@dataclass(frozen=True)
class Rules:
    """replies: per mover, what it would lose by each other move (R rows); floors: what rounding allows, by party.

    enforcing: who is to enforce, None without a deal; played: (U,) the row of each class of states.
    """

    replies: tuple[Linear, ...]
    floors: Mapping[str, float]
    enforcing: Enforcing | None
    selection: Selection
    played: Ints

    def kept(self, amounts: Amounts) -> Mask:
        """(N,) draws in which the rules are an equilibrium, the one that is selected."""
        return self.moves_kept(amounts, self.enforcement_kept(amounts))

    def enforcement_kept(self, amounts: Amounts) -> Mask:
        """(N,) draws in which those who enforce are still the ones selected."""
        if self.enforcing is None:
            return np.ones(amounts.size, dtype=bool)
        found: Mask = (self.enforcing.selected(amounts, self.selection) == self.played).all(axis=1)
        return found

    def moves_kept(self, amounts: Amounts, among: Mask) -> Mask:
        """(N,) draws `among` those given in which nobody would rather move otherwise."""
        found = among.copy()
        for each in self.replies:
            if found.any():
                part = amounts if found.all() else amounts.part(found)
                found[found] = each.stays_above(part, self.floors[each.basis.party])
        return found


@dataclass(frozen=True)
class FrozenPhase:
    """What follows a breach by one party, in every equilibrium found.

    slacks: (R,) of `leavings`, its ways of leaving the roadmap, each under every equilibrium.
    """

    rules: tuple[Rules, ...]
    leavings: tuple[Leaving, ...]
    slacks: Linear

    @cached_property
    def steps(self) -> dict[int, Ints]:
        """Step to the places of its `leavings`."""
        at = np.array([each.step for each in self.leavings])
        return {step: np.flatnonzero(at == step) for step in dict.fromkeys(at.tolist())}

    def kept(self, amounts: Amounts) -> Mask:
        """(N,) draws in which the phase is an equilibrium for every length of a step; all enforce alike."""
        found = self.rules[0].enforcement_kept(amounts)
        for rules in self.rules:
            found = rules.moves_kept(amounts, found)
        return found


@dataclass(frozen=True)
class FrozenAlternative:
    """What there is without a deal, in every equilibrium found.

    joining: for each of `parties`, one row for each equilibrium: the deal less that. reached: the states that it
    leads through.
    """

    rules: tuple[Rules, ...]
    parties: tuple[str, ...]
    joining: tuple[Linear, ...]
    reached: Ints

    def kept(self, amounts: Amounts) -> Mask:
        """(N,) draws in which it is an equilibrium."""
        found: Mask = np.all([rules.kept(amounts) for rules in self.rules], axis=0)
        return found


def frozen_phase(question: Question, checker: Checker, party: int) -> FrozenPhase | None:
    """The rules of the phase after a breach by `party` (index); None if not verified or play never comes to rest."""
    path, game = question.path, checker.game
    phases = {months: checker.phase(party, months) for months in path.lengths}
    if not all(phase.is_verified for phase in phases.values()):
        return None
    clock = clock_of(game.per, path.lengths)
    rules = [
        _rules_of_phase(question, game, phase, play, (clock.units(m), clock))
        for m, phase in phases.items()
        for play in phase.settled.found
    ]
    slacks = _slacks(question, game, party, phases, clock)
    if slacks is None or any(each is None for each in rules):
        return None
    return FrozenPhase(tuple(each for each in rules if each), *slacks)


def frozen_alternative(question: Question, checker: Checker) -> FrozenAlternative | None:
    """The rules without a deal; None if not verified or play never comes to rest."""
    game, path = checker.game, question.path
    settled = checker.punishments(path.length(0)).without
    if not settled.is_verified and checker.settings.alternative == "equilibrium":
        return None
    clock = clock_of(game.per, path.lengths)
    units = clock.units(path.length(0))
    bases = _bases(question, game, (DEAL,))
    if checker.settings.alternative == "status quo":
        rules: list[Rules | None] = [Rules((), {}, None, "largest", np.zeros(0, dtype=np.int64))]
    else:
        rules = [_rules(game, play, bases, lambda _: 0, (units, clock)) for play in settled.found]
    if any(each is None for each in rules):
        return None
    names = tuple(checker.participation(path, np.zeros((1, len(game.parties)))))
    joining = []
    for name in names:
        basis = bases[game.parties.index(name)]
        payoff = basis.payoff(0)
        without: list[Polynomial] = [{0: payoff[game.lattice.now]}]
        if checker.settings.alternative == "equilibrium":
            plays = [following(payoff, play.there, units) or {} for play in settled.found]
            without = [at(each, game.lattice.now) for each in plays]
        deal = _on_path(question, basis, clock)[0]
        joining.append(linear(basis, clock, [total(deal, minus(each)) for each in without]))
    return FrozenAlternative(tuple(each for each in rules if each), names, tuple(joining), checker.idle(path))


def _bases(question: Question, game: AgreementGame, regimes: tuple[Regime, ...]) -> tuple[Basis, ...]:
    return tuple(Basis(question.payoffs, party, regimes) for party in game.parties)


def _rules_of_phase(
    question: Question, game: AgreementGame, phase: BreachPhase, play: Play, time: tuple[int, Clock]
) -> Rules | None:
    regimes, places = _regimes(phase, len(game.lattice))
    found = _rules(game, play, _bases(question, game, regimes), lambda _: places, time)
    if found is None:
        return None
    table = enforcing(phase.enforcement, question.payoffs)
    played = np.broadcast_to(phase.rows, len(game.lattice))[table.examples]
    return Rules(found.replies, found.floors, table, phase.selection, played)


def _regimes(phase: BreachPhase, states: int) -> tuple[tuple[Regime, ...], Ints]:
    """The regimes of a phase, and the place of each state's among them."""
    rows, places = np.unique(np.broadcast_to(phase.rows, states), return_inverse=True)
    static = phase.enforcement
    return tuple(Regime(static.violator, static.enforcers(int(row)), static) for row in rows), places.reshape(-1)


def _rules(
    game: AgreementGame,
    play: Play,
    bases: Sequence[Basis],
    regime: Callable[[int], Ints | int],
    time: tuple[int, Clock],
) -> Rules | None:
    """Every mover's loss by one other move in every state, and then following the rules."""
    units, clock = time
    replies = []
    for i in game.moves.movers:
        payoff = bases[i].payoff(regime(i))
        value = following(payoff, play.there, units)
        if value is None:
            return None
        worth = step_then(payoff, value, units)
        replies.append(losses(bases[i], clock, worth, play.there, game.moves.replies(play.acts, i)))
    floors = {game.parties[i]: -1e-9 * max(1.0, float(game.spans[i])) for i in game.moves.movers}
    return Rules(tuple(replies), floors, None, "largest", np.zeros(0, dtype=np.int64))


def _on_path(question: Question, basis: Basis, clock: Clock) -> list[Polynomial]:
    """What a party gets from each step on."""
    path, payoff = question.path, basis.payoff(0)
    values: list[Polynomial] = [{0: payoff[path.states[-1]]}]
    for step in range(len(path) - 1, -1, -1):
        values.insert(0, step_then(payoff[path.after(step)], values[0], clock.units(path.length(step))))
    return values


def _slacks(
    question: Question, game: AgreementGame, party: int, phases: Mapping[float | None, BreachPhase], clock: Clock
) -> tuple[tuple[Leaving, ...], Linear] | None:
    path, states = question.path, len(game.lattice)
    of_phase = {months: _regimes(phase, states) for months, phase in phases.items()}
    regimes = (DEAL, *dict.fromkeys(regime for found, _ in of_phase.values() for regime in found))
    basis = _bases(question, game, regimes)[party]
    breach: dict[float | None, list[Polynomial]] = {}
    for months, (found, places) in of_phase.items():
        where = np.array([regimes.index(regime) for regime in found])[places]
        plays = phases[months].settled.found
        values = [following(basis.payoff(where), play.there, clock.units(months)) for play in plays]
        if any(value is None for value in values):
            return None
        breach[months] = [value for value in values if value is not None]
    on_path, leavings, rows = _on_path(question, basis, clock), list[Leaving](), list[Polynomial]()
    for step in range(len(path) + 1):
        routes = deviations(game, path, step, party)
        worth, passed = list[Polynomial](), 0
        for k in range(routes.shape[1]):
            units, now = clock.units(path.length(step + k)), basis.payoff(0)[routes[:, k]]
            worth.append(later({0: now, units: -now}, passed))
            passed += units
        for k, each in enumerate(breach[path.length(step)] if len(routes) else ()):
            value = {p: c[None, :] for p, c in on_path[step].items()}
            rows.append(total(value, minus(total(*worth, later(at(each, routes[:, -1]), passed)))))
            play, name = phases[path.length(step)].settled.found[k], game.parties[party]
            leavings += [Leaving(step, name, tuple(way), k, onward([play], way[-1:])) for way in routes.tolist()]
    return tuple(leavings), linear(basis, clock, rows)
