"""What else a brief says of a deal: belief, trust, tables, patrons and leakage, for the reference types."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from detente.analyses import belief as beliefs
from detente.analyses.belief import BeliefAnswer
from detente.analyses.compare import AtOnce, AtTable, Patron, at_once, at_tables, patrons
from detente.analyses.deal import Deal
from detente.analyses.roadmaps import RoadmapAnswer, Verdict
from detente.analyses.thresholds import Threshold, leakage_threshold
from detente.analyses.trust import TrustAnswer, trust
from detente.errors import LimitReached
from detente.model.scenario import Scenario
from detente.watching import Watch, unwatched


@dataclass(frozen=True)
class Further:
    """deal: the reference types and only the roadmaps asked about: those that hold, else the one nearest to it.

    belief: None where the scenario has no such section. The other parts are empty where there is no deal, or where a
    limit came first (`complete` False).
    """

    deal: Deal | None
    belief: BeliefAnswer | None
    trust: tuple[TrustAnswer, ...] = ()
    at_once: tuple[AtOnce, ...] = ()
    tables: tuple[AtTable, ...] = ()
    patrons: tuple[Patron, ...] = ()
    leakage: tuple[Threshold, ...] = ()
    complete: bool = True


def further(scenario: Scenario, answer: RoadmapAnswer | None, watch: Watch = unwatched) -> Further:
    """Everything else on a deal whose roadmaps were checked, and on belief where the scenario asks."""
    believed = beliefs.belief(scenario) if beliefs.can_answer(scenario) else None
    if answer is None or not answer.verdicts:
        return Further(None, believed)
    asked = _asked(answer)
    deal = answer.deal.only(asked)
    found = Further(deal, believed)
    parts: tuple[tuple[str, Callable[[], Any]], ...] = (
        ("at_once", lambda: tuple(at_once(deal))),
        ("tables", lambda: tuple(at_tables(deal)) if deal.scenario.conflict.tables else ()),
        ("patrons", lambda: tuple(patrons(deal, watch))),
        ("trust", lambda: tuple(each for id in asked if (each := trust(deal, id, watch=watch)) is not None)),
        ("leakage", lambda: tuple(leakage_threshold(deal, id, watch) for id in asked)),
    )
    try:
        for part, compute in parts:
            watch(part, 0, 0)
            found = replace(found, **{part: compute()})
    except LimitReached:
        return replace(found, complete=False)
    return found


def _asked(answer: RoadmapAnswer) -> tuple[str, ...]:
    holding = tuple(id for id, verdict in answer.verdicts.items() if verdict.largest.holds)
    return holding or (max(answer.verdicts, key=lambda id: _nearness(answer.verdicts[id])),)


def _nearness(verdict: Verdict) -> float:
    check = verdict.largest
    joining = min((each.relative for each in check.participation.values()), default=0.0)
    weakest = check.weakest
    return min(joining, weakest.relative or 0.0) if weakest else joining
