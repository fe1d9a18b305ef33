"""Judging many draws with as few solutions as possible.

Every violator has its own store of rules, the alternative to a deal another. A draw takes the first rules of a store
that are still an equilibrium for it; if there are none, play is solved for it, and what is found is tried on the rest.
Play that never comes to rest cannot be frozen; draws with such play are solved one by one, and so are all further draws
once most had rules of their own.
"""

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

import numpy as np

from detente.agreement.endurance.frozen.amounts import Amounts
from detente.agreement.endurance.frozen.distinct import distinct_rows
from detente.agreement.endurance.frozen.horizon import Basis
from detente.agreement.endurance.frozen.question import Question
from detente.agreement.endurance.frozen.rules import (
    DEAL,
    FrozenAlternative,
    FrozenPhase,
    frozen_alternative,
    frozen_phase,
)
from detente.agreement.roadmaps.path import PathCheck, path_values
from detente.agreement.terms.lattice import Floats, Ints
from detente.watching import Watch, unwatched

Found = TypeVar("Found", FrozenPhase, FrozenAlternative)
Solve = Callable[[Mapping[str, float]], Found | None]


class Store(Generic[Found]):
    """Rules found so far; the first are those of the central numbers, None where there are none."""

    def __init__(self, solve: Solve[Found], watch: Watch) -> None:
        self.solve: Solve[Found] = solve
        self.watch = watch
        self.found: list[Found | None] = [solve({})]
        self.solved = 1

    def sort(self, amounts: Amounts) -> list[tuple[Found | None, Ints]]:
        """Which rules to use for which draws; None where none can be frozen."""
        left, groups = np.arange(amounts.size), list[tuple[Found | None, Ints]]()
        for rules in [rules for rules in self.found if rules]:
            kept = rules.kept(amounts.part(left))
            groups.append((rules, left[kept]))
            left = left[~kept]
        while len(left):
            self.watch("draws", 0, 0)
            kept, found = np.zeros(len(left), dtype=bool), self.solve(amounts.one(int(left[0])))
            if found:
                self.found.append(found)
                kept = found.kept(amounts.part(left))
            self.solved += 1
            kept[0] = True  # rounding apart, what was found for a draw fits it
            groups.append((found, left[kept]))
            left = left[~kept]
        return groups


