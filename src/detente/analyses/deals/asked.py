"""Everything that can be asked of the written roadmaps at once: verdicts, and what else is wanted.

What it needs is imported when it is asked for, so that a command line can name the questions at once.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.errors import LimitReached

if TYPE_CHECKING:
    from detente.analyses.deals.compare import AtOnce, AtTable, Patron
    from detente.analyses.deals.deal import Deal
    from detente.analyses.deals.endurance import Endurance
    from detente.analyses.deals.hardest import HardestAnswer
    from detente.analyses.deals.patience import Patience, Threshold
    from detente.analyses.deals.roadmaps import RoadmapAnswer
    from detente.analyses.deals.trust import TrustAnswer

Watch = Callable[[str, int, int], None]
CHEAP = 100_000  # combinations of levels times sets of guarantors times roadmaps that are judged unasked


@dataclass(frozen=True)
class Wanted:
    """What is asked besides the verdicts."""

    guarantors: bool = False
    design: bool = False
    patience: bool = False
    trust: bool = False
    compare: bool = False
    endurance: bool = False
    hardest: bool = False


@dataclass(frozen=True)
class Compared:
    """A deal against others like it."""

    at_once: "tuple[AtOnce, ...]" = ()
    tables: "tuple[AtTable, ...]" = ()
    patrons: "tuple[Patron, ...]" = ()
    leakage: "tuple[Threshold, ...]" = ()


@dataclass(frozen=True)
class Answered:
    """Everything that was asked; parts are None where not asked; unfinished: what a limit cut off."""

    answer: "RoadmapAnswer"
    asked: tuple[str, ...]
    patience: "tuple[Patience, ...] | None"
    trust: "tuple[TrustAnswer, ...] | None"
    compared: Compared | None
    endurance: "tuple[Endurance, ...] | None"
    unfinished: tuple[str, ...]
    hardest: "HardestAnswer | None" = None

    @property
    def complete(self) -> bool:
        """Whether nothing was cut off."""
        parts = self.answer.status, *(sets.status for sets in self.answer.sets.values())
        return not self.unfinished and "limit reached" not in parts


def asked_roadmaps(deal: "Deal", ids: Sequence[str]) -> tuple[str, ...]:
    """The written roadmaps that are asked about, in file order: those named, else all."""
    from detente.analyses.deals.deal import roadmap_named

    named = {roadmap_named(deal, id).id for id in ids}
    return tuple(id for id in deal.roadmaps if id in named or not ids)


def answered(deal: "Deal", asked: tuple[str, ...], wanted: Wanted, watch: Watch) -> Answered:
    """The verdicts on the roadmaps, then whatever else is wanted; sets of guarantors unasked where that is cheap."""
    from detente.analyses.deals.roadmaps import RoadmapAnswer, verdict, with_design, with_sets

    unfinished: list[str] = []
    verdicts = {}
    for k, id in enumerate(asked):
        try:
            watch(id, k, len(asked))
            verdicts[id] = verdict(deal, deal.roadmaps[id], watch=watch)
        except LimitReached:
            unfinished.append(id)
    only = deal.only(asked)
    answer = RoadmapAnswer(only, verdicts)
    if wanted.guarantors or _is_cheap(only):
        answer = with_sets(answer, watch)
    answer = replace(answer, deal=deal)
    if (wanted.design or not asked) and can_design(deal):
        answer = with_design(answer, sets=wanted.guarantors or _is_cheap(deal), watch=watch)
    patience = _patience(deal, asked, watch, unfinished) if wanted.patience else None
    trust = _trust(deal, asked, watch, unfinished) if wanted.trust else None
    compared = _compared(deal, only, watch, unfinished) if wanted.compare else None
    endurance = _endurance(deal, asked, watch, unfinished) if wanted.endurance else None
    hardest = _hardest(deal, asked, watch, unfinished) if wanted.hardest else None
    return Answered(answer, asked, patience, trust, compared, endurance, tuple(unfinished), hardest)


def can_design(deal: "Deal") -> bool:
    """Whether the scenario says where a roadmap should lead and how long its steps last."""
    return bool(deal.goal) and (deal.game.per == "step" or deal.months is not None)


def _is_cheap(deal: "Deal") -> bool:
    return (len(deal.game.lattice) << len(deal.guarantors)) * len(deal.roadmaps) <= CHEAP


def _patience(deal: "Deal", asked: tuple[str, ...], watch: Watch, unfinished: list[str]) -> "tuple[Patience, ...]":
    """Of all roadmaps together, as they share what follows a breach: nothing of any where a limit came first."""
    from detente.analyses.deals.patience import patience

    try:
        return patience(deal, asked, watch)
    except LimitReached:
        unfinished.append("patience")
        return ()


def _trust(deal: "Deal", asked: tuple[str, ...], watch: Watch, unfinished: list[str]) -> "tuple[TrustAnswer, ...]":
    from detente.analyses.deals.trust import trust

    found: list[TrustAnswer] = []
    for k, id in enumerate(asked):
        try:
            watch("trust", k, len(asked))
            answer = trust(deal, id, watch=watch)
        except LimitReached:
            unfinished.append("trust")
            break
        found += [answer] if answer is not None else []
    return tuple(found)


def _compared(deal: "Deal", only: "Deal", watch: Watch, unfinished: list[str]) -> Compared:
    """What was compared before a limit came."""
    from detente.analyses.deals.compare import at_once, at_tables, patrons
    from detente.analyses.deals.patience import leakage_thresholds

    compared = Compared()
    try:
        watch("compare", 0, 4)
        compared = replace(compared, at_once=tuple(at_once(only)))
        watch("compare", 1, 4)
        compared = replace(compared, tables=tuple(at_tables(only)))
        watch("compare", 2, 4)
        compared = replace(compared, patrons=tuple(patrons(deal, watch)))
        watch("compare", 3, 4)
        if deal.scenario.agreement.breach:
            compared = replace(compared, leakage=leakage_thresholds(deal, tuple(only.roadmaps), watch))
    except LimitReached:
        unfinished.append("compare")
    return compared


def _hardest(deal: "Deal", asked: tuple[str, ...], watch: Watch, unfinished: list[str]) -> "HardestAnswer | None":
    from detente.analyses.deals.hardest import hardest

    try:
        return hardest(deal, asked, watch)
    except LimitReached:
        unfinished.append("hardest")
        return None


def _endurance(deal: "Deal", asked: tuple[str, ...], watch: Watch, unfinished: list[str]) -> "tuple[Endurance, ...]":
    """What the verdicts withstand; of the last one, what a limit left."""
    from detente.analyses.deals.endurance import endurance

    found: list[Endurance] = []
    try:
        for k, id in enumerate(asked):
            watch("endurance", k, len(asked))
            found.append(endurance(deal, id, watch=watch))
            if found[-1].unfinished:
                raise LimitReached
    except LimitReached:
        unfinished.append("endurance")
    return tuple(found)
