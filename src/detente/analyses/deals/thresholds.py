"""Between which values of one number a roadmap holds: how leaky sanctions may be, for example."""

from collections.abc import Callable
from dataclasses import dataclass

from detente.agreement.roadmaps.path import check
from detente.analyses.deals.deal import Deal, deal_of
from detente.watching import Watch, unwatched

SCAN = 8  # parts of the range that are looked at before the borders are narrowed
ACCURACY = 1e-3  # of the range
LEAKAGE = "breach.leakage"


@dataclass(frozen=True, slots=True)
class Interval:
    """The roadmap holds from `low` to `high`, both within the range that was looked at."""

    low: float
    high: float


@dataclass(frozen=True)
class Threshold:
    """For one roadmap and one number (a path as in `--set`): where in [low, high] it holds, and its central value."""

    roadmap: str
    number: str
    low: float
    high: float
    central: float
    intervals: tuple[Interval, ...]


def leakage_threshold(deal: Deal, roadmap: str, watch: Watch = unwatched) -> Threshold:
    """At which base leakage of the sanctions (0 to 1) a roadmap holds."""
    central = deal.game.breach.leakage

    def holds(value: float) -> bool:
        watch("leakage", 0, 0)
        changed = deal_of(deal.scenario, deal.types, {LEAKAGE: value})
        return check(changed.game, deal.roadmaps[roadmap]).holds

    return Threshold(roadmap, LEAKAGE, 0.0, 1.0, central, intervals(holds, 0.0, 1.0))


def intervals(holds: Callable[[float], bool], low: float, high: float, scan: int = SCAN) -> tuple[Interval, ...]:
    """Where `holds` between `low` and `high`: a scan, then bisection at every change; narrower gaps can be missed."""
    points = [low + (high - low) * k / scan for k in range(scan + 1)]
    marks = [holds(point) for point in points]
    found: list[Interval] = []
    start = low if marks[0] else None
    for left, right, before, after in zip(points, points[1:], marks, marks[1:], strict=False):
        if before == after:
            continue
        border = _border(holds, left, right, before, ACCURACY * (high - low))
        if after:
            start = border
        elif start is not None:
            found.append(Interval(start, border))
            start = None
    if start is not None:
        found.append(Interval(start, high))
    return tuple(found)


def _border(holds: Callable[[float], bool], left: float, right: float, before: bool, accuracy: float) -> float:
    """A point within `accuracy` of the change, on the side where it holds."""
    while right - left > accuracy:
        middle = (left + right) / 2
        if holds(middle) == before:
            left = middle
        else:
            right = middle
    return left if before else right
