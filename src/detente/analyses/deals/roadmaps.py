"""What makes a deal keep itself: every written roadmap step by step, whose guarantees are enough, the best one."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from detente.agreement.design.synthesis import Design, designed_sets, designer
from detente.agreement.punishment.credibility import Credibility, credibility
from detente.agreement.roadmaps.deciding import deciding
from detente.agreement.roadmaps.guarantor_sets import GuarantorSets, written_sets
from detente.agreement.roadmaps.path import Checker, PathCheck, Settings, path_of
from detente.analyses.deals.deal import Deal
from detente.errors import LimitReached
from detente.model.roadmap import Roadmap
from detente.watching import Watch, unwatched

BEST = "best"


@dataclass(frozen=True)
class Verdict:
    """A roadmap under both selections of enforcement; the gap between them is the risk of the selection.

    roadmap: None for a designed one. credible: for each guarantor and violator, why it would enforce or not.
    """

    id: str
    roadmap: Roadmap | None
    largest: PathCheck
    smallest: PathCheck
    credible: tuple[Credibility, ...]


@dataclass(frozen=True)
class RoadmapAnswer:
    """What was asked, None or empty otherwise.

    verdicts: by roadmap. sets: by roadmap, and under `best` for the best one. best: the designed roadmap with all
    guarantors of the file.
    """

    deal: Deal
    verdicts: Mapping[str, Verdict]
    sets: Mapping[str, GuarantorSets] = field(default_factory=dict)
    design: Design | None = None
    best: Verdict | None = None
    status: Literal["complete", "limit reached"] = "complete"


def verdict(
    deal: Deal, roadmap: Roadmap, guarantors: tuple[str, ...] | None = None, watch: Watch = unwatched
) -> Verdict:
    """One written roadmap, with its own guarantors or with others."""
    signed = roadmap.guarantors if guarantors is None else guarantors
    checker = deal.checker.with_settings(guarantors=signed).watched(watch)
    path = path_of(deal.game, roadmap)
    largest = checker.check(path).told
    smallest = checker.with_settings(selection="smallest").check(path).told
    return Verdict(roadmap.id, roadmap, largest, smallest, _credible(checker))


def _credible(checker: Checker) -> tuple[Credibility, ...]:
    return tuple(
        each
        for party in checker.game.owners
        for each in credibility(checker.enforcement(party), checker.settings.selection)
    )


def written(deal: Deal, watch: Watch = unwatched) -> RoadmapAnswer:
    """Every written roadmap with the guarantors that it names; those that were checked before a limit."""
    answer = RoadmapAnswer(deal, {})
    try:
        for k, (id, roadmap) in enumerate(deal.roadmaps.items()):
            watch(id, k, len(deal.roadmaps))
            answer = replace(answer, verdicts={**answer.verdicts, id: verdict(deal, roadmap, watch=watch)})
    except LimitReached:
        return replace(answer, status="limit reached")
    return answer


def with_sets(answer: RoadmapAnswer, watch: Watch = unwatched) -> RoadmapAnswer:
    """The minimal sets of guarantors for every written roadmap."""
    sets = dict(answer.sets)
    for id, roadmap in answer.deal.roadmaps.items():
        try:
            watch(id, len(sets), len(answer.deal.roadmaps))
            sets[id] = written_sets(
                answer.deal.game, path_of(answer.deal.game, roadmap), watch=watch, checker=answer.deal.checker
            )
        except LimitReached:
            return replace(answer, sets=sets, status="limit reached")
        if sets[id].status == "limit reached":
            return replace(answer, sets=sets, status="limit reached")
    return replace(answer, sets=sets)


def with_design(answer: RoadmapAnswer, sets: bool = True, watch: Watch = unwatched) -> RoadmapAnswer:
    """The best roadmap towards the goal if all guarantors sign, and with `sets` the minimal sets for some roadmap."""
    deal = answer.deal
    work = designer(deal.game, deal.goal, Settings(deal.guarantors), deal.months)
    try:
        design = work.best(watch)
        found = designed_sets(work, watch) if sets else None
    except LimitReached:
        return replace(answer, status="limit reached")
    best = None
    if design.check is not None:
        smallest = work.checker.with_settings(selection="smallest").check(design.check.path).told
        best = Verdict(BEST, None, design.check.told, smallest, _credible(work.checker))
        design = replace(design, check=best.largest)
    limited = design.status == "limit reached" or (found is not None and found.status == "limit reached")
    status = "limit reached" if limited else answer.status
    return replace(
        answer, design=design, best=best, status=status, sets={**answer.sets, **({BEST: found} if found else {})}
    )


def document(answer: RoadmapAnswer) -> dict[str, Any]:
    """The answer as JSON data."""
    from detente import __version__

    scenario = answer.deal.scenario
    return {
        "scenario": scenario.id,
        "hash": scenario.hash,
        "version": __version__,
        "types": dict(answer.deal.types),
        "overrides": list(scenario.overrides),
        "status": answer.status,
        "roadmaps": {id: verdict_document(found) for id, found in answer.verdicts.items()},
        "guarantors": {id: sets_document(found) for id, found in answer.sets.items()},
        "best": None if answer.best is None else {**verdict_document(answer.best), **_design_document(answer.design)},
    }


def verdict_document(found: Verdict) -> dict[str, Any]:
    """A verdict as JSON data; `step` counts from 0, the number of steps is the final stay."""
    check = found.largest
    weakest = check.weakest
    lattice = check.game.lattice
    return {
        "holds": check.holds,
        "holds_under": check.holds_under,
        "holds_under_smallest_enforcement": found.smallest.holds,
        "status": check.status,
        "guarantors": list(check.settings.guarantors),
        "slack": weakest.slack if weakest else None,
        "least_slack": check.slack,
        "relative_slack": weakest.relative if weakest else None,
        "highest_relative_slack": check.highest,
        "equilibria": equilibria_document(check),
        "step": weakest.step if weakest else None,
        "party": weakest.party if weakest else None,
        "deviation": [lattice.named(state) for state in weakest.deviation] if weakest else [],
        "keeps": dict(check.keeps),
        "keeps_under_smallest_enforcement": dict(found.smallest.keeps),
        "participation": {party: each.slack for party, each in check.participation.items()},
        "participation_holds": check.participation_holds,
        "seen_after": {"months": late} if (late := check.game.breach.seen_months) else check.game.breach.seen_after,
        "punishment_verified": check.punishment_verified,
        "penalties": dict(check.penalties),
        "steps": [_step_document(check, step) for step in range(len(check.path) + 1)],
    }


def _step_document(check: PathCheck, step: int) -> dict[str, Any]:
    incentives = [each for each in check.incentives if each.step == step]
    return {
        "levels": check.game.lattice.named(check.path.after(step)),
        "months": check.path.length(step),
        "slack": {each.party: each.slack for each in incentives},
        "relative_slack": {each.party: each.relative for each in incentives},
        "highest_relative_slack": {each.party: each.highest for each in incentives},
    }


def equilibria_document(check: PathCheck) -> dict[str, Any]:
    """In how many ways things may settle, which of them decides, and who never comes to rest, as JSON data."""
    found, parties = deciding(check), check.game.parties
    measures = [measure.id for measure in check.game.lattice.measures]
    breaches: dict[str, int] = {}
    cycling: dict[str, dict[str, list[str]]] = {}
    for (party, _months), phase in check.breaches.items():
        breaches[party] = max(breaches.get(party, 0), len(phase.settled.found))
        for other, places in phase.settled.cycling:
            cycling.setdefault(party, {})[parties[other]] = [measures[k] for k in places]
    for other, places in check.nodeal.settled.cycling:
        cycling.setdefault("", {})[parties[other]] = [measures[k] for k in places]
    return {
        "breach": breaches,
        "no_deal": len(check.nodeal.settled.found),
        "participation": {party: sorted(each.under) for party, each in check.participation.items()},
        "cycling": cycling,
        "deciding": None
        if found is None
        else {
            "violator": found.violator,
            "starts": list(found.starts),
            "ends_at": check.game.lattice.named(found.end),
            "tied": list(found.tied),
        },
    }


def sets_document(found: GuarantorSets) -> dict[str, Any]:
    """Sets of guarantors as JSON data."""
    return {
        "status": found.status,
        "sufficient": [list(members) for members in found.sufficient],
        "possible": [list(members) for members in found.possible],
        "more_hurts": [[list(smaller), list(larger)] for smaller, larger in found.hurting],
        "keeping": {
            party: {"sufficient": list(map(list, each.sufficient)), "possible": list(map(list, each.possible))}
            for party, each in found.keeping.items()
        },
    }


def _design_document(design: Design | None) -> dict[str, Any]:
    if design is None:
        return {}
    return {
        "design": design.status,
        "goal": dict(design.goal),
        "months": design.months,
        "upper_bound": design.upper,
        "ties": design.ties,
        "all_tied": design.all_tied,
        "exact": design.exact,
    }
