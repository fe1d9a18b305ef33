"""Scores of a probability when it is known whether the event happened; lower is better for both."""

import math

from detente.steady import log


def brier(probability: float, happened: bool) -> float:
    """The square of the distance from what happened, 1 or 0 (`brier1950`)."""
    return (probability - happened) ** 2


def log_score(probability: float, happened: bool) -> float:
    """Minus the natural logarithm of the probability of what happened (`good1952`); infinite if that was 0."""
    given = probability if happened else 1 - probability
    return -float(log(given)) if given > 0 else math.inf
