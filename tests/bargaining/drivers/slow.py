"""The median of a forecast and the smallest change of a number, spelled out one value at a time."""

import math
from dataclasses import replace

import numpy as np

from detente.bargaining.distribution.settlement import Shape
from detente.bargaining.drivers.numbers import Number
from detente.bargaining.issue import IssueInput
from tests.bargaining.distribution.history import issue_of, slow_weights

SHAPE = Shape(0.8, 1.5)
PLACES = [0, 10, 30, 33.3, 50, 50.5, 70, 100]


def slow_veto(issue: IssueInput) -> float:
    """The weighted mean, moved to the nearest point that no veto holder finds farther than the reference point."""
    pairs = list(zip(issue.position.tolist(), issue.weight.tolist(), strict=True))
    mean = sum(x * w for x, w in pairs) / sum(w for _x, w in pairs)
    assert issue.reference is not None
    low, high = issue.low, issue.high
    for x, veto in zip(issue.position.tolist(), issue.veto.tolist(), strict=True):
        if veto:
            ends = sorted((issue.reference, 2 * x - issue.reference))
            low, high = max(low, ends[0]), min(high, ends[1])
    return issue.reference if high - low < 1e-9 * (issue.high - issue.low) else min(max(mean, low), high)


def slow_median(issue: IssueInput, veto: bool = False) -> float | None:
    """Where half of the probability lies below, a point's own counted half; None if nobody has weight."""
    if not issue.weight.sum() > 0:
        return None
    centre = (slow_veto(issue) - issue.low) / (issue.high - issue.low) if veto else None
    before, last, reached = 0.0, 0.0, 0.0
    for k, (x, weight) in enumerate(slow_weights(issue, SHAPE, centre).items()):
        middle = reached + weight / 2
        if middle >= 0.5:
            return x if k == 0 else last + (x - last) * (0.5 - before) / (middle - before)
        before, last, reached = middle, x, reached + weight
    raise AssertionError


def with_value(issue: IssueInput, number: Number, value: float) -> IssueInput:
    """The issue with one number at another value."""
    if number.kind == "reference":
        return replace(issue, reference=value)
    changed = getattr(issue, number.kind).copy()
    changed[number.actor] = value
    return replace(issue, **{number.kind: changed})


def slow_nearest(issue: IssueInput, number: Number, by: float, values: list[float], own: float, veto: bool) -> float:
    """How far the nearest of `values` is that moves the median by `by`; infinite if none does."""
    base = slow_median(issue, veto)
    assert base is not None
    for value in sorted(values, key=lambda each: abs(each - own)):
        found = slow_median(with_value(issue, number, value), veto)
        if found is not None and abs(found - base) >= by:
            return abs(value - own)
    return math.inf


def random_issue(seed: int) -> IssueInput:
    """One to six parties, some at the same place, some without weight, with vetoes and a reference point."""
    random = np.random.default_rng(seed)
    count = int(random.integers(1, 7))
    found = issue_of(
        random.choice(PLACES, size=count).tolist(),
        random.choice([0, 0.2, 0.5, 0.9, 1], size=count).tolist(),
        random.choice([0.0, 1, 3, 10], size=count).tolist(),
    )
    return replace(found, reference=float(random.choice([0, 20, 50])), veto=random.random(count) < 0.3)
