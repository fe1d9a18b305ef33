"""Packages of settlements on several issues: who with a veto accepts one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from detente.bargaining.issue import IssueInput

ENOUGH = 1e-12


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
