"""Many draws of one issue at once, made ready for the models: near positions snapped, weights beside them."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from detente.bargaining.issue import Floats, IssueInput, Mask
from detente.steady import dot

SNAP = 1e-9  # of the range of positions


@dataclass(frozen=True)
class Draws:
    """Letters in shapes: N draws, A actors.

    position, salience, capability: (N, A). low, high: ends of the scale. reference: (N,), None if unknown. veto: (A,).
    """

    position: Floats
    salience: Floats
    capability: Floats
    low: float
    high: float
    reference: Floats | None
    veto: Mask

    @classmethod
    def of(cls, issue: IssueInput) -> "Draws":
        """The issue as it is: one draw."""
        reference = None if issue.reference is None else np.array([issue.reference], dtype=np.float64)
        position, salience, capability = (
            np.array(each, dtype=np.float64)[None] for each in (issue.position, issue.salience, issue.capability)
        )
        return cls(position, salience, capability, issue.low, issue.high, reference, issue.veto)

    @cached_property
    def weight(self) -> Floats:
        """(N, A) capability times salience, as shares of the largest of them; 0 where all are."""
        return shares(self.capability, self.salience)

    @cached_property
    def total(self) -> Floats:
        """(N,) sum of the weights."""
        return np.asarray(self.weight.sum(axis=-1))

    @property
    def count(self) -> int:
        """How many draws."""
        return len(self.position)


def shares(capability: Floats, salience: Floats) -> Floats:
    """(…, A) capability times salience, divided by the largest, so that sums neither overflow nor vanish."""
    most = capability.max(axis=-1, keepdims=True)
    weight = capability / np.where(most > 0, most, 1) * salience
    largest = weight.max(axis=-1, keepdims=True)
    return np.asarray(weight / np.where(largest > 0, largest, 1))


def snapped(position: Floats, looseness: float = 1.0) -> Floats:
    """(…, A) positions, those closer than SNAP of their range (times `looseness`) made equal to the lowest of them.

    Rounding errors of 1e-16 else grow to a large part of the scale within some rounds.
    """
    order = np.argsort(position, axis=-1)
    ordered = np.take_along_axis(position, order, axis=-1)
    near = looseness * SNAP * (ordered[..., -1:] - ordered[..., :1])
    first = np.ones(ordered.shape, dtype=bool)
    first[..., 1:] = np.diff(ordered, axis=-1) > near
    kept = np.maximum.accumulate(np.where(first, ordered, -np.inf), axis=-1)
    result = np.empty_like(position)
    np.put_along_axis(result, order, kept, axis=-1)
    return result


def mean(position: Floats, weight: Floats) -> Floats:
    """(…,) weighted mean of positions; the sum of the weights must be positive."""
    found = dot(position, weight) / weight.sum(axis=-1)
    return np.asarray(np.clip(found, position.min(axis=-1), position.max(axis=-1)))


def median(position: Floats, weight: Floats) -> Floats:
    """(…,) the point with the least weighted distance to all positions; the middle of them if there are several.

    That is where the weight up to a position passes half of all; where it is exactly half, the next position with
    weight counts as well. Equal within 1e-12 of all weight.
    """
    order = np.argsort(position, axis=-1)
    ordered = np.take_along_axis(position, order, axis=-1)
    reached = np.cumsum(np.take_along_axis(weight, order, axis=-1), axis=-1)
    half, tie = reached[..., -1:] / 2, reached[..., -1:] * 1e-12
    lower = np.argmax(reached >= half - tie, axis=-1)[..., None]
    upper = np.argmax(reached > half + tie, axis=-1)[..., None]
    ends = (np.take_along_axis(ordered, end, axis=-1)[..., 0] for end in (lower, upper))
    return np.asarray(sum(ends) / 2)
