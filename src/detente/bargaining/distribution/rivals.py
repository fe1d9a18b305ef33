"""Simple distributions to compare with: each is learned from other issues, or from nothing but positions."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from detente.bargaining.distribution.fitting import Resolved
from detente.bargaining.distribution.forecast import Forecast, distribution
from detente.bargaining.distribution.settlement import shares, unit_positions
from detente.bargaining.issue import IssueInput
from detente.steady import dot

Maker = Callable[[IssueInput], Forecast]


def climatology(history: Sequence[Resolved]) -> Maker:
    """The outcomes of other issues, wherever the parties of this one stand."""
    outcomes = np.array([each.unit_outcome for each in history])
    found = distribution(outcomes, np.ones(len(outcomes)))
    return lambda issue: found.on_scale(issue.low, issue.high)


def positions(history: Sequence[Resolved]) -> Maker:
    """Somebody's position, with that party's share of all weight; learns nothing."""
    return lambda issue: distribution(issue.position, shares(issue.weight))


def residuals(history: Sequence[Resolved]) -> Maker:
    """The weighted mean, missed as it was missed on other issues, kept on the scale."""
    missed = np.array([each.unit_outcome - _mean(each.issue) for each in history])

    def made(issue: IssueInput) -> Forecast:
        found = distribution(np.clip(_mean(issue) + missed, 0, 1), np.ones(len(missed)))
        return found.on_scale(issue.low, issue.high)

    return made


def half_mix(history: Sequence[Resolved]) -> Maker:
    """Half `positions`, half `residuals`."""
    one, other = positions(history), residuals(history)

    def made(issue: IssueInput) -> Forecast:
        found = (one(issue), other(issue))
        points = np.concatenate([each.support for each in found])
        return distribution(points, np.concatenate([each.weight for each in found]))

    return made


RIVALS: Mapping[str, Callable[[Sequence[Resolved]], Maker]] = {
    "climatology": climatology,
    "positions": positions,
    "residuals": residuals,
    "half_mix": half_mix,
}


def _mean(issue: IssueInput) -> float:
    return float(dot(shares(issue.weight), unit_positions(issue)))
