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
from detente.agreement.roadmaps.reach import differs
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
        self.payoffs = [basis.payoff(0) for basis in self.bases]
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
        known = self._known(amounts, without)
        for i, groups in staying.items():
            relative, least, at, differs = self._staying(i, groups, amounts, known[i])
            lower = (relative < slack) | np.isnan(relative)
            slack, raw = np.where(lower, relative, slack), np.where(lower, least, raw)
            party, step = np.where(lower, float(i), party), np.where(lower, at, step)
            changed = np.maximum(changed, differs)
        joining, differs = self._joining(without, amounts, known)
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
        self, party: int, groups: list[tuple[FrozenPhase | None, Ints]], amounts: Amounts, known: Floats
    ) -> tuple[Floats, Floats, Floats, Floats]:
        """(N,) least relative slack of a party, that slack, its step, and whether rules are not the central ones."""
        relative, least = np.full(amounts.size, np.inf), np.full(amounts.size, np.inf)
        step, changed = np.full(amounts.size, -1.0), np.ones(amounts.size)
        store = self.phases[party]
        for rules, draws in groups:
            changed[draws] = rules is None or rules is not store.found[0]
            if rules is None:
                found = self._staying_anew(party, amounts.one(int(draws[0])))
                relative[draws], least[draws], step[draws] = found
            elif rules.leavings and len(draws):
                part = amounts.part(draws)
                slacks = rules.slacks.at(part)
                for k, columns in rules.steps.items():
                    span = self._span(party, part, known[:, draws], self._left(party, part, rules, columns, slacks))
                    raw = slacks[:, columns].min(axis=1)
                    lower = raw / span < relative[draws]
                    at = draws[lower]
                    relative[at], least[at], step[at] = (raw / span)[lower], raw[lower], k
        return relative, least, step, changed

    def _staying_anew(self, party: int, one: Mapping[str, float]) -> tuple[float, float, int]:
        checker, path = self.question.checker(one), self.question.path
        if not all(checker.phase(party, months).is_verified for months in path.lengths):
            return np.nan, np.nan, -1
        incentives = checker.incentives(path, path_values(checker.game, path), party)
        bound = [each for each in incentives if each.relative is not None and each.slack is not None]
        shares = [(each.relative or 0.0, each.slack or 0.0, each.step) for each in bound]
        return min(shares, default=(np.inf, np.inf, -1))

    def _joining(
        self, groups: list[tuple[FrozenAlternative | None, Ints]], amounts: Amounts, known: Mapping[int, Floats]
    ) -> tuple[Floats, Floats]:
        """(N,) the least relative gain from joining, and whether rules are not the central ones."""
        least, changed = np.full(amounts.size, np.nan), np.ones(amounts.size)
        for rules, draws in groups:
            changed[draws] = rules is None or rules is not self.alternatives.found[0]
            if rules is None:
                least[draws] = self._joining_anew(amounts.one(int(draws[0])))
                continue
            part, gains = amounts.part(draws), list[Floats]()
            for name, each in zip(rules.parties, rules.joining, strict=True):
                i = self.game.parties.index(name)
                gains.append(each.at(part).min(axis=1) / self._span(i, part, known[i][:, draws]))
            least[draws] = np.min(gains, axis=0, initial=np.inf)
        return least, changed

    def _joining_anew(self, one: Mapping[str, float]) -> float:
        checker, path = self.question.checker(one), self.question.path
        if not checker.alternative(path).is_verified:
            return np.nan
        joining = checker.participation(path, path_values(checker.game, path))
        return min((each.relative for each in joining.values()), default=np.inf)

    def _known(self, amounts: Amounts, without: list[tuple[FrozenAlternative | None, Ints]]) -> dict[int, Floats]:
        """Party (index) to (2, N) the least and the most of its payoff over what the deal or no deal can lead to."""
        path = self.question.path
        found = {i: np.empty((2, amounts.size)) for i in range(len(self.game.parties))}
        for rules, draws in without:
            if len(draws):
                idle = rules.reached if rules else self.question.checker(amounts.one(int(draws[0]))).idle(path)
                states, part = np.concatenate([np.array(path.states), idle]), amounts.part(draws)
                for i, bounds in found.items():
                    bounds[:, draws] = self._bounds(i, part, states)
        return found

    def _bounds(self, party: int, amounts: Amounts, states: Ints) -> Floats:
        """(2, N) the least and the most of a party's payoff over `states`."""
        terms = distinct_rows(self.payoffs[party][states])
        payoffs = np.einsum("nb,sb->ns", self.bases[party].of(amounts), terms)
        return np.array([payoffs.min(axis=1), payoffs.max(axis=1)])

    def _left(self, party: int, amounts: Amounts, rules: FrozenPhase, columns: Ints, slacks: Floats) -> Floats:
        """(2, N) the same over what the best of some ways to leave lead to; slacks: (N, R) of all ways."""
        under = np.array([rules.leavings[k].under for k in columns])
        best = np.zeros((amounts.size, len(columns)), dtype=bool)
        for each in np.unique(under):
            some = slacks[:, columns[under == each]]
            best[:, under == each] = some <= some.min(axis=1)[:, None] + self.question.settings.tolerance
        found = np.empty((2, amounts.size))
        patterns, which = np.unique(np.packbits(best, axis=1), axis=0, return_inverse=True)
        for pattern in range(len(patterns)):
            draws = np.flatnonzero(which.reshape(-1) == pattern)
            ways = [rules.leavings[k] for k in columns[best[draws[0]]]]
            states = {state for way in ways for state in (*way.deviation, *way.reached.tolist())}
            found[:, draws] = self._bounds(party, amounts.part(draws), np.array(sorted(states)))
        return found

    def _span(self, party: int, amounts: Amounts, *bounds: Floats) -> Floats:
        """(N,) the range of a party's payoff over all these bounds, over all states where that is none."""
        low, high = np.min([each[0] for each in bounds], axis=0), np.max([each[1] for each in bounds], axis=0)
        span: Floats = high - low
        for k in np.flatnonzero(~differs(low, high)).tolist():
            span[k] = self.question.game(amounts.one(k)).spans[party]
        return span


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
