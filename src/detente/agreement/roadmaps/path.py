"""Whether a roadmap keeps itself: at every step, for every party, and for everybody who has to join.

V_i(k) = (1-d) u_i(x^{k+1}) + d V_i(k+1) is what party i gets from step k on, u_i(x^T) for the stay at the end. Leaving
at step k brings u_i while nobody has seen it and the value of the breach phase afterwards; the slack of a step is
V_i(k) minus the best of that. A roadmap is self-enforcing if (A) no slack is negative, (B) the breach phases are
themselves equilibria, and (C) everybody who takes part gets at least what there is without a deal. Where breach phases
or no deal can settle in several ways, it has to be so under all that were found. Signing pays and
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
from detente.agreement.roadmaps.deviations import Path, Reached, best_deviation
from detente.agreement.roadmaps.division import divided
from detente.agreement.roadmaps.incentives import Incentive, Participation, by_breach, most_of
from detente.agreement.roadmaps.reach import onward, ranges
from detente.agreement.terms.game import AgreementGame
from detente.agreement.terms.lattice import Floats, Ints
from detente.model.roadmap import Roadmap
from detente.watching import Watch, unwatched

TOLERANCE = 1e-9
Status = Literal["holds", "fails", "not verified"]
Under = Literal["all", "some", "none", "not verified"]


@dataclass(frozen=True)
class Settings:
    """How a roadmap was checked; guarantors: ids of those that signed."""

    guarantors: tuple[str, ...]
    selection: Selection = "largest"
    alternative: Alternative = "equilibrium"
    tolerance: float = TOLERANCE


@dataclass(frozen=True)
class PathCheck:
    """The verdict on a path. incentives: by step, then party; breaches: by party that can leave and length of step.

    What follows a breach, and what there is without a deal, may settle in several ways. A path holds under all of those
    that were found, under some or under none; each breach has its own, and so has no deal.
    """

    game: AgreementGame
    path: Path
    settings: Settings
    incentives: tuple[Incentive, ...]
    participation: Mapping[str, Participation]
    breaches: Mapping[tuple[str, float | None], BreachPhase]
    nodeal: NoDeal

    @cached_property
    def told(self) -> "PathCheck":
        """The verdict step by step as the roadmap is written, where it was played in shorter periods.

        Of every party, the period of a step in which it is nearest to leaving.
        """
        written = self.path.written
        if written is None:
            return self
        incentives = []
        for step, periods in enumerate((*self.path.within, (len(self.path),))):
            for i in self.game.owners:
                own = [each for each in self.incentives if each.step in periods and each.party == self.game.parties[i]]
                least = min(own, key=lambda each: np.inf if each.relative is None else each.relative)
                later = least.step < len(self.path) and self.path.after(least.step) == self.path.before(least.step)
                rows = [[slack * (least.scale / each.scale) for slack in each.under] for each in own if each.under]
                under = tuple(map(min, zip(*rows, strict=True)))
                incentives.append(replace(least, step=step, is_later=later, under=under))
        first = self.path.length(0)
        breaches = {
            (party, months): self.breaches[party, first]
            for party in {party for party, _ in self.breaches}
            for months in written.lengths
        }
        return replace(self, path=written, incentives=tuple(incentives), breaches={**self.breaches, **breaches})

    @cached_property
    def weakest(self) -> Incentive | None:
        """The incentive with the least relative slack; None if nobody has an alternative.

        Of those that are equal within rounding the first step, then the one with less slack in its own units.
        """
        bound = [each for each in self.incentives if each.relative is not None]
        least = min((each.relative or 0.0 for each in bound), default=0.0)
        equal = [each for each in bound if (each.relative or 0.0) <= least + self.settings.tolerance]
        return min(equal, key=lambda each: (each.step, each.slack), default=None)

    @property
    def highest(self) -> float | None:
        """The least relative slack under the equilibria that suit the path best; None if nobody has an alternative."""
        return most_of(self.path, self.incentives, self.breaches)

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
    def holds_under(self) -> Under:
        """Under which of the equilibria that were found the path holds, those of each breach taken for themselves."""
        if not self.punishment_verified or not self.nodeal.is_verified:
            return "not verified"
        if self.incentives_hold and self.participation_holds:
            return "all"
        return "some" if self.best >= -self.settings.tolerance else "none"

    @property
    def best(self) -> float:
        """The least slack, of steps and of joining, under the equilibria that suit the path best; infinite if none."""
        groups = [[each.under for each in group] for group in by_breach(self.path, self.incentives, self.breaches)]
        groups += [[each.under for each in self.participation.values()]] if self.participation else []
        return min((float(np.array(group).min(axis=0).max()) for group in groups), default=np.inf)

    @property
    def status(self) -> Status:
        """`not verified` if a breach phase or the alternative to a deal is not known to be an equilibrium."""
        if not self.punishment_verified or not self.nodeal.is_verified:
            return "not verified"
        return "holds" if self.incentives_hold and self.participation_holds else "fails"

    @property
    def holds(self) -> bool:
        """Whether the roadmap is self-enforcing, under all equilibria that were found."""
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
    _reached: dict[int, Reached] = field(default_factory=dict, repr=False)
    _idle: dict[float | None, Ints] = field(default_factory=dict, repr=False)
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
        without, scales = self.alternative(path).under, self.scales(path)
        found = {}
        for i, party in enumerate(self.game.parties):
            if i in self.game.owners or party in self.settings.guarantors:
                value, scale, most = float(values[0, i]), float(scales[i]), float(without[:, i].max())
                under = tuple((value - without[:, i]).tolist())
                found[party] = Participation(party, value, most, value - most, (value - most) / scale, scale, under)
        return found

    def incentives(self, path: Path, values: Floats, party: int) -> tuple[Incentive, ...]:
        """What keeps `party` (index) to each step and to the stay; values: (T+1, P) of the path."""
        return tuple(self.incentive(path, float(values[k, party]), k, party) for k in range(len(path) + 1))

    def incentive(self, path: Path, value: float, step: int, party: int) -> Incentive:
        """What keeps `party` (index) to one step; value: of the path from there on."""
        name, phase = self.game.parties[party], self.phase(party, path.length(step))
        reached, allowed = self._reached.setdefault(party, {}), self.settings.tolerance
        found = [best_deviation(self.game, path, step, party, after, reached, allowed) for after in phase.tempting]
        leaving = [each for each in found if each is not None]
        if not leaving:
            return Incentive(step, name, value, None, None, None, (), 0.0, float(self.scales(path)[party]))
        left = [each.passed for each in leaving]
        left += [onward([play], each.ends) for play, each in zip(phase.settled.plays, leaving, strict=True)]
        scale = float(self.scales(path, np.concatenate(left))[party])
        under = tuple(value - each.worth for each in leaving)
        best = leaving[int(np.argmin(under))]
        slack = value - best.worth
        relative, penalty = slack / scale, max(-slack, 0.0) / best.weight
        return Incentive(step, name, value, best.worth, slack, relative, best.route, penalty, scale, under)

    def scales(self, path: Path, left: Ints | None = None) -> Floats:
        """(P,) the range of each party's payoff over what the deal or no deal leads to, and over the states `left`."""
        known = [np.array(path.states), self.idle(path)]
        return ranges(self.game, np.concatenate(known if left is None else [*known, left]))

    def idle(self, path: Path) -> Ints:
        """All states that no deal leads to from today."""
        months = path.length(0)
        if months not in self._idle:
            self._idle[months] = onward(self.alternative(path).settled.plays, [self.game.lattice.now])
        return self._idle[months]


def path_values(game: AgreementGame, path: Path) -> Floats:
    """(T+1, P) what everybody gets from each step on, the stay at the end included."""
    values = np.empty((len(path) + 1, len(game.parties)))
    values[-1] = game.kept[:, path.states[-1]]
    for k in range(len(path) - 1, -1, -1):
        factors = game.factors(path.length(k))
        values[k] = (1 - factors) * game.kept[:, path.after(k)] + factors * values[k + 1]
    return values


def path_of(game: AgreementGame, roadmap: Roadmap) -> Path:
    """The states that a roadmap leads through, from its signature, in periods where detection is given in months."""
    states = [game.lattice.signed]
    for step in roadmap.steps:
        states.append(game.lattice.changed(states[-1], step.levels))
    written = Path(tuple(states), tuple(step.months for step in roadmap.steps))
    return divided(written, game.breach.seen_months, game.per)


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
