"""Whether a roadmap keeps itself: at every step, for every party, and for everybody who has to join.

V_i(k) = (1-d) u_i(x^{k+1}) + d V_i(k+1) is what party i gets from step k on, u_i(x^T) for the stay at the end. Leaving
at step k brings u_i while nobody has seen it and the value of the breach phase afterwards; the slack of a step is
V_i(k) minus the best of that. A roadmap is self-enforcing if (A) no slack is negative, (B) the breach phases are
themselves equilibria, and (C) everybody who takes part gets at least what there is without a deal. Signing pays and
costs nothing while the deal is kept, so a guarantor's choice to sign, too, comes down to (C): without it the others'
deal either holds as well, and it is indifferent, or does not, and there is no deal.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal

import numpy as np

from detente.agreement.punishment.breach import BreachPhase, Punishments
from detente.agreement.punishment.enforcement import Enforcement, Selection, enforcement
from detente.agreement.punishment.nodeal import Alternative, NoDeal, nodeal
from detente.agreement.roadmaps.deviations import Path, deviations
from detente.agreement.terms.game import AgreementGame
from detente.agreement.terms.lattice import Floats
from detente.model.roadmap import Roadmap
from detente.watching import Watch, unwatched

TOLERANCE = 1e-9
Status = Literal["holds", "fails", "not verified"]


@dataclass(frozen=True)
class Settings:
    """How a roadmap was checked; guarantors: ids of those that signed."""

    guarantors: tuple[str, ...]
    selection: Selection = "largest"
    alternative: Alternative = "equilibrium"
    tolerance: float = TOLERANCE


@dataclass(frozen=True)
class Incentive:
    """What keeps one party to one step.

    step: from 0, the number of steps for the final stay. value: of keeping; best: of the best deviation. deviation:
    the states it leads through, empty if the party has no alternative, and then slack is None. penalty: what it
    would have to lose besides, in every step of the breach phase, for the slack to be 0; 0 where it is not negative.
    """

    step: int
    party: str
    value: float
    best: float | None
    slack: float | None
    relative: float | None
    deviation: tuple[int, ...]
    penalty: float


@dataclass(frozen=True)
class Participation:
    """What a party gets from the deal and without it; relative: the slack in units of its range of payoffs."""

    party: str
    value: float
    alternative: float
    slack: float
    relative: float


@dataclass(frozen=True)
class PathCheck:
    """The verdict on a path. incentives: by step, then party; breaches: by party that can leave and length of step."""

    game: AgreementGame
    path: Path
    settings: Settings
    incentives: tuple[Incentive, ...]
    participation: Mapping[str, Participation]
    breaches: Mapping[tuple[str, float | None], BreachPhase]
    nodeal: NoDeal

    @cached_property
    def weakest(self) -> Incentive | None:
        """The incentive with the least relative slack; None if nobody has an alternative."""
        bound = [each for each in self.incentives if each.relative is not None]
        return min(bound, key=lambda each: each.relative or 0.0, default=None)

    @property
    def slack(self) -> float | None:
        """The least slack in its party's own units, of any party."""
        return min((each.slack for each in self.incentives if each.slack is not None), default=None)

    @property
    def punishment_verified(self) -> bool:
        """(B): whether every breach phase is an equilibrium."""
        return all(phase.is_verified for phase in self.breaches.values())

    @property
    def incentives_hold(self) -> bool:
        """(A): whether nobody gains by leaving at any step."""
        return self.slack is None or self.slack >= -self.settings.tolerance

    @property
    def participation_holds(self) -> bool:
        """(C): whether everybody who takes part gets at least what there is without a deal."""
        return all(each.slack >= -self.settings.tolerance for each in self.participation.values())

    @cached_property
    def keeps(self) -> dict[str, bool | None]:
        """Party that can leave to whether it gains by it at no step; None where what follows is not verified."""
        loose = {party for (party, _months), phase in self.breaches.items() if not phase.is_verified}
        found: dict[str, bool | None] = {party: True for party, _months in self.breaches}
        for each in self.incentives:
            if each.slack is not None and each.slack < -self.settings.tolerance:
                found[each.party] = False
        return {party: None if party in loose else kept for party, kept in found.items()}

    @property
    def status(self) -> Status:
        """`not verified` if a breach phase or the alternative to a deal is not known to be an equilibrium."""
        if not self.punishment_verified or not self.nodeal.is_verified:
            return "not verified"
        return "holds" if self.incentives_hold and self.participation_holds else "fails"

    @property
    def holds(self) -> bool:
        """Whether the roadmap is self-enforcing."""
        return self.status == "holds"

    @cached_property
    def penalties(self) -> dict[str, float]:
        """Party to the least further penalty per step of the breach phase that would keep it to every step."""
        most: dict[str, float] = {}
        for each in self.incentives:
            most[each.party] = max(most.get(each.party, 0.0), each.penalty)
        return most


