"""Whose guarantees are enough: all minimal sets of guarantors, every set judged for itself.

A set is sufficient if the roadmap holds under every verified equilibrium of enforcement and possible if it holds under
some, of moves too. A violator's slack depends on the equilibrium played against it alone, so the equilibria are tried
violator by violator, and who would break the roadmap is told apart: a set may keep one party to it and not another. A
larger set need not do better (a guarantor may free-ride on another), so nothing is skipped; whether more guarantors
never hurt here is reported.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Literal

import numpy as np

from detente.agreement.punishment.enforcement import Enforcement, Selection
from detente.agreement.punishment.nodeal import Alternative
from detente.agreement.roadmaps.deviations import Path
from detente.agreement.roadmaps.incentives import most_of
from detente.agreement.roadmaps.path import Checker, Settings, path_values
from detente.agreement.terms.game import AgreementGame
from detente.agreement.terms.lattice import Floats
from detente.errors import LimitReached
from detente.watching import Watch, unwatched

Guarantors = tuple[str, ...]
INFINITE = float("inf")


@dataclass(frozen=True)
class SetVerdict:
    """What a set of guarantors achieves.

    least, most: the least relative slack of any step under the worst and under the best equilibria, infinite if nobody
    has an alternative; None if no equilibrium is verified. all_tried: whether every equilibrium was looked at (else the
    largest and the smallest, where equilibria differ from state to state). all_verified: whether each of them was.
    keep, may_keep: those that leave at no step under every, and under some verified equilibrium against themselves.
    """

    guarantors: Guarantors
    sufficient: bool
    possible: bool
    least: float | None
    most: float | None
    joined: bool
    all_tried: bool
    all_verified: bool
    keep: frozenset[str] = frozenset()
    may_keep: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class KeepingSets:
    """The minimal sets with which one party keeps a roadmap, whatever the others do: for sure, and perhaps."""

    sufficient: tuple[Guarantors, ...]
    possible: tuple[Guarantors, ...]


@dataclass(frozen=True)
class GuarantorSets:
    """sufficient, possible: the minimal sets; hurting: pairs (set that does, larger set that does not).

    keeping: by party that can leave, the minimal sets with which it does not; empty where there is no one roadmap.
    """

    status: Literal["complete", "limit reached"]
    verdicts: tuple[SetVerdict, ...]
    sufficient: tuple[Guarantors, ...]
    possible: tuple[Guarantors, ...]
    hurting: tuple[tuple[Guarantors, Guarantors], ...]
    keeping: Mapping[str, KeepingSets] = field(default_factory=dict)


def guarantor_sets(
    candidates: Guarantors,
    judge: Callable[[Guarantors], SetVerdict],
    watch: Watch = unwatched,
    *,
    leaving: Sequence[str] = (),
) -> GuarantorSets:
    """All minimal subsets of `candidates` that do, by size and then file order; leaving: the parties told apart.

    When `watch` raises LimitReached, the sets judged so far are returned; they are all those of up to some size.
    """
    verdicts: list[SetVerdict] = []
    status: Literal["complete", "limit reached"] = "complete"
    try:
        for chosen in subsets(candidates):
            watch("guarantor sets", len(verdicts), 1 << len(candidates))
            verdicts.append(judge(chosen))
    except LimitReached:
        status = "limit reached"
    sufficient = [v.guarantors for v in verdicts if v.sufficient]
    possible = [v.guarantors for v in verdicts if v.possible]
    failing = [v.guarantors for v in verdicts if not v.sufficient]
    hurting = tuple((small, large) for small in sufficient for large in failing if set(small) < set(large))
    keeping = {
        party: KeepingSets(
            minimal([v.guarantors for v in verdicts if party in v.keep]),
            minimal([v.guarantors for v in verdicts if party in v.may_keep]),
        )
        for party in leaving
    }
    return GuarantorSets(status, tuple(verdicts), minimal(sufficient), minimal(possible), hurting, keeping)


def subsets(candidates: Guarantors) -> Iterator[Guarantors]:
    """Every subset, by size, then in file order."""
    for size in range(len(candidates) + 1):
        yield from combinations(candidates, size)


def minimal(sets: Sequence[Guarantors]) -> tuple[Guarantors, ...]:
    """Those that hold no other of them."""
    return tuple(one for one in sets if not any(set(other) < set(one) for other in sets))


def selections(static: Enforcement) -> tuple[Selection, ...]:
    """The equilibria to try: all, where every state has the same; else the largest and the smallest of each state."""
    return tuple(static.equilibria()) if static.is_uniform else ("largest", "smallest")


@dataclass(frozen=True)
class _Slacks:
    """The least relative slack if moves settle in the way that is worst for the path, and in the best for it."""

    least: float
    most: float
    verified: bool


@dataclass(frozen=True)
class PathJudge:
    """Judges sets of guarantors by a path."""

    checker: Checker
    path: Path

    def __call__(self, guarantors: Guarantors) -> SetVerdict:
        """What `guarantors` achieve for the path."""
        checker = self.checker.with_settings(guarantors=guarantors)
        values = path_values(checker.game, self.path)
        limit = -checker.settings.tolerance
        joined, may_join = self._joined(checker, values)
        owners = [checker.game.parties[i] for i in checker.game.owners]
        tried = [self._slacks(checker, values, i) for i in checker.game.owners]
        slacks = [[each for each in some if each.verified] for some in tried]
        least = min((each.least for some in slacks for each in some), default=INFINITE) if all(slacks) else None
        most = min((max(each.most for each in some) for some in slacks), default=INFINITE) if all(slacks) else None
        known = [(party, some) for party, some in zip(owners, slacks, strict=True) if some]
        return SetVerdict(
            guarantors,
            sufficient=joined and least is not None and least >= limit,
            possible=may_join and most is not None and most >= limit,
            least=least,
            most=most,
            joined=joined,
            all_tried=all(checker.enforcement(i).is_uniform for i in checker.game.owners),
            all_verified=all(each.verified for some in tried for each in some),
            keep=frozenset(party for party, some in known if min(each.least for each in some) >= limit),
            may_keep=frozenset(party for party, some in known if max(each.most for each in some) >= limit),
        )

    def _joined(self, checker: Checker, values: Floats) -> tuple[bool, bool]:
        """Whether everybody joins under all equilibria without a deal, and whether under some."""
        if not checker.alternative(self.path).is_verified:
            return False, False
        slacks = [each.under for each in checker.participation(self.path, values).values()]
        least = np.array(slacks).min(axis=0, initial=INFINITE)
        return bool(least.min() >= -checker.settings.tolerance), bool(least.max() >= -checker.settings.tolerance)

    def _slacks(self, checker: Checker, values: Floats, party: int) -> list[_Slacks]:
        """For each equilibrium of enforcement against `party`: its least slack over the steps."""
        found = []
        for selection in selections(checker.enforcement(party)):
            under = checker.with_settings(selection=selection)
            incentives = under.incentives(self.path, values, party)
            slacks = [each.relative for each in incentives if each.relative is not None]
            verified = all(under.phase(party, months).is_verified for months in self.path.lengths)
            most = most_of(self.path, incentives)
            found.append(_Slacks(min(slacks, default=INFINITE), INFINITE if most is None else most, verified))
        return found


def written_sets(
    game: AgreementGame,
    path: Path,
    alternative: Alternative = "equilibrium",
    watch: Watch = unwatched,
    checker: Checker | None = None,
) -> GuarantorSets:
    """The minimal sets for a path; checker: of the same game, whose breach phases are not found again."""
    candidates = tuple(game.parties[guarantor.party] for guarantor in game.guarantors)
    settings = Settings((), "largest", alternative)
    known = Checker(game, settings) if checker is None else replace(checker, settings=settings)
    judge = PathJudge(known.watched(watch), path)
    return guarantor_sets(candidates, judge, watch, leaving=[game.parties[i] for i in game.owners])
