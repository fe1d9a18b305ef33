"""The brief as JSON data."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from detente.analyses import forecast, mixture, paths, stability, tables, unknown, views
from detente.analyses.deals import belief, endurance, patience, roadmaps, trust
from detente.analyses.sweeps import document as sweeps
from detente.analyses.talks import drivers
from detente.analyses.wishes.documents import contested_document

if TYPE_CHECKING:
    from detente.analyses.brief import Brief
    from detente.analyses.case import Case
    from detente.analyses.clauses import ClauseAnswer
    from detente.analyses.forecast import ForecastAnswer
    from detente.analyses.guarantors import GuarantorAnswer
    from detente.analyses.sweeps.modest import Sweeps

HEADING = ("scenario", "hash", "version", "lists", "overrides", "options", "parties")


def document(brief: "Brief") -> dict[str, Any]:
    """Every answer as JSON data, one entry per combination of types."""
    more = brief.further
    first = stability.heading(brief.cases[0].setting) if brief.cases else _without_cases(brief)
    return {
        **{key: first[key] for key in HEADING if key in first},
        **({"parties": list(brief.scenario.parties)} if brief.cases and not brief.cases[0].graph else {}),
        "status": "complete" if brief.complete else "limit reached",
        "concept": brief.concept,
        "inputs": dict(brief.confidence),
        "left_out": [{"code": problem.code, "facts": dict(problem.facts)} for problem in brief.left_out],
        "cases": [_case(case) for case in brief.cases],
        "belief": belief.document(more.belief) if more and more.belief else None,
        "mixture": None if brief.mixture is None else mixture.document(brief.mixture),
        "forecast": None if brief.forecast is None else _settling(brief.forecast),
        "drivers": None if brief.drivers is None else drivers.document(brief.drivers),
        "sweeps": None if brief.sweeps is None else _sweeps(brief.sweeps),
        "trust": {each.roadmap: trust.document(each) for each in more.trust} if more else {},
        "guarantors": {id: roadmaps.sets_document(sets) for id, sets in more.sets.items()} if more else {},
        "patience": {each.roadmap: patience.document(each) for each in more.patience} if more else {},
        "endurance": {each.roadmap: endurance.document(each) for each in more.endurance} if more else {},
    }


def _without_cases(brief: "Brief") -> dict[str, Any]:
    """The heading where there are issues only."""
    from detente import __version__

    scenario = brief.scenario
    return {
        "scenario": scenario.id,
        "hash": scenario.hash,
        "version": __version__,
        "overrides": list(scenario.overrides),
        "parties": list(scenario.parties),
    }


def _settling(answer: "ForecastAnswer") -> dict[str, Any]:
    whole = forecast.document(answer)
    return {key: whole[key] for key in ("columns", "issues", "packages", "zone", "questions", "signals")}


def _sweeps(found: "Sweeps") -> dict[str, Any]:
    """Claims, families and what was looked into; the rest is for `detente sweep`."""
    wholes = [sweeps.document(answer) for answer in found.answers]
    claims: dict[str, Any] = {}
    unclaimed: dict[str, Any] = {}
    families: dict[tuple[str, str], dict[str, Any]] = {}
    for whole in wholes:
        for id, claim in whole["claims"].items():
            asks = claims.setdefault(id, {**claim, "asks": []})["asks"]
            before = {(each["ask"], each["by"]) for each in asks}
            asks += [each for each in claim["asks"] if (each["ask"], each["by"]) not in before]
        for each in whole["unclaimed"]:
            unclaimed.setdefault(each["ask"], each)
        for each in whole["families"]:
            told = [whole["quantities"][id][whole["ranges"][0]]["share"] for id in each["quantities"]]
            families.setdefault((each["subject"], each["asked"]), {**each, "shares": told})
    heading = ("status", "draws", "seed", "design", "ranges", "subjects")
    return {
        "asked": [{key: whole[key] for key in heading} for whole in wholes],
        "claims": claims,
        "variants": wholes[0]["variants"] if wholes else {},
        "unclaimed": list(unclaimed.values()),
        "families": list(families.values()),
        "looked_into": [sweeps.looked_into_document(each) for each in found.looked_into],
    }


def _case(case: "Case") -> dict[str, Any]:
    parties = case.setting.parties
    return {
        "types": dict(case.setting.types),
        "stability": _without_heading(stability.document(case.stability)) if case.graph else None,
        "unknown": None if case.unknown is None else _without_heading(unknown.document(case.unknown)),
        "way": None if case.way is None else _without_heading(paths.document(case.way.answer)),
        "guarantors": None if case.guarantors is None else _guarantors(case.guarantors),
        "clauses": [_clauses(found) for found in case.clauses],
        "variants": [
            {
                "party": variant.party or None,
                "appended": variant.appended or None,
                "stable": {name: dict(zip(parties, marks, strict=True)) for name, marks in variant.stable.items()},
            }
            for variant in case.variants
        ],
        "tables": None if case.tables is None else _without_heading(tables.document(case.tables)),
        "views": None if case.views is None else _without_heading(views.document(case.views)),
        "contested": None if case.contested is None else _without_heading(contested_document(case.contested)),
        "roadmaps": None if case.roadmaps is None else _without_heading(roadmaps.document(case.roadmaps)),
    }


def _without_heading(document: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in document.items() if key not in (*HEADING, "types")}


def _guarantors(answer: "GuarantorAnswer") -> dict[str, Any]:
    parties = answer.setting.parties
    return {
        "concept": answer.concept,
        "guarantors": list(answer.guarantors),
        "violators": list(answer.violators),
        "focus": list(answer.focus),
        "sets": [
            {
                "members": list(each.members),
                "state": each.state,
                "feasible": each.feasible,
                "stable": dict(zip(parties, each.stable, strict=False)),
                "against_status_quo": dict(zip(parties, each.against, strict=False)),
            }
            for each in answer.sets
        ],
        "minimal": asdict(answer.minimal),
    }


def _clauses(found: "ClauseAnswer") -> dict[str, Any]:
    return {
        "party": found.party,
        "sets": found.sets,
        "mentions": [asdict(mention) for mention in found.mentions],
        "carrying": [
            {
                "party": each.party,
                "position": each.position,
                "statement": each.statement.text,
                "confidence": each.statement.provenance.trust,
                "without": each.without,
            }
            for each in found.carrying
        ],
        "willingness": {
            "statements": [
                {"party": party, "statement": statement.text, "confidence": statement.provenance.trust}
                for party, statement in found.willingness.statements
            ],
            "without": found.willingness.without,
        },
        "nearest": [
            {
                "party": each.party,
                "statement": each.statement.text,
                "position": each.position,
                "to": each.to,
                "passes": each.passes.text,
            }
            for each in found.nearest
        ],
        "assumptions": [
            {
                "party": each.party,
                "condition": each.name,
                "statements": [statement.text for statement in each.statements],
                "sets": each.sets,
                "unchanged": each.unchanged,
            }
            for each in found.assumptions
        ],
    }
