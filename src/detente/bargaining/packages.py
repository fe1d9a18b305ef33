"""Packages of settlements on several issues: who with a veto accepts one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from detente.bargaining.issue import IssueInput

ENOUGH = 1e-12
CLEAR = 1e-9  # of a solver's answer


@dataclass(frozen=True)
class Acceptance:
    """gain: by veto holder, the sum over issues of salience times how much nearer the package is than the reference.

    unknown: issues without a reference point, which count for nobody.
    """

    gain: Mapping[str, float]
    unknown: tuple[int, ...]

    @property
    def refusing(self) -> tuple[str, ...]:
        """The veto holders that gain nothing."""
        return tuple(actor for actor, gain in self.gain.items() if not gain > ENOUGH)

    @property
    def accepted(self) -> bool:
        """Whether every veto holder gains."""
        return not self.refusing


def acceptance(issues: Sequence[IssueInput], package: Sequence[float]) -> Acceptance:
    """What the package, a point per issue, is worth to everybody who has a veto on any of them.

    Distances are shares of each issue's scale, so that issues with different units can be added up.
    """
    held = dict.fromkeys(
        actor for issue in issues for actor, veto in zip(issue.actors, issue.veto, strict=True) if veto
    )
    gain = dict.fromkeys(held, 0.0)
    for issue, point in zip(issues, package, strict=True):
        if issue.reference is None:
            continue
        nearer = np.abs(issue.reference - issue.position) - np.abs(point - issue.position)
        worth = issue.salience * nearer / (issue.high - issue.low)
        for actor, value in zip(issue.actors, worth, strict=True):
            if actor in gain:
                gain[actor] += float(value)
    return Acceptance(gain, tuple(k for k, issue in enumerate(issues) if issue.reference is None))


@dataclass(frozen=True)
class Zone:
    """The package whose least gain among veto holders is greatest: a point for each issue, and each holder's gain."""

    points: tuple[float, ...]
    gain: Mapping[str, float]

    @property
    def exists(self) -> bool:
        """Whether some package is a gain for every veto holder."""
        return min(self.gain.values()) > CLEAR


def zone(issues: Sequence[IssueInput]) -> Zone | None:
    """Whether some package of points suits everybody who has a veto; None if nobody has, or no reference is known.

    Gains are concave in the points, so the best least gain is a linear programme: t at most every holder's gain, with
    d_k >= |x_k - x_ik|. Issues without a reference point count for nobody, and stay in the middle.
    """
    holders = list(acceptance(issues, [issue.low for issue in issues]).gain)
    known = [k for k, issue in enumerate(issues) if issue.reference is not None]
    if not holders or not known:
        return None
    points = _best(holders, [issues[k] for k in known])
    package = [(issue.low + issue.high) / 2 for issue in issues]
    for k, point in zip(known, points, strict=True):
        package[k] = point
    return Zone(tuple(package), acceptance(issues, package).gain)


def _best(holders: Sequence[str], issues: Sequence[IssueInput]) -> list[float]:
    """Variables: a share of each scale, a distance for each holder and issue, and the least gain; all issues known."""
    from scipy.optimize import linprog  # slow to import

    stands = [(h, k, i) for h, holder in enumerate(holders) for k, i in _stands(holder, issues)]
    size = len(issues) + len(stands) + 1
    least = np.zeros((len(holders), size))
    least[:, -1] = 1
    limits = np.zeros(len(holders))
    rows, bounds = [], []
    for place, (h, k, i) in enumerate(stands):
        issue, at = issues[k], len(issues) + place
        length, now = issue.high - issue.low, issue.reference or 0.0
        position, now = (float(issue.position[i]) - issue.low) / length, (now - issue.low) / length
        least[h, at] = issue.salience[i]
        limits[h] += issue.salience[i] * abs(now - position)
        for sign in (1.0, -1.0):
            row = np.zeros(size)
            row[k], row[at] = sign, -1
            rows.append(row)
            bounds.append(sign * position)
    found = linprog(
        [0.0] * (size - 1) + [-1.0],
        A_ub=np.vstack([least, *rows]),
        b_ub=np.concatenate([limits, bounds]),
        bounds=[(0, 1)] * len(issues) + [(0, None)] * len(stands) + [(None, None)],
        method="highs",
    )
    shares = np.clip(np.asarray(found.x)[: len(issues)], 0, 1)
    return [float(issue.low + (issue.high - issue.low) * share) for issue, share in zip(issues, shares, strict=True)]


def _stands(holder: str, issues: Sequence[IssueInput]) -> list[tuple[int, int]]:
    """Issue and place of the holder in it."""
    return [(k, issue.actors.index(holder)) for k, issue in enumerate(issues) if holder in issue.actors]
