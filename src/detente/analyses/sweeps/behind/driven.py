"""What drives a number of a sweep: each input alone from end to end, and how much of its variance inputs explain."""

from dataclasses import dataclass

import numpy as np

from detente.analyses.sweeps.subject import Subject
from detente.analyses.sweeps.sweep import SweepAnswer
from detente.errors import LimitReached
from detente.uncertainty.designs import design_named
from detente.uncertainty.factors import Factor, Floats, Function, Quantity
from detente.uncertainty.indices.binned import binned_first_order
from detente.uncertainty.indices.saltelli import groups, saltelli_points
from detente.uncertainty.indices.variance import Indices, from_values
from detente.uncertainty.values import dimensions, place
from detente.watching import Watch, unwatched

AT_ONCE = 256  # rows between two looks at the time


@dataclass(frozen=True, slots=True)
class Swing:
    """The number with one group of inputs at the low and at the high end of its range, all others central."""

    factors: tuple[str, ...]
    low: float
    high: float

    @property
    def size(self) -> float:
        """How far the ends are apart; NaN where one has no answer."""
        return abs(self.high - self.low)


@dataclass(frozen=True)
class Driven:
    """Of one number under the first reading of the ranges.

    factors: those that its subject uses. explained: by input, the share of the variance that it explains alone, a
    first look from the draws as they are. swings: largest first. indices: Sobol's; both None where the budget was too
    small for them. unfinished: parts that a limit cut off.
    """

    quantity: Quantity
    ranges: str
    factors: tuple[Factor, ...]
    explained: tuple[float, ...]
    central: float
    swings: tuple[Swing, ...] | None = None
    indices: Indices | None = None
    unfinished: tuple[str, ...] = ()


def driven(answer: SweepAnswer, quantity: str, budget: int = 0, watch: Watch = unwatched) -> Driven:
    """Look into a number; budget: how many further evaluations swings and then indices may take together."""
    question = answer.question
    ranges = question.ranges[0]
    subject = answer.answer_to(quantity, ranges).part.subject
    used = subject.uses(question.scenario, question.factors)
    columns = [k for k, each in enumerate(question.factors) if each.id in used]
    factors = tuple(question.factors[k] for k in columns)
    points, column = question.points(ranges)[:, columns], answer.whole_column(quantity, ranges)
    explained = binned_first_order(factors, points, np.where(np.isfinite(column), column, np.nan))
    found = Driven(answer.quantities[quantity], ranges, factors, explained, np.nan)
    return _moved(found, answer, subject, budget, watch)


def _moved(found: Driven, answer: SweepAnswer, subject: Subject, budget: int, watch: Watch) -> Driven:
    """With what the budget is enough for, as far as the time goes."""
    scenario, seed, factors = answer.question.scenario, answer.question.seed, found.factors
    ids = [each.id for each in answer.question.quantities(subject)]
    function, column = subject.function(scenario, factors), ids.index(found.quantity.id)
    rows = place(factors, design_named("one-at-a-time").unit(0, dimensions(factors), seed), found.ranges)
    central, swings, indices, unfinished = np.nan, None, None, list[str]()
    left, part = budget, "swings"
    try:
        if len(rows) <= left:
            values = _asked(function, rows, column, watch)
            central, swings, left = float(values[0]), _swings(factors, values), left - len(rows)
        part = "indices"
        count = left // (dimensions(factors) + 2)
        if swings and count >= 64:
            points, layout = saltelli_points(factors, 1 << (count.bit_length() - 1), seed, found.ranges)
            indices = from_values(_asked(function, points, column, watch), layout, seed)
    except LimitReached:
        unfinished.append(part)
    return Driven(
        found.quantity,
        found.ranges,
        factors,
        found.explained,
        central,
        swings,
        indices,
        tuple(unfinished),
    )


def _asked(function: Function, rows: Floats, column: int, watch: Watch) -> Floats:
    """(N,) one quantity at the rows; what is not finite is no answer."""
    found = []
    for start in range(0, len(rows), AT_ONCE):
        watch("drivers", start, len(rows))
        found.append(function(rows[start : start + AT_ONCE])[:, column])
    values = np.concatenate(found)
    return np.where(np.isfinite(values), values, np.nan)


def _swings(factors: tuple[Factor, ...], values: Floats) -> tuple[Swing, ...]:
    ends = zip(groups(factors), values[1::2], values[2::2], strict=True)
    found = (Swing(ids, float(low), float(high)) for ids, low, high in ends)
    return tuple(sorted(found, key=lambda each: -each.size if each.size == each.size else 0.0))
