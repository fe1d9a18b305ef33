"""The best roadmap towards a goal, and whose guarantees are enough for some roadmap."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Literal

import numpy as np

from detente.agreement.design.problem import Objective, Problem, problem_of
from detente.agreement.design.search import best, possible
from detente.agreement.design.shortest import Found
from detente.agreement.design.steps import Steps, steps_towards
from detente.agreement.punishment.breach import BreachPhase
from detente.agreement.punishment.nodeal import NoDeal, nodeal
from detente.agreement.roadmaps.deviations import Path
from detente.agreement.roadmaps.division import divided
from detente.agreement.roadmaps.guarantor_sets import Guarantors, GuarantorSets, SetVerdict, guarantor_sets, selections
from detente.agreement.roadmaps.path import Checker, PathCheck, Settings
from detente.agreement.terms.game import AgreementGame
from detente.agreement.terms.lattice import Floats
from detente.errors import LimitReached
from detente.watching import Watch, unwatched


@dataclass(frozen=True)
class Design:
    """The best roadmap towards `goal` in steps of `months`, measures moving only towards it.

    check: its verdict, None if there is no roadmap that everybody would join. slack: its least slack by `objective`;
    upper: no roadmap has more. ties: how many of its length are as good, if all_tied; else at least so many. exact:
    whether deviations are seen after one step, as the search assumes; if they are seen later the verdict is still
    right, but another roadmap may be better.
    """

    status: Literal["best", "limit reached", "none"]
    goal: Mapping[str, int]
    objective: Objective
    months: float | None
    check: PathCheck | None
    slack: float
    upper: float
    ties: int
    all_tied: bool
    exact: bool


@dataclass(frozen=True)
class Designer:
    """Designs roadmaps for one game and goal; steps and what was found of the breach phase are shared."""

    checker: Checker
    goal: Mapping[str, int]
    steps: Steps
    months: float | None
    objective: Objective

    def problem(self, breach: Mapping[int, Floats], without: Floats | None = None) -> Problem:
        """The problem for these breach values, by owner (index), and the settings' guarantors.

        without: (P,) what there is without a deal; by default the most that each party may have.
        """
        game = self.checker.game
        without = self.nodeal.values if without is None else without
        joining = [i for i, p in enumerate(game.parties) if i in game.owners or p in self.checker.settings.guarantors]
        floors = {i: float(without[i]) for i in joining}
        factors, watch = game.factors(self.months), self.checker.watch
        return problem_of(game, self.steps, factors, breach, floors, self.objective, watch)

    @property
    def nodeal(self) -> NoDeal:
        """What there is without a deal."""
        return nodeal(self.checker.punishments(self.months), self.checker.settings.alternative)

    def with_guarantors(self, guarantors: Guarantors) -> "Designer":
        """The same with other guarantors."""
        return replace(self, checker=self.checker.with_settings(guarantors=guarantors))

    def watched(self, watch: Watch) -> "Designer":
        """The same under another watch."""
        return replace(self, checker=self.checker.watched(watch))

    def phase(self, party: int) -> BreachPhase:
        """The breach phase of a party (index)."""
        return self.checker.phase(party, self.months)

    def best(self, watch: Watch = unwatched) -> Design:
        """The best roadmap; without one and with no bound if a limit comes before the search has begun."""
        watched = self.watched(watch)
        try:
            breach = {i: watched.phase(i).values[i] for i in self.checker.game.owners}
            problem = watched.problem(breach)
        except LimitReached:
            return self._design(Found("limit reached", None, None, -np.inf, np.inf, 0, False))
        return self._design(best(problem, watch))

    def _design(self, found: Found) -> Design:
        check, game = None, self.checker.game
        late = game.breach.seen_months
        if found.nodes is not None:
            states = tuple(int(state) for state in self.steps.states[found.nodes])
            check = self.checker.check(divided(Path(states, (self.months,) * (len(states) - 1)), late, game.per))
        exact = game.breach.seen_after == 1 and late in (None, self.months)
        return Design(
            found.status,
            self.goal,
            self.objective,
            self.months,
            check,
            found.slack,
            found.upper,
            found.ties,
            found.all_tied,
            exact,
        )

    def judge(self, guarantors: Guarantors) -> SetVerdict:
        """Whether with these guarantors some roadmap holds under every equilibrium of enforcement, or under some."""
        designer = self.with_guarantors(guarantors)
        tried = [designer._tried(i) for i in self.checker.game.owners]
        verified = [[values for values, is_verified in each if is_verified] for each in tried]
        without = self.nodeal
        known = without.is_verified and all(verified)
        sufficient = known and designer._some([np.max(each, axis=0) for each in verified], without.values)
        either = sufficient or (
            known
            and any(
                designer._some(each, n)
                for n in _mildest(list(without.under))
                for each in product(*map(_mildest, verified))
            )
        )
        return SetVerdict(
            guarantors,
            sufficient=sufficient,
            possible=either,
            least=None,
            most=None,
            joined=known,
            all_tried=all(designer.checker.enforcement(i).is_uniform for i in self.checker.game.owners),
            all_verified=all(is_verified for each in tried for _, is_verified in each),
        )

    def _tried(self, party: int) -> list[tuple[Floats, bool]]:
        """Breach values of a party under each equilibrium of enforcement and moves, and whether they are verified."""
        found = []
        for selection in selections(self.checker.enforcement(party)):
            phase = self.checker.with_settings(selection=selection).phase(party, self.months)
            found += [(values, phase.is_verified) for values in phase.tempting]
        return found

    def _some(self, breach: Sequence[Floats], without: Floats) -> bool:
        values = dict(zip(self.checker.game.owners, breach, strict=True))
        checker = self.checker
        return possible(self.problem(values, without), -checker.settings.tolerance, checker.watch) is not None


def _mildest(values: list[Floats]) -> list[Floats]:
    """Those that are not everywhere at least as much as another: what allows less is of no use to a roadmap."""
    kept: list[Floats] = []
    for one in values:
        if not any((one >= other).all() for other in kept):
            kept = [other for other in kept if not (other >= one).all()] + [one]
    return kept


def designer(
    game: AgreementGame,
    goal: Mapping[str, int],
    settings: Settings,
    months: float | None = None,
    objective: Objective = "relative",
) -> Designer:
    """Whatever designs roadmaps to the levels `goal`; `months`: of every step, for discount factors per year."""
    return Designer(Checker(game, settings), goal, steps_towards(game.lattice, goal), months, objective)


def designed_sets(work: Designer, watch: Watch = unwatched) -> GuarantorSets:
    """The minimal sets of guarantors for which some roadmap holds."""
    game = work.checker.game
    candidates = tuple(game.parties[guarantor.party] for guarantor in game.guarantors)
    return guarantor_sets(candidates, work.watched(watch).judge, watch)
