"""A sweep as JSON data; no number of it is a probability."""

import math
from collections.abc import Sequence
from typing import Any

from detente.analyses.sweeps.asking import left_out
from detente.analyses.sweeps.behind.deeper import Deeper
from detente.analyses.sweeps.behind.driven import Driven
from detente.analyses.sweeps.behind.verdict import Verdict, keeping, read_otherwise, unclaimed, verdicts_of
from detente.analyses.sweeps.summary import (
    Family,
    Group,
    Spread,
    families,
    groups_of,
    share_of,
    spread_of,
)
from detente.analyses.sweeps.sweep import SweepAnswer
from detente.uncertainty.discovery.discover import Box
from detente.uncertainty.factors import Factor
from detente.uncertainty.flips.nearest import NearestFlips
from detente.uncertainty.flips.smallest import SmallestSets
from detente.uncertainty.indices.variance import Estimate
from detente.uncertainty.shares import Share

DIGITS = 9


def document(answer: SweepAnswer, looked_into: Sequence[Deeper] = (), numbers: Sequence[Driven] = ()) -> dict[str, Any]:
    """The answer as JSON data, the same bytes for the same question whoever computed it."""
    from detente import __version__

    question = answer.question
    scenario = question.scenario
    return {
        "scenario": scenario.id,
        "hash": scenario.hash,
        "version": __version__,
        "overrides": list(scenario.overrides),
        "status": answer.status,
        "draws": question.draws,
        "seed": question.seed,
        "design": question.design,
        "ranges": list(question.ranges),
        "subjects": [each.name for each in question.subjects],
        "factors": [_factor(each) for each in question.factors],
        "unused": [problem.facts["found"] for problem in answer.warnings],
        "claims": _claims(answer),
        "variants": _variants(answer),
        "unclaimed": [_ask(answer, verdict) for verdict in unclaimed(answer)],
        "left_out": {
            ask.text: [each.name for each in needed] for ask, needed in left_out(scenario, question.subjects).items()
        },
        "quantities": {id: _quantity(answer, id) for id in answer.quantities},
        "families": [_family(each) for each in families(answer)],
        "looked_into": [looked_into_document(each) for each in looked_into],
        "driven": [driven_document(each) for each in numbers],
    }


def _factor(factor: Factor) -> dict[str, Any]:
    return {
        "id": factor.id,
        "kind": factor.kind,
        "low": _number(factor.low),
        "high": _number(factor.high),
        "mode": _number(factor.mode),
        "central": _number(factor.central),
        "levels": list(factor.levels),
        "weights": [_number(each) for each in factor.weights],
        "group": factor.group,
        "confidence": factor.confidence,
        "sources": list(factor.sources),
    }


def _claims(answer: SweepAnswer) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for verdict in verdicts_of(answer):
        claim = answer.question.scenario.claims[verdict.claim]
        entry = found.setdefault(claim.id, {"says": claim.says.en, "asks": []})
        entry["asks"].append(_ask(answer, verdict))
    return found


def _ask(answer: SweepAnswer, verdict: Verdict) -> dict[str, Any]:
    ranges = answer.question.ranges
    groups = {each: groups_of(answer, verdict, each) for each in ranges} if verdict.ask.by else {}
    return {
        "ask": verdict.id,
        "name": None if verdict.ask.name is None else verdict.ask.name.en,
        "ranges": {each: share_document(share_of(answer, verdict, each)) for each in ranges},
        "keeps": {
            party: {each: share_document(share_of(answer, kept, each)) for each in ranges}
            for party, kept in keeping(answer, verdict).items()
        },
        "by": verdict.ask.by or None,
        "groups": {each: [_group(group) for group in found] for each, found in groups.items()},
        "variants": {
            each.variant: {reading: share_document(share_of(answer, each, reading)) for reading in ranges}
            for each in read_otherwise(answer, verdict)
        },
    }


def _variants(answer: SweepAnswer) -> dict[str, Any]:
    """The other readings of the file by id: their names, and what is asked under them."""
    variants = answer.question.scenario.variants.values()
    return {each.id: {"name": each.name.en, "asks": [ask.text for ask in each.asks]} for each in variants}


def _group(group: Group) -> dict[str, Any]:
    told = {"level": group.level} if group.level else {"low": _number(group.low), "high": _number(group.high)}
    return {**told, **(share_document(group.share) or {})}


