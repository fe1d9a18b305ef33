"""Where a factor may go in the search for the fewest factors that flip a verdict."""

import math

import numpy as np

from detente.uncertainty.factors import Factor
from detente.uncertainty.values import level_weights

COMPLETIONS = 16


def is_discrete(factor: Factor) -> bool:
    """Whether there is nothing between two values of the factor: another level, or other unknown preferences."""
    return factor.kind in ("levels", "completion")


def candidates(factor: Factor, central: float) -> tuple[float, ...]:
    """The ends of a range; of a shift also all whole places; all levels that can be drawn; 16 completions.

    The central value is not among them.
    """
    values: list[float] = [factor.low, factor.high]
    if factor.kind == "shift":
        values += [float(place) for place in range(math.ceil(factor.low), math.floor(factor.high) + 1)]
    elif factor.kind == "levels":
        values = [float(level) for level in np.flatnonzero(level_weights(factor))]
    elif factor.kind == "completion":
        values = [float(value) for value in factor.low + (np.arange(COMPLETIONS) + 0.5) / COMPLETIONS * width(factor)]
    return tuple(sorted({value for value in values if value != central}))


def width(factor: Factor) -> float:
    """From the low end to the high end."""
    return factor.high - factor.low
