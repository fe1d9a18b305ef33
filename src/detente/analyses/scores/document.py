"""The scores of a forecast as JSON data; an infinite log score is null, and `log_status` says why."""

import math
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from detente.analyses.scores.score import Group, IssueScore, QuestionScore, ScoreAnswer, groups, mean, skill

ROUNDED_AWAY, NO_PROBABILITY = "kept rounded to certainty", "no probability where it settled"


def document(answer: ScoreAnswer) -> dict[str, Any]:
    """The answer as JSON; numbers rounded to six digits after the point."""
    saved = answer.saved
    return {
        "file": saved.file,
        "stamp": {**asdict(saved.stamp), "overrides": list(saved.stamp.overrides)},
        "status": saved.status,
        "outcomes": answer.outcomes.source,
        "warnings": [{"code": problem.code, "facts": dict(problem.facts)} for problem in answer.outcomes.warnings],
        "questions": {each.id: _question(each) for each in answer.questions},
        "questions_mean": {
            made: _means([each for each in answer.questions if each.made == made])
            for made in dict.fromkeys(each.made for each in answer.questions)
        },
        "issues": [_issue(each) for each in answer.issues],
        "horizons": [_group(each) for each in groups(answer)],
        "open": [{"id": id, "until": until or None} for id, until in answer.open],
        "validated": False,
    }


def _log(score: float, reason: str) -> dict[str, Any]:
    return {"log": _six(score), "log_status": "complete" if math.isfinite(score) else reason}


def _six(x: float | None) -> float | None:
    return None if x is None or not math.isfinite(x) else round(x, 6)


def _question(each: QuestionScore) -> dict[str, Any]:
    return {
        "probability": each.probability,
        "happened": each.happened,
        "date": each.date,
        "made": each.made,
        "months": each.months,
        "brier": _six(each.brier),
        **_log(each.log, ROUNDED_AWAY),
        "base_rate": {"brier": _six(each.base_brier), "log": _six(each.base_log)},
        "one_half": {"brier": _six(each.even_brier), "log": _six(each.even_log)},
    }


def _means(found: Sequence[QuestionScore]) -> dict[str, Any]:
    own = [each.brier for each in found]
    return {
        "n": len(found),
        "brier": _six(mean(own)),
        **_log(mean(each.log for each in found), ROUNDED_AWAY),
        "skill": {
            "one_half": _six(skill(own, [each.even_brier for each in found])),
            "base_rate": _six(skill(own, [each.base_brier for each in found])),
        },
    }


def _issue(each: IssueScore) -> dict[str, Any]:
    return {
        "id": each.id,
        "column": each.column,
        "around": each.around,
        "outcome": each.outcome,
        "date": each.date,
        "made": each.made,
        "months": each.months,
        "error": _six(each.error),
        "crps": _six(each.crps),
        **_log(each.log, NO_PROBABILITY),
        "inside": {f"{level:g}": held for level, held in each.inside.items()},
        "uniform": {"crps": _six(each.uniform_crps), "log": _six(each.uniform_log)},
        "no_change": _six(each.no_change),
    }


def _group(each: Group) -> dict[str, Any]:
    return {
        "made": each.made,
        "months": each.months,
        "column": each.column,
        "around": each.around,
        "n": len(each.scores),
        "crps": _six(each.crps),
        **_log(each.log, NO_PROBABILITY),
        "coverage": {f"{level:g}": _six(each.held(level) / len(each.scores)) for level in each.scores[0].inside},
        "uniform": _six(each.uniform),
        "no_change": _six(each.no_change),
        "skill": _six(each.skill),
    }