def _quantity(answer: SweepAnswer, id: str) -> dict[str, Any]:
    quantity = answer.quantities[id]
    readings = answer.question.ranges
    if quantity.is_verdict:
        return {each: share_document(answer.share(id, each)) for each in readings}
    return {"unit": quantity.unit} | {each: _spread(spread_of(answer, id, each)) for each in readings}


def _spread(found: Spread) -> dict[str, Any]:
    return {
        "mean": _number(found.mean),
        "quantiles": {format(level, "g"): _number(value) for level, value in found.quantiles.items()},
        "answered": found.answered,
        "unanswered": found.unanswered,
    }


def share_document(share: Share | None) -> dict[str, Any] | None:
    """A share with its interval; null where nothing answered."""
    if share is None:
        return None
    return {
        "share": _number(share.share),
        "interval": [_number(share.low), _number(share.high)],
        "yes": share.yes,
        "answered": share.answered,
        "unanswered": share.unanswered,
    }


def _family(found: Family) -> dict[str, Any]:
    robust = found.robustness
    names = list(found.members.values())
    reversals = [] if robust is None else robust.reversals
    return {
        "subject": found.subject,
        "asked": found.asked,
        "quantities": names,
        "robust": None if robust is None else robust.status,
        "reversals": [
            {
                "first": names[each.first],
                "second": None if each.second is None else names[each.second],
                "more": list(each.more),
                "less": list(each.less),
                "sure": each.is_sure,
            }
            for each in reversals
            if each.is_sure
        ],
    }


# ------------------------------------------------------------------ one verdict


def looked_into_document(found: Deeper) -> dict[str, Any]:
    """What lies behind one verdict."""
    return {
        "ask": found.verdict.id,
        "ranges": found.ranges,
        "drivers": [
            {
                "factor": each.factor,
                "distance": _number(each.distance),
                "interval": [_number(each.low), _number(each.high)],
                "noise": _number(each.noise),
                "direction": each.direction,
                "favoured": each.favoured,
            }
            for each in found.drivers.drivers
        ],
        "box": _box(found.box),
        "nearest": None if found.nearest is None else _nearest(found.nearest),
        "smallest": None if found.smallest is None else _smallest(found.smallest),
        "unfinished": list(found.unfinished),
    }


def _box(box: Box) -> dict[str, Any]:
    return {
        "status": box.status,
        "restrictions": [
            {
                "factor": each.factor,
                "low": _number(each.low),
                "high": _number(each.high),
                "levels": list(each.levels),
                "p_value": _number(each.p_value),
            }
            for each in box.restrictions
        ],
        "density": share_document(box.density),
        "coverage": share_document(box.coverage),
        "before": share_document(box.before),
    }


def _nearest(found: NearestFlips) -> dict[str, Any]:
    return {
        "status": found.status,
        "verdict": found.verdict,
        "flips": [
            {"factor": each.factor, "central": _number(each.central), "value": _number(each.value), "way": each.share}
            for each in found.flips
            if each.is_found
        ],
    }


def _smallest(found: SmallestSets) -> dict[str, Any]:
    return {
        "status": found.status,
        "size": found.size,
        "at_least": found.at_least,
        "found": found.found,
        "sets": [
            {
                "factors": list(each.factors),
                "corner": [_number(x) for x in each.corner],
                "way": _number(each.way),
                "nearest": [_number(x) for x in each.nearest],
            }
            for each in found.sets
        ],
    }


def driven_document(found: Driven) -> dict[str, Any]:
    """What drives one number; `index` has its interval beside it."""
    indices = found.indices
    return {
        "quantity": found.quantity.id,
        "ranges": found.ranges,
        "central": _number(found.central),
        "explained": {each.id: _number(x) for each, x in zip(found.factors, found.explained, strict=True)},
        "swings": None
        if found.swings is None
        else [{"factors": list(e.factors), "low": _number(e.low), "high": _number(e.high)} for e in found.swings],
        "indices": None
        if indices is None
        else {
            "status": indices.status,
            "rows": indices.rows,
            "mean": _number(indices.mean),
            "variance": _number(indices.variance),
            "groups": [
                {"factors": list(e.factors), "first": _estimate(e.first), "total": _estimate(e.total)}
                for e in indices.indices
            ],
        },
        "unfinished": list(found.unfinished),
    }


def _estimate(found: Estimate) -> dict[str, Any]:
    return {"index": _number(found.value), "interval": [_number(found.low), _number(found.high)]}


def _number(value: float | None) -> float | None:
    """Nine digits; null for what is no finite number."""
    return None if value is None or not math.isfinite(value) else float(format(value, f".{DIGITS}g"))
