"""Reads forecasts that were kept: the one place that knows where they lie and in which form."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import numpy as np

from detente.analyses.scores.stamp import VERSION, seal
from detente.bargaining.distribution.forecast import Forecast
from detente.bargaining.events.base_rate import probability
from detente.errors import InputError, Place, Problem
from detente.files.document.limits import read_bytes
from detente.files.document.tree import shown
from detente.files.foreign import refuse_foreign, refuse_unreadable
from detente.files.sections.days import is_day

BYTES = 100_000_000
HALF = 0.5
ROUNDED = 1e-6  # how far a kept probability may be from that of its odds


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a forecast was made from, and when: `date` (ISO) as the clock said it or somebody's hand wrote it.

    expert: whose view of the stands was used; None for the file's own.
    """

    scenario: str
    asked: str
    hash: str
    known: str | None
    version: str
    seed: int
    draws: int
    overrides: tuple[str, ...]
    expert: str | None
    date: str
    dated_by: str


@dataclass(frozen=True)
class KeptIssue:
    """An issue's scale, its reference point (None: not known), and its distributions by column and centre."""

    low: float
    high: float
    now: float | None
    columns: Mapping[str, Mapping[str, Forecast]]


@dataclass(frozen=True, slots=True)
class KeptQuestion:
    """A question: what is asked, by when, and the logarithm of the odds of yes, with the evidence and before it.

    Files of early versions keep the probability alone: where it was rounded to 0 or 1 the odds are infinite.
    """

    asks: str
    until: str
    log_odds: float
    base_log_odds: float


@dataclass(frozen=True)
class Saved:
    """A forecast as it was kept."""

    file: str
    stamp: Stamp
    status: str
    issues: Mapping[str, KeptIssue]
    questions: Mapping[str, KeptQuestion]

    @property
    def ids(self) -> tuple[str, ...]:
        """Everything that was forecast."""
        return (*self.issues, *self.questions)


def saved_forecast(run: str) -> Saved:
    """The forecast that a file holds.

    Raises InputError if there is none, it is of another program, it holds something else or nonsense (E995), or was
    changed (E996).
    """
    path = Path(run)
    data = read_bytes(path, BYTES)
    refuse_unreadable(path, data)
    refuse_foreign(path, data)
    text = data.decode("utf-8-sig", errors="replace")
    try:
        whole = json.loads(text, parse_constant=_refused)
        if not isinstance(whole, dict) or whole.get("detente_forecast") != VERSION:
            raise ValueError(f"no `detente_forecast: {VERSION}`")
        if seal(whole) != whole["seal"]:
            raise InputError([Problem("E996", Place(run), {"found": shown(run)})])
        return _saved(path.name, whole)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError) as error:
        reason = f"missing: {error}" if isinstance(error, KeyError) else str(error)
        reason = "no JSON" if isinstance(error, json.JSONDecodeError) else reason
        raise InputError([Problem("E995", Place(run), {"found": shown(run), "reason": shown(reason)})]) from None


def _refused(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _saved(name: str, whole: dict[str, Any]) -> Saved:
    stamp = Stamp(**{**whole["stamp"], "overrides": tuple(whole["stamp"]["overrides"])})
    texts = (stamp.scenario, stamp.asked, stamp.hash, stamp.version, stamp.date, stamp.dated_by)
    if not all(isinstance(text, str) for text in texts) or not is_day(stamp.date):
        raise ValueError("the stamp is damaged")
    issues = {id: _issue(each) for id, each in whole["kept"].items()}
    questions = {
        id: KeptQuestion(
            str(each["asks"]),
            _day(each["until"]),
            _log_odds(each, "probability", "log_odds"),
            _log_odds(each, "base_rate", "base_log_odds"),
        )
        for id, each in whole["questions"].items()
    }
    return Saved(name, stamp, str(whole["status"]), issues, questions)


def _day(text: Any) -> str:
    if not isinstance(text, str) or not is_day(text):
        raise ValueError("a question has no day")
    return text


def _log_odds(question: dict[str, Any], share: str, log_odds: str) -> float:
    """Of a question's probability, as kept or, in files without it, from the probability itself."""
    number = _finite(question[share])
    if not 0 <= number <= 1:
        raise ValueError("a probability is not between 0 and 1")
    if log_odds not in question:
        return math.log(number) - math.log1p(-number) if 0 < number < 1 else math.copysign(math.inf, number - HALF)
    kept = _finite(question[log_odds])
    if abs(probability(kept) - number) > ROUNDED:
        raise ValueError("a probability is not that of its odds")
    return kept


def _finite(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError("something is not a finite number")
    return float(value)


def _issue(each: Any) -> KeptIssue:
    low, high = (_finite(end) for end in each["scale"])
    if not low < high:
        raise ValueError("a scale is no scale")
    now = None if each["now"] is None else _finite(each["now"])
    columns = {
        column: {name: _forecast(found) for name, found in around.items()} for column, around in each["columns"].items()
    }
    return KeptIssue(low, high, now, columns)


def _forecast(each: Any) -> Forecast:
    points = np.array([_finite(x) for x in each["points"]])
    weights = np.array([_finite(x) for x in each["weights"]])
    widened = tuple((_finite(nominal), _finite(used)) for nominal, used in each["widened"])
    right = len(points) == len(weights) > 0 and bool((np.diff(points) > 0).all()) and bool((weights > 0).all())
    if not right or abs(weights.sum() - 1) > 1e-6:
        raise ValueError("a distribution is damaged")
    return Forecast(points, weights, str(each["domain"]), each["validated"] is True, widened)
