"""How much trust a roadmap needs: the priors of a party's reference type under which it holds.

The prior moves from 0 to 1 while the other types keep their shares of what is left; events then update it and
successors are drawn from it. More trust in one party need not help (others' plans may change with it), so the answer
is a union of intervals, found as every threshold is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from detente.agreement.roadmaps.incentives import Participation
from detente.agreement.thresholds import PRECISION, Interval, Judged, Scan, where
from detente.agreement.trust.beliefs import Belief
from detente.agreement.trust.roadmap_trust import Trust, Trusting
from detente.watching import Watch, unwatched

Status = Literal["found", "always", "never", "not verified"]
POINTS = 41


@dataclass(frozen=True)
class LeastPrior:
    """intervals: of the prior of `party`'s reference type in which the roadmap holds; unverified: where not known.

    status: `always` (any prior will do), `never`, or `not verified` if it never holds and some verdict is not verified.
    today: what is believed after all events if the prior is the least. binding: what fails just below the least, or at
    full trust if it never holds.
    """

    status: Status
    party: str
    intervals: tuple[Interval, ...]
    unverified: tuple[Interval, ...]
    today: float | None
    binding: Trusting | Participation | None

    @property
    def least(self) -> float | None:
        """The least prior that supports the roadmap."""
        return self.intervals[0].low if self.intervals else None

    @property
    def is_monotone(self) -> bool:
        """Whether every larger prior supports it as well."""
        return len(self.intervals) == 1 and self.intervals[0].high == 1.0


def least_prior(
    trust: Trust,
    beliefs: Sequence[Belief],
    party: str,
    points: int = POINTS,
    precision: float = PRECISION,
    watch: Watch = unwatched,
) -> LeastPrior:
    """The priors of `party` that support a roadmap, whatever else is believed staying as in `beliefs`.

    points: of the scan, both ends included; the party's own prior is judged besides.
    """
    place = [belief.party for belief in beliefs].index(party)
    judged = 0

    def believed(prior: float) -> list[Belief]:
        return [*beliefs[:place], beliefs[place].with_reference(prior), *beliefs[place + 1 :]]

    def judge(prior: float) -> Judged:
        nonlocal judged
        watch("priors", min(judged, points), points)
        judged += 1
        check = trust.check(believed(prior))
        return Judged(check.status, check.cautious.least)

    even = Scan.even(0.0, 1.0, points - 2, [float(beliefs[place].prior[0])])
    found = where(judge, Scan(even.low, even.high, even.points, even.own, precision))
    least = found.least
    below = 1.0 if least is None else max(least - 2e-7, 0.0)
    today = None if least is None else float(beliefs[place].with_reference(least).today[0])
    binding = None if least == 0 else trust.check(believed(below)).witness
    status: Status = "found"
    if not found.intervals:
        status = "not verified" if found.unverified else "never"
    elif found.is_everywhere:
        status = "always"
    return LeastPrior(status, party, found.intervals, found.unverified, today, binding)
