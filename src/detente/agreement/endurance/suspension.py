"""Suspending a deal for K periods and then resuming it, in place of ending it for ever.

While it is suspended, everybody plays the breach phase (`reversion`), or the violator alone goes back to what it owed
while the others hold back as in the breach phase (`repentance`). Then the roadmap is resumed; where that is impossible,
the breach phase lasts. Whoever leaves a suspension or the way back starts one of its own. Two questions: whether the
roadmap keeps itself under this threat, and whether the suspension itself does, in every state.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from detente.agreement.design.temptation import temptations
from detente.agreement.endurance.agreed_steps import towards
from detente.agreement.endurance.punished import punished
from detente.agreement.endurance.resumption import Resumption, resumption
from detente.agreement.punishment.breach import BreachPhase
from detente.agreement.roadmaps.deviations import Path
from detente.agreement.roadmaps.path import Checker, Incentive, path_values
from detente.agreement.terms.lattice import Floats, Ints

Kind = Literal["reversion", "repentance"]


@dataclass(frozen=True)
class Breakdown:
    """Where a suspension itself is the least kept: `mover` in `state`, `left` periods before the deal is resumed.

    slack: in units of the mover's range of payoffs. step: at which the deal stopped because of `violator`.
    """

    slack: float
    step: int
    violator: str
    mover: str
    state: int
    left: int


@dataclass(frozen=True)
class Suspension:
    """A suspension of `periods`. weakest: of the roadmap under this threat; inner: of the suspension itself.

    verified: whether every breach phase that it uses is an equilibrium.
    """

    kind: Kind
    periods: int
    weakest: Incentive | None
    inner: Breakdown | None
    verified: bool
    tolerance: float

    @property
    def keeps_path(self) -> bool:
        """Whether nobody gains by leaving the roadmap."""
        return self.weakest is None or (self.weakest.relative or 0.0) >= -self.tolerance

    @property
    def keeps_itself(self) -> bool:
        """Whether nobody gains by leaving the suspension."""
        return self.verified and (self.inner is None or self.inner.slack >= -self.tolerance)


@dataclass(frozen=True)
class Suspensions:
    """tried: from one period on; enough: the least that keeps the roadmap; credible: that keeps itself as well."""

    kind: Kind
    tried: tuple[Suspension, ...]

    @property
    def enough(self) -> Suspension | None:
        """The shortest that keeps everybody to the roadmap."""
        return next((each for each in self.tried if each.keeps_path), None)

    @property
    def credible(self) -> Suspension | None:
        """The shortest that keeps everybody to the roadmap and to itself."""
        return next((each for each in self.tried if each.keeps_path and each.keeps_itself), None)


def suspensions(checker: Checker, path: Path, kind: Kind = "reversion", longest: int = 12) -> Suspensions:
    """Suspensions of 1, 2 … `longest` periods, until one keeps the roadmap and itself."""
    tried: list[Suspension] = []
    at_steps = [_Stopped(checker, path, step, kind) for step in range(len(path) + 1)]
    for periods in range(1, longest + 1):
        tried.append(_judged(at_steps, periods))
        if tried[-1].keeps_path and tried[-1].keeps_itself:
            break
    return Suspensions(kind, tuple(tried))


@dataclass(frozen=True)
class _Stopped:
    """The deal, stopped at one step."""

    checker: Checker
    path: Path
    step: int
    kind: Kind

    @property
    def months(self) -> float | None:
        return self.path.length(self.step)

    @cached_property
    def factors(self) -> Floats:
        return self.checker.game.factors(self.months)

    @cached_property
    def back(self) -> Resumption:
        return resumption(self.checker.game, self.path, self.step)

    def phase(self, j: int) -> BreachPhase:
        return self.checker.phase(j, self.months)

    def held(self, j: int) -> Ints:
        """(S,) where a period of suspension because of j leads."""
        there, lattice = self.phase(j).settled.play.there, self.checker.game.lattice
        if self.kind == "reversion":
            return there
        own = np.array([m.owners == (self.checker.game.parties[j],) for m in lattice.measures])
        owed = towards(lattice, self._owed(own))
        levels = np.where(own, lattice.levels[owed], lattice.levels[there])
        found: Ints = levels @ lattice.strides
        return found

    def _owed(self, own: Ints) -> Ints:
        """(S,) every state with `own` measures at their levels after the step, where they can still get there."""
        lattice = self.checker.game.lattice
        goal, limits = lattice.levels[self.path.after(self.step)], lattice.measures
        barred = np.array([[m.up == 0 for m in limits], [m.down == 0 for m in limits]])
        gap = goal - lattice.levels
        stuck = ((gap > 0) & barred[0]) | ((gap < 0) & barred[1])
        targets: Ints = np.where(own & ~stuck, goal, lattice.levels) @ lattice.strides
        return targets

    def values(self, j: int, periods: int) -> list[Floats]:
        """(P, S) values with 0, 1 … `periods` of suspension because of j left."""
        phase, there, factors = self.phase(j), self.held(j), self.factors[:, None]
        found = [np.where(self.back.possible, self.back.values, phase.values)]
        for _ in range(periods):
            found.append((1 - factors) * phase.payoff[:, there] + factors * found[-1][:, there])
        return found

    def inner(self, periods: int) -> list[Breakdown]:
        """Everybody's least slack while a deal is suspended or resumed."""
        owners = self.checker.game.owners
        worth = {j: self.values(j, periods)[-1][j] for j in owners}
        found = [self._while_held(j, i, worth[i], periods) for j in owners for i in owners]
        return found + [self._on_the_way(i, worth[i]) for i in owners]

    def _while_held(self, j: int, i: int, worth: Floats, periods: int) -> Breakdown:
        game, there = self.checker.game, self.held(j)
        gain = (1 - self.factors[i]) * self.phase(j).payoff[i] + self.factors[i] * worth
        tempted = temptations(game, i, gain, np.arange(len(there)), there)
        slack = np.array([left[i] - tempted for left in self.values(j, periods)[1:]]) / game.spans[i]
        left, state = np.unravel_index(int(slack.argmin()), slack.shape)
        names = game.parties[j], game.parties[i]
        return Breakdown(float(slack.min()), self.step, *names, int(state), int(left) + 1)

    def _on_the_way(self, i: int, worth: Floats) -> Breakdown:
        game, there = self.checker.game, self.back.there
        gain = (1 - self.factors[i]) * game.kept[i] + self.factors[i] * worth
        states = np.flatnonzero(self.back.possible & (there != np.arange(len(there))))
        tempted = temptations(game, i, gain, states, there[states])
        slack = (self.back.values[i, states] - tempted) / game.spans[i]
        worst = int(slack.argmin()) if len(slack) else -1
        state, least = (int(states[worst]), float(slack[worst])) if worst >= 0 else (-1, np.inf)
        return Breakdown(least, self.step, "", game.parties[i], state, 0)


def _judged(at_steps: list[_Stopped], periods: int) -> Suspension:
    checker, path = at_steps[0].checker, at_steps[0].path
    incentives = [each for at in at_steps for each in _incentives(at, periods) if each.relative is not None]
    weakest = min(incentives, key=lambda each: each.relative or 0.0, default=None)
    inner = min((each for at in at_steps for each in at.inner(periods)), key=lambda each: each.slack, default=None)
    verified = all(checker.phase(j, months).is_verified for months in path.lengths for j in checker.game.owners)
    return Suspension(at_steps[0].kind, periods, weakest, inner, verified, checker.settings.tolerance)


def _incentives(at: _Stopped, periods: int) -> list[Incentive]:
    """What keeps everybody to one step of the roadmap."""
    game, path = at.checker.game, at.path
    worth = {j: at.values(j, periods)[-1][j] for j in game.owners}
    under = punished(at.checker, {(j, months): worth[j] for months in path.lengths for j in worth})
    values = path_values(game, path)
    return [under.incentives(path, values, i)[at.step] for i in game.owners]
