"""What else a brief says of a deal, for the reference types: what it withstands, patience, trust, tables and so on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from detente.agreement.roadmaps.guarantor_sets import GuarantorSets
from detente.analyses.deals import belief as beliefs
from detente.analyses.deals.belief import BeliefAnswer
from detente.analyses.deals.compare import AtOnce, AtTable, Patron, at_once, at_tables, patrons
from detente.analyses.deals.deal import Deal
from detente.analyses.deals.endurance import LARGE, Endurance, endurance, mercy
from detente.analyses.deals.patience import Patience, Threshold, leakage_thresholds, patience_of
from detente.analyses.deals.roadmaps import RoadmapAnswer, Verdict, with_sets
from detente.analyses.deals.trust import TrustAnswer, trust
from detente.errors import LimitReached
from detente.model.scenario import Scenario
from detente.watching import Watch, unwatched


@dataclass(frozen=True)
class Further:
    """deal: the reference types and only the roadmaps asked about: those that hold, else the one nearest to it.

    belief: None where the scenario has no such section. The other parts are empty where there is no deal, or where a
    limit came first (`complete` False). sets: of the roadmaps whose sets were not judged with the verdicts; patience:
    of all parties alike; both only of the first roadmap on large lattices. endurance: there without draws and flips.
    """

    deal: Deal | None
    belief: BeliefAnswer | None
    trust: tuple[TrustAnswer, ...] = ()
    at_once: tuple[AtOnce, ...] = ()
    tables: tuple[AtTable, ...] = ()
    patrons: tuple[Patron, ...] = ()
    sets: Mapping[str, GuarantorSets] = field(default_factory=dict)
    patience: tuple[Patience, ...] = ()
    endurance: tuple[Endurance, ...] = ()
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
    few = asked[:1] if _is_large(deal) else asked
    parts: tuple[tuple[str, Callable[[], Any]], ...] = (
        ("at_once", lambda: tuple(at_once(deal))),
        ("tables", lambda: tuple(at_tables(deal)) if deal.scenario.conflict.tables else ()),
        ("patrons", lambda: tuple(patrons(deal, watch))),
        ("sets", lambda: _sets(deal, [id for id in few if id not in answer.sets], watch)),
        ("patience", lambda: patience_of(deal, few, watch=watch)),
        ("endurance", lambda: tuple(_endurance(deal, id, watch) for id in asked)),
        ("trust", lambda: tuple(each for id in asked if (each := trust(deal, id, watch=watch)) is not None)),
        ("leakage", lambda: leakage_thresholds(deal, asked, watch)),
    )
    try:
        for part, compute in parts:
            watch(part, 0, 0)
            found = replace(found, **{part: compute()})
    except LimitReached:
        return replace(found, complete=False)
    return found


def _is_large(deal: Deal) -> bool:
    return len(deal.game.lattice) > LARGE


def _sets(deal: Deal, ids: list[str], watch: Watch) -> Mapping[str, GuarantorSets]:
    """The smallest sets of guarantors for these roadmaps. Raises LimitReached if a limit came first."""
    answer = with_sets(RoadmapAnswer(deal.only(ids), {}), watch)
    if answer.status == "limit reached":
        raise LimitReached
    return answer.sets


def _endurance(deal: Deal, id: str, watch: Watch) -> Endurance:
    found = mercy(deal, id, watch) if _is_large(deal) else endurance(deal, id, watch=watch)
    if found.unfinished:
        raise LimitReached
    return found


def _asked(answer: RoadmapAnswer) -> tuple[str, ...]:
    holding = tuple(id for id, verdict in answer.verdicts.items() if verdict.largest.holds)
    return holding or (max(answer.verdicts, key=lambda id: _nearness(answer.verdicts[id])),)


def _nearness(verdict: Verdict) -> float:
    check = verdict.largest
    joining = min((each.relative for each in check.participation.values()), default=0.0)
    weakest = check.weakest
    return min(joining, weakest.relative or 0.0) if weakest else joining
