"""How much trust a roadmap needs: the priors of a party's reference type under which it holds.

The prior moves from 0 to 1 while the other types keep their shares of what is left; events then update it and
successors are drawn from it. More trust in one party need not help (others' plans may change with it), so the prior
is scanned and every change of the verdict bisected: the answer is a list of intervals. An interval narrower than the
scan is missed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from detente.agreement.roadmaps.incentives import Participation
from detente.agreement.trust.beliefs import Belief
from detente.agreement.trust.roadmap_trust import Trust, TrustCheck, Trusting
from detente.watching import Watch, unwatched

Status = Literal["found", "always", "never", "not verified"]


@dataclass(frozen=True)
class Search:
    """points: of the scan, both ends included; tolerance: width to which changes are bisected."""

    points: int = 41
    tolerance: float = 1e-7


@dataclass(frozen=True)
class LeastPrior:
    """intervals: of the prior of `party`'s reference type, ends included, in which the roadmap holds.

    status: `always` (any prior will do), `never`, or `not verified` if it never holds and some verdict is not verified.
    today: what is believed after all events if the prior is the least. binding: what fails just below the least, or at
    full trust if it never holds.
    """

    status: Status
    party: str
    settings: Search
    intervals: tuple[tuple[float, float], ...]
    today: float | None
    binding: Trusting | Participation | None

    @property
    def least(self) -> float | None:
        """The least prior that supports the roadmap."""
        return self.intervals[0][0] if self.intervals else None

    @property
    def is_monotone(self) -> bool:
        """Whether every larger prior supports it as well."""
        return len(self.intervals) == 1 and self.intervals[0][1] == 1.0


def least_prior(
    trust: Trust, beliefs: Sequence[Belief], party: str, search: Search | None = None, watch: Watch = unwatched
) -> LeastPrior:
    """The priors of `party` that support a roadmap, whatever else is believed staying as in `beliefs`."""
    settings = search or Search()
    place = [belief.party for belief in beliefs].index(party)

    def check(prior: float) -> TrustCheck:
        moved = beliefs[place].with_reference(prior)
        return trust.check([*beliefs[:place], moved, *beliefs[place + 1 :]])

    priors = [float(prior) for prior in np.linspace(0, 1, settings.points)]
    checks = []
    for done, prior in enumerate(priors):
        watch("priors", done, len(priors))
        checks.append(check(prior))
    intervals = holding(priors, [each.holds for each in checks], lambda p: check(p).holds, settings.tolerance)
    status = _status(intervals, any(each.status == "not verified" for each in checks))
    least = intervals[0][0] if intervals else None
    below = 1.0 if least is None else max(least - 2 * settings.tolerance, 0.0)
    today = None if least is None else float(beliefs[place].with_reference(least).today[0])
    return LeastPrior(status, party, settings, intervals, today, None if least == 0 else check(below).witness)


def holding(
    points: Sequence[float], holds: Sequence[bool], judge: Callable[[float], bool], tolerance: float
) -> tuple[tuple[float, float], ...]:
    """The intervals in which `judge` holds; `holds`: its answer at the points of a scan."""
    intervals: list[tuple[float, float]] = []
    start = points[0] if holds[0] else None
    for k in range(1, len(points)):
        if holds[k] and start is None:
            start = _edge(points[k], points[k - 1], judge, tolerance)
        elif not holds[k] and start is not None:
            intervals.append((start, _edge(points[k - 1], points[k], judge, tolerance)))
            start = None
    return tuple(intervals if start is None else [*intervals, (start, points[-1])])


def _edge(inside: float, outside: float, judge: Callable[[float], bool], tolerance: float) -> float:
    """The last point found to hold between one that does and one that does not."""
    while abs(inside - outside) > tolerance:
        middle = (inside + outside) / 2
        if judge(middle):
            inside = middle
        else:
            outside = middle
    return inside


def _status(intervals: tuple[tuple[float, float], ...], doubtful: bool) -> Status:
    if not intervals:
        return "not verified" if doubtful else "never"
    return "always" if intervals == ((0.0, 1.0),) else "found"
