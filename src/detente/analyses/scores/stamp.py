"""A forecast as it is kept: its JSON answer, every distribution, and a stamp that says what it was made from."""

import hashlib
import json
from datetime import date as Date
from pathlib import Path
from typing import Any

from detente.analyses.forecast import ForecastAnswer, document
from detente.bargaining.distribution.forecast import Forecast
from detente.errors import InputError, Place, Problem
from detente.files.document.tree import shown
from detente.files.sections.days import is_day
from detente.files.template import write_whole

VERSION = 1
BY_HAND, BY_CLOCK = "hand", "clock"


def stamped(answer: ForecastAnswer, asked: str, draws: int, date: str | None, today: Date) -> dict[str, Any]:
    """The answer with its stamp; asked: the scenario as it was named, date: the day given, else it is `today`.

    Raises InputError if the day is none (E997), or lies before what the scenario knows (E998).
    """
    from detente import __version__

    scenario = answer.scenario
    whole = {
        "detente_forecast": VERSION,
        "stamp": {
            "scenario": scenario.id,
            "asked": asked,
            "hash": scenario.hash,
            "known": scenario.date,
            "version": __version__,
            "seed": answer.seed,
            "draws": draws,
            "overrides": list(scenario.overrides),
            "expert": scenario.contest.expert or None,
            "date": _checked(date, scenario.date) if date is not None else today.isoformat(),
            "dated_by": BY_CLOCK if date is None else BY_HAND,
        },
        **document(answer),
        "kept": {
            id: {
                "scale": [issue.low, issue.high],
                "now": None if issue.now is None else issue.now.central,
                "columns": {
                    column: {name: _distribution(each) for name, each in found.around.items()}
                    for column, found in answer.outlooks[id].items()
                },
            }
            for id, issue in scenario.contest.issues.items()
        },
    }
    return {**whole, "seal": seal(whole)}


def _checked(date: str, known: str | None) -> str:
    if not is_day(date):
        raise InputError([Problem("E997", Place(), {"found": shown(date)})])
    if known is not None and date < known:
        raise InputError([Problem("E998", Place(), {"found": date, "allowed": known})])
    return date


def _distribution(found: Forecast) -> dict[str, Any]:
    return {
        "points": found.support.tolist(),
        "weights": found.weight.tolist(),
        "domain": found.domain,
        "validated": found.validated,
        "widened": [list(pair) for pair in found.widened],
    }


def seal(whole: dict[str, Any]) -> str:
    """A hash of all but the seal itself: shows a change of the file, though not one by who knows how it is made."""
    rest = {key: value for key, value in whole.items() if key != "seal"}
    text = json.dumps(rest, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()


def save(whole: dict[str, Any], target: Path) -> None:
    """Write a stamped forecast to a new file, one line for each of its parts.

    Raises InputError if the file exists (E807) or cannot be written (E808).
    """
    parts = (f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in whole.items())
    write_whole(target, "{\n" + ",\n".join(parts) + "\n}\n")
