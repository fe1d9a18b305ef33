"""Whether an issue that is said to be of a domain is like those that its intervals were checked on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from detente.analyses.learned import Learned, shipped
from detente.bargaining.distribution.settlement import Shape
from detente.bargaining.draws import Draws
from detente.model.contest import Issue
from detente.model.past.domains import EU_LEGISLATION

FEWEST = 3
FEW, UNEQUAL, RANGES, ENDS = "few parties", "unequal capability", "ranges", "empty ends"
LEARNED: Final[Mapping[str, Learned]] = {EU_LEGISLATION: shipped()}
"""By domain of `model.past.domains`, what was learned on it."""


@dataclass(frozen=True)
class HeldOut:
    """A test on issues that played no part in development; date: year and month.

    crps: in hundredths of the scale, with the ends of its 95 % interval. coverage: by nominal level, as in `Learned`.
    """

    issues: int
    groups: int
    date: str
    crps: tuple[float, float, float]
    coverage: Mapping[str, float]


HELD_OUT: Final[Mapping[str, HeldOut]] = {
    EU_LEGISLATION: HeldOut(84, 35, "2026-11", (16.45, 13.8, 19.1), {"0.5": 0.45, "0.8": 0.76, "0.95": 0.94})
}
"""By domain, the held-out test (its data are not published)."""


def shape_of(issue: Issue) -> Shape:
    """The numbers of the distribution around an issue's centres: those of its domain, else those shipped."""
    return (LEARNED[issue.domain] if issue.domain else shipped()).shape


def unlike(issue: Issue, drawn: Draws) -> tuple[str, ...]:
    """In what the issue differs from all that intervals were checked on; nothing if it may be one of them.

    Those had three parties or more with a position, equal capability, no ranges, and somebody at an end of the scale.
    """
    at_end = [stand.position.central in (issue.low, issue.high) for stand in issue.stands]
    capability = drawn.capability
    parts = {
        FEW: len(issue.stands) < FEWEST,
        UNEQUAL: not bool(np.all(capability == capability[:, :1])),
        RANGES: drawn.count > 1,
        ENDS: not any(at_end),
    }
    return tuple(why for why, differs in parts.items() if differs)
