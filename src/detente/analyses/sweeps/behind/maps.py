"""Where a verdict holds over two inputs: its share of the draws of all others at each pair of their values."""

from dataclasses import dataclass

import numpy as np

from detente.analyses.sweeps.behind.verdict import Verdict, function_of, subjects_of
from detente.analyses.sweeps.sweep import SweepAnswer
from detente.errors import Place, Problem, Unanswerable
from detente.files.suggestions import facts_about
from detente.uncertainty.factors import Factor, Floats
from detente.uncertainty.maps import ShareMap, grid_points, share_map
from detente.watching import Watch, unwatched

STEPS, SLOW_STEPS = 21, 7
OTHERS = 64  # draws of the other inputs at each pair
AT_ONCE = 256  # rows between two looks at the time


@dataclass(frozen=True)
class VerdictMap:
    """first, second: the two inputs; their place in the file is their central value. others: None if kept central."""

    verdict: Verdict
    first: Factor
    second: Factor
    found: ShareMap
    others: int | None


def pair_named(factors: tuple[Factor, ...], text: str) -> tuple[str, str]:
    """Two inputs by `PATH,PATH`. Raises Unanswerable: E788 for another number of them, E760 for what is no input."""
    place = Place(f"--map {text}")
    parts = [part.strip() for part in text.split(",")]
    if len(parts) != 2 or len(set(parts)) != 2 or not all(parts):
        raise Unanswerable([Problem("E788", place, {"found": text})])
    ids = [each.id for each in factors]
    unknown = [part for part in parts if part not in ids]
    if unknown:
        raise Unanswerable([Problem("E760", place, {"found": part, **facts_about(part, ids)}) for part in unknown])
    return parts[0], parts[1]


def map_of(
    answer: SweepAnswer, verdict: Verdict, first: str, second: str, steps: int | None = None, watch: Watch = unwatched
) -> VerdictMap:
    """The others as in up to 64 of the draws; central, and on a coarser grid, where a draw takes long.

    Raises LimitReached where the time is over, as half a map says nothing.
    """
    question = answer.question
    subjects = subjects_of(verdict, question.scenario, question.subjects)
    slow = any(each.cost == "slow" for each in subjects)
    function = function_of(verdict, question.scenario, question.subjects, question.factors)
    others = None if slow else question.points(question.ranges[0])[:OTHERS]
    points, grid = grid_points(question.factors, first, second, steps or (SLOW_STEPS if slow else STEPS), others)
    found: list[Floats] = []
    for start in range(0, len(points), AT_ONCE):
        watch("map", start, len(points))
        found.append(function(points[start : start + AT_ONCE])[:, 0])
    named = {each.id: each for each in question.factors}
    ends = named[first], named[second]
    return VerdictMap(verdict, *ends, share_map(np.concatenate(found), grid), None if others is None else len(others))
