"""Issues drawn at random, and outcomes drawn from the definition of the forecast, spelled out point by point."""

import math
from collections.abc import Iterator

import numpy as np

from detente.bargaining.distribution.fitting import Resolved
from detente.bargaining.distribution.settlement import Shape
from detente.bargaining.issue import IssueInput


def issue_of(
    position: list[float],
    salience: list[float],
    capability: list[float] | None = None,
    low: float = 0,
    high: float = 100,
) -> IssueInput:
    """An issue of so many parties."""
    count = len(position)
    return IssueInput(
        tuple(f"p{k}" for k in range(count)),
        np.array(position, dtype=float),
        np.array(salience, dtype=float),
        np.array(capability or [1.0] * count, dtype=float),
        low,
        high,
        None,
        np.zeros(count, dtype=bool),
    )


def slow_weights(issue: IssueInput, shape: Shape, centre: float | None = None) -> dict[float, float]:
    """Point of the scale to probability, by the sentence in which it is defined; centre: on 0 to 1, else the mean."""
    places = [(x - issue.low) / (issue.high - issue.low) for x in issue.position.tolist()]
    weights = [c * s for c, s in zip(issue.capability.tolist(), issue.salience.tolist(), strict=True)]
    mean = sum(w * x for w, x in zip(weights, places, strict=True)) / sum(weights)
    variance = sum(w * (x - mean) ** 2 for w, x in zip(weights, places, strict=True)) / sum(weights)
    middle = mean if centre is None else centre
    held = {round(x, 9) for x in places}
    grid = {k / 100 for k in range(101)}
    found = {}
    for x in sorted(held | grid):
        base = (1 / 101 if x in grid else 0) + (shape.pull if x in held else 0)
        found[x] = base * math.exp(-shape.closeness * abs(x - middle) / (0.2 + math.sqrt(variance)))
    total = sum(found.values())
    return {issue.low + (issue.high - issue.low) * x: weight / total for x, weight in found.items()}


def drawn_issue(random: np.random.Generator) -> IssueInput:
    """Three to twelve parties on round positions."""
    count = int(random.integers(3, 13))
    position = random.choice([0, 10, 25, 40, 50, 70, 100], size=count)
    return issue_of(position.tolist(), random.uniform(0.1, 1, size=count).round(2).tolist())


TRUE = Shape(0.5, 2.5)


def history(shape: Shape, groups: int, seed: int) -> Iterator[Resolved]:
    """Issues in groups of three, with outcomes drawn from the forecast that `shape` gives."""
    random = np.random.default_rng(seed)
    for group in range(groups):
        for k in range(3):
            issue = drawn_issue(random)
            weights = slow_weights(issue, shape)
            outcome = random.choice(list(weights), p=list(weights.values()))
            yield Resolved(f"g{group}i{k}", f"g{group}", issue, round(float(outcome), 6))
