"""Scores of a probability when it is known whether the event happened; lower is better for both."""

import math


def brier(probability: float, happened: bool) -> float:
    """The square of the distance from what happened, 1 or 0 (`brier1950`)."""
    return (probability - happened) ** 2


def log_score(log_odds: float, happened: bool) -> float:
    """Minus the natural logarithm of the probability of what happened (`good1952`), from the logarithm of its odds.

    Infinite where the odds are and the answer was the other one.
    """
    against = -log_odds if happened else log_odds
    return max(against, 0.0) + math.log1p(math.exp(-abs(against)))
