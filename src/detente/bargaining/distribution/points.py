"""Points to compare with: what each answers to the issues of one group, on each issue's scale; None: no answer."""

from collections.abc import Callable, Mapping

import numpy as np

from detente.bargaining.distribution.settlement import shares
from detente.bargaining.issue import IssueInput

Issues = tuple[IssueInput, ...]
Point = Callable[[Issues], tuple[float | None, ...]]


def mean(issue: IssueInput) -> float:
    """The mean of positions by weight."""
    return float(shares(issue.weight) @ issue.position)


def median(issue: IssueInput) -> float:
    """The position with no more than half of all weight on either side; midway between two where half is on each."""
    order = np.argsort(issue.position, kind="stable")
    below = np.cumsum(shares(issue.weight)[order])
    first, last = np.searchsorted(below, [0.5 - 1e-9, 0.5 + 1e-9])
    ends = issue.position[order[[first, min(int(last), len(order) - 1)]]]
    return float(ends.mean())


def reference(issue: IssueInput) -> float | None:
    """What stays without agreement, if it is known."""
    return issue.reference


def middle(issue: IssueInput) -> float:
    """The middle of the scale."""
    return (issue.low + issue.high) / 2


def _one_by_one(answer: Callable[[IssueInput], float | None]) -> Point:
    return lambda issues: tuple(answer(issue) for issue in issues)


POINTS: Mapping[str, Point] = {
    "mean": _one_by_one(mean),
    "median": _one_by_one(median),
    "reference": _one_by_one(reference),
    "middle": _one_by_one(middle),
}
