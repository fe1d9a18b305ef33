"""The answer as JSON data: every number that the page shows, by the ids of the file."""

import math
from typing import Any

from detente.questions.answer.ask import Answer, Answered, ClaimAnswer
from detente.uncertainty.shares import Share


def document(answer: Answer) -> dict[str, Any]:
    """Claims with verdicts and questions; `holds` is whether the headline is borne out or leans so."""
    from detente import __version__

    scenario, head = answer.scenario, answer.headline
    return {
        "scenario": scenario.id,
        "hash": scenario.hash,
        "version": __version__,
        "overrides": list(scenario.overrides),
        "complete": answer.complete,
        "draws": {"quick": answer.draws, "slow": answer.slow_draws},
        "inputs": dict(answer.confidence),
        "headline": {
            "claim": head.claim.id if head else None,
            "verdict": head.verdict if head else None,
            "holds": head is not None and head.verdict in ("borne out", "leans so"),
        },
        "claims": {each.claim.id: _claim(each) for each in answer.claims},
    }


def _claim(found: ClaimAnswer) -> dict[str, Any]:
    flip = found.flip
    return {
        "says": found.claim.says.en,
        "verdict": found.verdict,
        "decides": found.decides.ask.text,
        "questions": [_asked(each) for each in found.answers],
        "turn": {
            "status": found.turn,
            "input": flip.factor if flip else None,
            "central": flip.central if flip else None,
            "value": flip.value if flip else None,
        },
    }


def _asked(found: Answered) -> dict[str, Any]:
    return {
        "ask": found.ask.text,
        "supports": "yes" if found.ask.supports else "no",
        "standing": found.standing,
        "central": found.central,
        "is_tie": found.is_tie,
        "readings": {
            reading: {"yes": _share(each.yes), "tie": _share(each.tie), "no": _share(each.no)}
            for reading, each in zip(found.readings, found.outcomes, strict=True)
        },
        "otherwise": {variant: _share(share) for variant, share in found.otherwise},
    }


def _share(found: Share) -> dict[str, Any]:
    share, low, high = (None if math.isnan(x) else x for x in (found.share, found.low, found.high))
    return {"share": share, "low": low, "high": high, "draws": found.answered}