@dataclass(frozen=True)
class Checker:
    """Checks paths of one game; breach phases are found once for each length of a step. watch: may end the finding."""

    game: AgreementGame
    settings: Settings
    _found: dict[float | None, Punishments] = field(default_factory=dict, repr=False)
    watch: Watch = field(default=unwatched, repr=False, kw_only=True)

    def with_settings(self, **changes: Any) -> "Checker":
        """A checker with other settings that shares what was found so far."""
        return replace(self, settings=replace(self.settings, **changes))

    def watched(self, watch: Watch) -> "Checker":
        """The same under another watch."""
        return replace(self, watch=watch)

    def punishments(self, months: float | None) -> Punishments:
        """Breach phases in steps of so many months."""
        if months not in self._found:
            self._found[months] = Punishments(self.game, self.game.factors(months))
        return replace(self._found[months], watch=self.watch)

    def phase(self, party: int, months: float | None) -> BreachPhase:
        """The phase after a breach by `party` (index)."""
        signed = self.game.signatories(self.settings.guarantors)
        return self.punishments(months).after(party, signed, self.settings.selection)

    def enforcement(self, party: int) -> Enforcement:
        """The enforcement game after a breach by `party` (index)."""
        return enforcement(self.game, party, self.game.signatories(self.settings.guarantors))

    def check(self, path: Path) -> PathCheck:
        """The verdict on a path."""
        values = path_values(self.game, path)
        by_party = [self.incentives(path, values, i) for i in self.game.owners]
        incentives = [party[k] for k in range(len(path) + 1) for party in by_party]
        breaches = {(self.game.parties[i], m): self.phase(i, m) for m in path.lengths for i in self.game.owners}
        joining = self.participation(path, values)
        alternative = self.alternative(path)
        return PathCheck(self.game, path, self.settings, tuple(incentives), joining, breaches, alternative)

    def alternative(self, path: Path) -> NoDeal:
        """What there is without a deal, in steps as long as the first."""
        return nodeal(self.punishments(path.length(0)), self.settings.alternative)

    def participation(self, path: Path, values: Floats) -> dict[str, Participation]:
        """Party, if it owns a measure or signed as guarantor, to what it gets with and without the deal."""
        without = self.alternative(path).values
        found = {}
        for i, party in enumerate(self.game.parties):
            if i in self.game.owners or party in self.settings.guarantors:
                slack = float(values[0, i] - without[i])
                relative = slack / float(self.game.spans[i])
                found[party] = Participation(party, float(values[0, i]), float(without[i]), slack, relative)
        return found

    def incentives(self, path: Path, values: Floats, party: int) -> tuple[Incentive, ...]:
        """What keeps `party` (index) to each step and to the stay; values: (T+1, P) of the path."""
        return tuple(self.incentive(path, float(values[k, party]), k, party) for k in range(len(path) + 1))

    def incentive(self, path: Path, value: float, step: int, party: int) -> Incentive:
        """What keeps `party` (index) to one step; value: of the path from there on."""
        name = self.game.parties[party]
        routes = deviations(self.game, path, step, party)
        if not len(routes):
            return Incentive(step, name, value, None, None, None, (), 0.0)
        worth, weight = np.zeros(len(routes)), 1.0
        for k in range(routes.shape[1]):
            factor = float(self.game.factors(path.length(step + k))[party])
            worth += weight * (1 - factor) * self.game.kept[party, routes[:, k]]
            weight *= factor
        worth += weight * self.phase(party, path.length(step)).values[party, routes[:, -1]]
        best = int(worth.argmax())
        slack = value - float(worth[best])
        deviation = tuple(int(state) for state in routes[best])
        relative, penalty = slack / float(self.game.spans[party]), max(-slack, 0.0) / weight
        return Incentive(step, name, value, float(worth[best]), slack, relative, deviation, penalty)


def path_values(game: AgreementGame, path: Path) -> Floats:
    """(T+1, P) what everybody gets from each step on, the stay at the end included."""
    values = np.empty((len(path) + 1, len(game.parties)))
    values[-1] = game.kept[:, path.states[-1]]
    for k in range(len(path) - 1, -1, -1):
        factors = game.factors(path.length(k))
        values[k] = (1 - factors) * game.kept[:, path.after(k)] + factors * values[k + 1]
    return values


def path_of(game: AgreementGame, roadmap: Roadmap) -> Path:
    """The states that a roadmap leads through, from today."""
    states = [game.lattice.now]
    for step in roadmap.steps:
        states.append(game.lattice.changed(states[-1], step.levels))
    return Path(tuple(states), tuple(step.months for step in roadmap.steps))


def check(
    game: AgreementGame,
    roadmap: Roadmap,
    selection: Selection = "largest",
    alternative: Alternative = "equilibrium",
    guarantors: tuple[str, ...] | None = None,
) -> PathCheck:
    """The verdict on a written roadmap; `guarantors` in place of those that it names."""
    signed = roadmap.guarantors if guarantors is None else guarantors
    return Checker(game, Settings(signed, selection, alternative)).check(path_of(game, roadmap))
