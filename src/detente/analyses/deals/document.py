"""The answer on roadmaps as JSON data."""

from typing import TYPE_CHECKING, Any

from detente.analyses.deals.endurance import document as endurance_document
from detente.analyses.deals.hardest import document as hardest_document
from detente.analyses.deals.patience import document as patience_document
from detente.analyses.deals.patience import where_document
from detente.analyses.deals.roadmaps import document as answer_document
from detente.analyses.deals.trust import document as trust_document

if TYPE_CHECKING:
    from detente.analyses.deals.asked import Answered, Compared
    from detente.analyses.deals.compare import AtOnce, AtTable
    from detente.analyses.deals.roadmaps import Verdict


def document(found: "Answered") -> dict[str, Any]:
    """Everything that was asked; `patience`, `trust` and so on are null where not asked."""
    answer = found.answer
    whole = answer_document(answer)
    for id, verdict in answer.verdicts.items():
        whole["roadmaps"][id]["credibility"] = _credibility(verdict)
    if answer.best is not None:
        whole["best"]["credibility"] = _credibility(answer.best)
    return {
        **whole,
        "status": "complete" if found.complete else "limit reached",
        "unfinished": list(found.unfinished),
        "patience": None if found.patience is None else _patience(found),
        "trust": None if found.trust is None else {each.roadmap: trust_document(each) for each in found.trust},
        "compared": None if found.compared is None else _compared(found.compared),
        "endurance": None
        if found.endurance is None
        else {each.roadmap: endurance_document(each) for each in found.endurance},
        "hardest": None if found.hardest is None else hardest_document(found.hardest),
    }


def _credibility(verdict: "Verdict") -> list[dict[str, Any]]:
    return [
        {
            "guarantor": each.guarantor,
            "violator": each.violator,
            "enforces": each.enforces,
            "reputation": each.reputation,
            "effect": each.effect,
            "cost": each.cost,
            "margin": each.margin,
            "tied": each.tied,
        }
        for each in verdict.credible
    ]


def _patience(found: "Answered") -> dict[str, Any]:
    return {id: [patience_document(each) for each in found.patience or () if each.roadmap == id] for id in found.asked}


def _compared(found: "Compared") -> dict[str, Any]:
    tables: dict[str, list[dict[str, Any]]] = {}
    for each in found.tables:
        tables.setdefault(each.roadmap, []).append(_table(each))
    return {
        "at_once": {each.roadmap: _at_once(each) for each in found.at_once},
        "tables": tables,
        "patrons": [
            {
                "party": each.party,
                "measure": each.measure,
                "owners": list(each.owners),
                "highest": each.highest,
                "lowest": each.lowest,
                "gain": each.gain,
                "relative_gain": each.relative,
                "verified": each.verified,
            }
            for each in found.patrons
        ],
        "leakage": {each.roadmap: {"central": each.central, **where_document(each.where)} for each in found.leakage},
    }


def _at_once(each: "AtOnce") -> dict[str, Any]:
    at_once = None if each.at_once is None else _verdict(each.at_once)
    return {"phased": _verdict(each.phased), "at_once": at_once, "impossible": list(each.impossible)}


def _table(each: "AtTable") -> dict[str, Any]:
    return {"table": each.table or None, "guarantors": list(each.guarantors), **_verdict(each.check)}


def _verdict(check: Any) -> dict[str, Any]:
    return {
        "holds": check.holds,
        "status": check.status,
        "relative_slack": check.weakest.relative if check.weakest else None,
        "participation_holds": check.participation_holds,
    }
