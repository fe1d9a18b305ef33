"""Weighted median: half of the weight stands on either side."""

from detente.bargaining.draws import Draws, median
from detente.bargaining.models.model import ALL, Model
from detente.bargaining.points import Points, safe_weight, settled
from detente.errors.codes import N_


def points(draws: Draws) -> Points:
    """(N,) weighted medians, the middle where two positions tie. Source: Black (1948)."""
    return settled(median(draws.position, safe_weight(draws)), draws.total)


MODEL = Model("median", N_("weighted median"), "black1948", ALL, points)
