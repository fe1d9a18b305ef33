"""Suspending a deal for K periods and then resuming it, in place of ending it for ever.

While it is suspended, everybody plays the breach phase (`reversion`), or the violator alone goes back to what it owed
while the others hold back as in the breach phase (`repentance`). Then the roadmap is resumed; where that is impossible,
the breach phase lasts. Whoever leaves a suspension or the way back starts one of its own. Two questions: whether the
roadmap keeps itself under this threat, and whether the suspension itself does, in every state.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from detente.agreement.design.temptation import Leaving
from detente.agreement.endurance.agreed_steps import towards
from detente.agreement.endurance.punished import punished
from detente.agreement.endurance.resumption import Resumption, resumption
from detente.agreement.punishment.breach import BreachPhase
from detente.agreement.roadmaps.deviations import Path
from detente.agreement.roadmaps.incentives import Incentive
from detente.agreement.roadmaps.path import Checker, path_values
from detente.agreement.terms.lattice import Floats, Ints
from detente.watching import Watch, unwatched

Kind = Literal["reversion", "repentance"]


@dataclass(frozen=True)
class Breakdown:
    """Where a suspension itself is the least kept: `mover` in `state`, `left` periods before the deal is resumed.

    slack: in units of the mover's range of payoffs over all states, as all are looked at. step: at which the deal
    stopped because of `violator`.
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
    """tried: from one period on, up to `longest`, unless one keeps the roadmap and itself; enough: the least that keeps
    the roadmap; credible: that keeps itself as well."""

    kind: Kind
    tried: tuple[Suspension, ...]
    longest: int = 0

    @property
    def enough(self) -> Suspension | None:
        """The shortest that keeps everybody to the roadmap."""
        return next((each for each in self.tried if each.keeps_path), None)

    @property
    def credible(self) -> Suspension | None:
        """The shortest that keeps everybody to the roadmap and to itself."""
        return next((each for each in self.tried if each.keeps_path and each.keeps_itself), None)


def suspensions(
    checker: Checker, path: Path, kind: Kind = "reversion", longest: int = 12, watch: Watch = unwatched
) -> Suspensions:
    """Suspensions of 1, 2 … `longest` periods, until one keeps the roadmap and itself."""
    at_steps = [_Stopped(checker, path, step, kind) for step in range(len(path) + 1)]
    weakest = _weakest(at_steps, longest, watch)
    verified = all(checker.phase(j, months).is_verified for months in path.lengths for j in checker.game.owners)
    enough = next((k for k in range(longest) if _keeps(weakest[k], checker)), longest - 1)
    tried: list[Suspension] = []
    for some in (range(1, enough + 2), range(enough + 2, longest + 1)):
        for periods, inner in zip(some, _inner(at_steps, some, watch) if some else (), strict=True):
            tried.append(Suspension(kind, periods, weakest[periods - 1], inner, verified, checker.settings.tolerance))
            if tried[-1].keeps_path and tried[-1].keeps_itself:
                return Suspensions(kind, tuple(tried), longest)
    return Suspensions(kind, tuple(tried), longest)


def _keeps(weakest: Incentive | None, checker: Checker) -> bool:
    return weakest is None or (weakest.relative or 0.0) >= -checker.settings.tolerance


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
        there, lattice = self.phase(j).play.there, self.checker.game.lattice
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

    def worth(self, periods: int) -> dict[int, list[Floats]]:
        """Mover to (S,) what it gets from each state on if it starts 0, 1 … `periods` of suspension there."""
        return {j: [value[j] for value in self.values(j, periods)] for j in self.checker.game.owners}

    def inner(self, tried: range) -> Iterator[list[Breakdown]]:
        """For each party that moves while the deal is suspended or resumed, its least slack in each one of `tried`."""
        owners = self.checker.game.owners
        worth = self.worth(tried[-1])
        for j in owners:
            values, there = self.values(j, tried[-1]), self.held(j)
            for i in owners:
                leaving = Leaving.of(self.checker.game, i, np.arange(len(there)), there)
                left = np.array([value[i] for value in values[1:]])
                yield [self._while_held(j, i, left[:periods], leaving, worth[i][periods]) for periods in tried]
        for i in owners:
            yield self._on_the_way(i, [worth[i][periods] for periods in tried])

    def _while_held(self, j: int, i: int, values: Floats, leaving: Leaving, worth: Floats) -> Breakdown:
        """values: (K, S) of i with 1 … K periods left; worth: (S,) of a suspension of its own."""
        game = self.checker.game
        tempted = leaving.best((1 - self.factors[i]) * self.phase(j).payoff[i] + self.factors[i] * worth)
        slack = (values - tempted) / game.spans[i]
        left, state = np.unravel_index(int(slack.argmin()), slack.shape)
        names = game.parties[j], game.parties[i]
        return Breakdown(float(slack.min()), self.step, *names, int(state), int(left) + 1)

    def _on_the_way(self, i: int, worths: list[Floats]) -> list[Breakdown]:
        game, there = self.checker.game, self.back.there
        states = np.flatnonzero(self.back.possible & (there != np.arange(len(there))))
        if not len(states):
            return [Breakdown(np.inf, self.step, "", game.parties[i], -1, 0) for _ in worths]
        leaving, found = Leaving.of(game, i, states, there[states]), []
        for worth in worths:
            tempted = leaving.best((1 - self.factors[i]) * game.kept[i] + self.factors[i] * worth)
            slack = (self.back.values[i, states] - tempted) / game.spans[i]
            worst = int(slack.argmin())
            found.append(Breakdown(float(slack[worst]), self.step, "", game.parties[i], int(states[worst]), 0))
        return found


def _weakest(at_steps: list[_Stopped], longest: int, watch: Watch) -> list[Incentive | None]:
    """What binds the least on the roadmap under suspensions of 1 … `longest` periods."""
    checker, path = at_steps[0].checker, at_steps[0].path
    values, every = path_values(checker.game, path), list[list[Incentive]]()
    for at in at_steps:
        watch("suspensions", at.step, len(at_steps))
        worth = at.worth(longest)
        for periods in range(1, longest + 1):
            lasting = {(j, months): worth[j][periods] for months in path.lengths for j in worth}
            under = punished(checker, lasting)
            every.append([under.incentive(path, float(values[at.step, i]), at.step, i) for i in checker.game.owners])
    found = []
    for k in range(longest):
        bound = [each for some in every[k::longest] for each in some if each.relative is not None]
        found.append(min(bound, key=lambda each: each.relative or 0.0, default=None))
    return found


def _inner(at_steps: list[_Stopped], tried: range, watch: Watch) -> list[Breakdown | None]:
    """Where suspensions of so many periods are the least kept."""
    least: list[Breakdown | None] = [None for _ in tried]
    for at in at_steps:
        for found in at.inner(tried):
            watch("suspensions", at.step, len(at_steps))
            for k, each in enumerate(found):
                before = least[k]
                least[k] = each if before is None or each.slack < before.slack else before
    return least
