"""Compromise: the mean of positions, weighted by capability times salience."""

from detente.bargaining.draws import Draws, mean
from detente.bargaining.models.model import ALL, Model
from detente.bargaining.points import Points, safe_weight, settled
from detente.errors.codes import N_


def points(draws: Draws) -> Points:
    """(N,) weighted means. Source: Achen (2006)."""
    return settled(mean(draws.position, safe_weight(draws)), draws.total)


MODEL = Model("mean", N_("compromise (weighted mean)"), "achen2006", ALL, points)
