"""The fewest factors that flip a verdict, by asking every corner of every set one row at a time."""

from itertools import combinations, product

import numpy as np

from detente.uncertainty.factors import Factor, Floats, Function


def places(factor: Factor) -> list[float]:
    """Every place of a factor but its central one, as the theory page says them."""
    if factor.kind == "levels":
        found = [float(level) for level in range(len(factor.levels))]
    elif factor.kind == "shift":
        found = [factor.low, factor.high]
        found += [float(place) for place in range(-10, 11) if factor.low <= place <= factor.high]
    else:
        found = [factor.low, factor.high]
    return [value for value in found if value != factor.central]


def smallest(function: Function, factors: tuple[Factor, ...]) -> set[tuple[str, ...]]:
    """All smallest sets; empty if no corner flips."""
    central = np.array([factor.central for factor in factors])
    verdict = function(central[None])[0, 0]
    for size in range(1, len(factors) + 1):
        found = set()
        for moved in combinations(range(len(factors)), size):
            for values in product(*(places(factors[k]) for k in moved)):
                row = central.copy()
                row[list(moved)] = values
                if function(row[None])[0, 0] == 1 - verdict:
                    found.add(tuple(factors[k].id for k in moved))
        if found:
            return found
    return set()


class Threshold:
    """Yes where a weighted sum, with one product, passes a threshold; no answer in a strip if there are to be gaps."""

    def __init__(self, random: np.random.Generator, count: int, has_gaps: bool) -> None:
        self.weights = random.normal(size=count) * (random.random(count) < 0.8)
        self.pair = random.integers(count, size=2)
        self.product = float(random.normal())
        self.threshold = float(random.normal() * 2)
        self.has_gaps = has_gaps

    def __call__(self, points: Floats) -> Floats:
        total = points @ self.weights + self.product * points[:, self.pair[0]] * points[:, self.pair[1]]
        answer = (total > self.threshold).astype(np.float64)
        if self.has_gaps:
            answer[np.abs(total - self.threshold) < 0.1] = np.nan
        return np.asarray(answer[:, None])
