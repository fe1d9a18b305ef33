"""What lies behind one yes/no answer: which inputs drive it, what would flip it, the box in which it holds."""

from dataclasses import dataclass

import numpy as np

from detente.analyses.sweeps.behind.verdict import Verdict, function_of, subjects_of
from detente.analyses.sweeps.sweep import SweepAnswer
from detente.errors import LimitReached
from detente.uncertainty.discovery.discover import Box, discover
from detente.uncertainty.factors import Factor, Floats
from detente.uncertainty.flips.nearest import NearestFlips, Scan, nearest_flips
from detente.uncertainty.flips.smallest import Search, SmallestSets, smallest_sets
from detente.uncertainty.indices.drivers import Drivers, drivers
from detente.watching import Watch, unwatched

POINTS = 9  # places of a range that the search for the nearest flip looks at


@dataclass(frozen=True)
class Deeper:
    """Of one verdict under the first reading of the ranges.

    factors: those that its subjects use. drivers, box: from the draws, the box of the rarer answer. nearest, smallest:
    around the file's own values; None where no budget was given. unfinished: parts that a limit cut off.
    """

    verdict: Verdict
    ranges: str
    factors: tuple[Factor, ...]
    drivers: Drivers
    box: Box
    nearest: NearestFlips | None = None
    smallest: SmallestSets | None = None
    unfinished: tuple[str, ...] = ()


def deeper(answer: SweepAnswer, verdict: Verdict, budget: int = 0, watch: Watch = unwatched) -> Deeper:
    """Look into a verdict; budget: how many further evaluations the search for flips may take, 0 for no search."""
    question = answer.question
    ranges, scenario = question.ranges[0], question.scenario
    subjects = subjects_of(verdict, scenario, question.subjects)
    used = frozenset[str]().union(*(each.uses(scenario, question.factors) for each in subjects))
    columns = [k for k, each in enumerate(question.factors) if each.id in used]
    factors = tuple(question.factors[k] for k in columns)
    points, column = question.points(ranges)[:, columns], verdict.column(answer, ranges)
    done = ~np.isnan(column)
    found = Deeper(
        verdict,
        ranges,
        factors,
        drivers(factors, points[done], column[done], question.seed),
        discover(factors, points[done], column[done], question.seed, answer=_rarer(column[done])),
    )
    return found if not budget else _flipped(found, answer, budget, watch)


def _rarer(column: Floats) -> bool:
    """Which answer to single out: a box around the common one says little."""
    return not len(column) or float(column.mean()) <= 0.5


def _flipped(found: Deeper, answer: SweepAnswer, budget: int, watch: Watch) -> Deeper:
    """With what would flip the verdict, as far as the time goes."""
    question = answer.question
    function = function_of(found.verdict, question.scenario, question.subjects, found.factors)
    nearest: NearestFlips | None = None
    smallest: SmallestSets | None = None
    unfinished: tuple[str, ...] = ()
    try:
        nearest = nearest_flips(function, found.factors, scan=Scan(POINTS), watch=watch)
        smallest = smallest_sets(function, found.factors, search=Search(budget), watch=watch, nearest=nearest)
        unfinished = ("smallest",) if smallest.is_cut_short else ()
    except LimitReached:
        unfinished = ("nearest", "smallest")
    return Deeper(found.verdict, found.ranges, found.factors, found.drivers, found.box, nearest, smallest, unfinished)