class Judge:
    """Judges draws of one question; rules found for some serve the next."""

    def __init__(self, question: Question, watch: Watch = unwatched) -> None:
        self.question, self.game = question, question.game({})
        self.phases = {i: Store(self._phase(i), watch) for i in self.game.owners}
        self.bases = [Basis(question.payoffs, name, (DEAL,)) for name in self.game.parties]
        self.alternatives = Store(lambda one: frozen_alternative(question, question.checker(one)), watch)
        self.watch, self.judged, self.anew = watch, 0, 0

    @property
    def stores(self) -> list[Store[FrozenPhase] | Store[FrozenAlternative]]:
        """All stores of rules."""
        return [*self.phases.values(), self.alternatives]

    @property
    def solved(self) -> int:
        """How often play was solved."""
        return self.anew + sum(store.solved for store in self.stores)

    @property
    def scattered(self) -> bool:
        """Whether most draws had rules of their own so far, so that rules found for one do not serve the next."""
        return 2 * sum(store.solved - 1 for store in self.stores) > self.judged * len(self.stores) > 0

    def __call__(self, amounts: Amounts) -> tuple[Floats, ...]:
        """slack, raw, party, step, joining, changed, as in `Draws`, each (N,)."""
        if self.scattered:
            return self._each_anew(amounts)
        self.judged += amounts.size
        slack, raw = np.full(amounts.size, np.inf), np.full(amounts.size, np.inf)
        party, step = np.full(amounts.size, -1.0), np.full(amounts.size, -1.0)
        changed = np.zeros(amounts.size)
        staying = {i: store.sort(amounts) for i, store in self.phases.items()}
        without = self.alternatives.sort(amounts)
        spans = self._spans(amounts, staying, without)
        for i, groups in staying.items():
            least, at, differs = self._staying(i, groups, amounts)
            relative = least / spans[i]
            lower = (relative < slack) | np.isnan(relative)
            slack, raw = np.where(lower, relative, slack), np.where(lower, least, raw)
            party, step = np.where(lower, float(i), party), np.where(lower, at, step)
            changed = np.maximum(changed, differs)
        joining, differs = self._joining(without, amounts, spans)
        return slack, raw, party, step, joining, np.maximum(changed, differs)

    def _each_anew(self, amounts: Amounts) -> tuple[Floats, ...]:
        """The same, every draw solved for itself."""
        kept = [store.found[0].kept(amounts) for store in self.stores if store.found[0] is not None]
        found = []
        for draw in range(amounts.size):
            self.watch("draws", 0, 0)
            found.append(_judged(self.question.check(amounts.one(draw))))
            self.anew += len(self.stores)
        changed = ~np.all(kept, axis=0) if len(kept) == len(self.stores) else np.ones(amounts.size)
        return (*np.array(found).T, changed.astype(float))

    def _phase(self, party: int) -> Solve[FrozenPhase]:
        return lambda one: frozen_phase(self.question, self.question.checker(one), party)

    def _staying(
        self, party: int, groups: list[tuple[FrozenPhase | None, Ints]], amounts: Amounts
    ) -> tuple[Floats, Floats, Floats]:
        """(N,) least slack of a party, its step, and whether rules are not the central ones."""
        least, step, changed = np.full(amounts.size, np.inf), np.full(amounts.size, -1.0), np.ones(amounts.size)
        store = self.phases[party]
        for rules, draws in groups:
            changed[draws] = rules is None or rules is not store.found[0]
            if rules is None:
                least[draws], step[draws] = self._staying_anew(party, amounts.one(int(draws[0])))
            elif rules.leavings and len(draws):
                slacks = rules.slacks.at(amounts.part(draws))
                least[draws] = slacks.min(axis=1)
                step[draws] = np.array([leaving.step for leaving in rules.leavings])[slacks.argmin(axis=1)]
        return least, step, changed

    def _staying_anew(self, party: int, one: Mapping[str, float]) -> tuple[float, int]:
        checker, path = self.question.checker(one), self.question.path
        if not all(checker.phase(party, months).is_verified for months in path.lengths):
            return np.nan, -1
        incentives = checker.incentives(path, path_values(checker.game, path), party)
        slacks = [(each.slack, each.step) for each in incentives if each.slack is not None]
        return min(slacks, default=(np.inf, -1))

    def _joining(
        self, groups: list[tuple[FrozenAlternative | None, Ints]], amounts: Amounts, spans: Mapping[int, Floats]
    ) -> tuple[Floats, Floats]:
        """(N,) the least relative gain from joining, and whether rules are not the central ones."""
        least, changed = np.full(amounts.size, np.nan), np.ones(amounts.size)
        for rules, draws in groups:
            changed[draws] = rules is None or rules is not self.alternatives.found[0]
            if rules is None:
                least[draws] = self._joining_anew(amounts.one(int(draws[0])))
                continue
            part = amounts.part(draws)
            gains = [
                each.at(part).min(axis=1) / spans[self.game.parties.index(name)][draws]
                for name, each in zip(rules.parties, rules.joining, strict=True)
            ]
            least[draws] = np.min(gains, axis=0, initial=np.inf)
        return least, changed

    def _joining_anew(self, one: Mapping[str, float]) -> float:
        checker, path = self.question.checker(one), self.question.path
        if not checker.alternative(path).is_verified:
            return np.nan
        joining = checker.participation(path, path_values(checker.game, path))
        return min((each.relative for each in joining.values()), default=np.inf)

    def _spans(
        self,
        amounts: Amounts,
        staying: Mapping[int, list[tuple[FrozenPhase | None, Ints]]],
        without: list[tuple[FrozenAlternative | None, Ints]],
    ) -> dict[int, Floats]:
        """Party (index) to (N,) the range of its payoffs over what the deal, its breach or no deal can lead to."""
        groups = [*without, *(group for found in staying.values() for group in found)]
        anew = np.unique(
            np.concatenate([draws for rules, draws in groups if rules is None] or [np.zeros(0, dtype=int)])
        )
        scales = {int(k): self.question.checker(amounts.one(int(k))).scales(self.question.path) for k in anew}
        found = {}
        for i, basis in enumerate(self.bases):
            low, high = np.full(amounts.size, np.inf), np.full(amounts.size, -np.inf)
            reached = [(np.array(self.question.path.states), np.arange(amounts.size))]
            reached += [(rules.reached, draws) for rules, draws in (*without, *staying.get(i, ())) if rules is not None]
            for states, draws in reached:
                if len(draws) and len(states):
                    parts = distinct_rows(basis.payoff(0)[states])
                    payoffs = np.einsum("nb,sb->ns", basis.of(amounts.part(draws)), parts)
                    low[draws] = np.minimum(low[draws], payoffs.min(axis=1))
                    high[draws] = np.maximum(high[draws], payoffs.max(axis=1))
            span, still = high - low, np.flatnonzero(high <= low)
            for k in still.tolist():
                span[k] = self.question.game(amounts.one(k)).spans[i]
            for k, scale in scales.items():
                span[k] = scale[i]
            found[i] = span
        return found


def _judged(check: PathCheck) -> tuple[float, float, float, float, float]:
    """slack, raw, party, step, joining of one draw."""
    least: tuple[float, float, float, float] = (np.inf, np.inf, -1.0, -1.0)
    for each in check.incentives:
        if each.relative is not None and each.slack is not None and each.relative < least[0]:
            least = each.relative, each.slack, float(check.game.parties.index(each.party)), float(each.step)
    if not check.punishment_verified:
        least = (np.nan, np.nan, -1.0, -1.0)
    joining = min((each.relative for each in check.participation.values()), default=np.inf)
    return (*least, joining if check.nodeal.is_verified else np.nan)
