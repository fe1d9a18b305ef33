"""A sweep summed up: shares of verdicts, spread of numbers, and whether readings of the ranges reverse an order."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from detente.analyses.sweeps import claims
from detente.analyses.sweeps.behind.verdict import Verdict
from detente.analyses.sweeps.sweep import SweepAnswer
from detente.uncertainty.factors import Floats
from detente.uncertainty.robustness import Robustness, robustness
from detente.uncertainty.shares import Share, shares

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
ITEM = {"states": 0, "backing": 2}  # which part of a quantity's id names the thing that is compared; else the second


@dataclass(frozen=True, slots=True)
class Spread:
    """A number over the draws that have an answer: mean and quantiles by level; NaN if none has."""

    mean: float
    quantiles: dict[float, float]
    answered: int
    unanswered: int


@dataclass(frozen=True, slots=True)
class Group:
    """Draws told apart by a factor: those of one level, or between two of its values; the share among them."""

    level: str
    low: float
    high: float
    share: Share


def share_of(answer: SweepAnswer, verdict: Verdict, ranges: str) -> Share:
    """In which share of the draws it is yes; those that a subject was not asked of count for nothing."""
    return _share(verdict.column(answer, ranges)[: asked_draws(answer, verdict, ranges)])


def outcomes_of(answer: SweepAnswer, verdict: Verdict, ranges: str) -> tuple[Share, Share, Share]:
    """In which shares of the draws it is yes, a tie, and no; of a comparison, no is where the opposite is so."""
    outcome = verdict.outcomes(answer, ranges)[: asked_draws(answer, verdict, ranges)]
    each = np.stack([np.where(np.isnan(outcome), np.nan, outcome == wanted) for wanted in (1, 0, -1)], axis=1)
    yes, tie, no = shares(each)
    return yes, tie, no


def asked_draws(answer: SweepAnswer, verdict: Verdict, ranges: str) -> int:
    """Of how many draws, from the first one on, all its quantities were finished."""
    found = (answer.answer_to(name, ranges, verdict.variant) for name in verdict.names)
    return min(each.part.draws if each.done.all() else int(np.argmin(each.done)) for each in found)


def groups_of(answer: SweepAnswer, verdict: Verdict, ranges: str) -> tuple[Group, ...]:
    """The same by the factor that the question names; nothing if it names none."""
    factors = {each.id: k for k, each in enumerate(answer.question.factors)}
    if not verdict.ask.by:
        return ()
    k, draws = factors[verdict.ask.by], asked_draws(answer, verdict, ranges)
    values, column = answer.question.points(ranges)[:draws, k], verdict.column(answer, ranges)[:draws]
    found = claims.parts(answer.question.factors[k], values)
    return tuple(Group(part.level, part.low, part.high, _share(column[part.rows])) for part in found)


def spread_of(answer: SweepAnswer, quantity: str, ranges: str) -> Spread:
    """A number over the finished draws."""
    column = answer.answer_to(quantity, ranges).column(quantity)
    known = column[np.isfinite(column)]
    levels = np.quantile(known, QUANTILES) if len(known) else np.full(len(QUANTILES), np.nan)
    mean = float(known.mean()) if len(known) else np.nan
    quantiles = dict(zip(QUANTILES, (float(level) for level in levels), strict=True))
    return Spread(mean, quantiles, len(known), len(column) - len(known))


def _share(column: Floats) -> Share:
    return shares(column[:, np.newaxis])[0]


def item_of(subject: str, quantity: str) -> tuple[str, str]:
    """The thing that a quantity is of, and what of it is asked: `full_us` and `seq` of `full_us.seq`."""
    parts = quantity.split(".")
    k = ITEM.get(subject, 1)
    rest = [part for n, part in enumerate(parts) if n != k and not (n == 0 and part == subject)]
    return parts[k], ".".join(rest)


@dataclass(frozen=True)
class Family:
    """Verdicts of one kind on several things, such as sets of guarantors; members: thing to quantity."""

    subject: str
    asked: str
    members: dict[str, str]
    robustness: Robustness | None


def families(answer: SweepAnswer) -> Iterator[Family]:
    """The verdicts that can be compared with each other; robust or not where there are several readings and things."""
    for subject in answer.question.subjects:
        kinds: dict[str, dict[str, str]] = {}
        for each in answer.question.quantities(subject):
            if each.is_verdict:
                item, asked = item_of(subject.name, each.id)
                kinds.setdefault(asked, {})[item] = each.id
        for asked, members in kinds.items():
            yield Family(subject.name, asked, members, _robust(answer, tuple(members.values())))


def _robust(answer: SweepAnswer, quantities: tuple[str, ...]) -> Robustness | None:
    ranges = answer.question.ranges
    if len(ranges) < 2 or len(quantities) < 2:
        return None
    values = {
        reading: np.column_stack([answer.answer_to(id, reading).column(id) for id in quantities]) for reading in ranges
    }
    return robustness(values) if all(len(each) for each in values.values()) else None
