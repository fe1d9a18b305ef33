"""Nash bargaining: the largest product of what everybody gains over the reference point, if everybody can gain."""

import numpy as np

from detente.bargaining.draws import Draws
from detente.bargaining.models.model import ALL, Model
from detente.bargaining.nash import sides, solution
from detente.bargaining.points import STATUSES, Points, settled
from detente.errors.codes import N_


def points(draws: Draws) -> Points:
    """(N,) solutions; `no gain` where no point is better for everybody who has weight. Source: Nash (1950)."""
    reference = draws.reference
    if reference is None:
        return settled(np.zeros(draws.count), draws.total, "no reference")
    above, below = sides(draws, reference)
    heard = draws.weight > 0
    up, down = (above == heard).all(axis=1), (below == heard).all(axis=1)
    away = np.abs(draws.position - reference[:, None])
    moved = reference + np.where(up, 1, -1) * solution(away, draws.weight, above | below)
    status = np.where(up | down, STATUSES.index("settled"), STATUSES.index("no gain")).astype(np.int8)
    return settled(moved, draws.total, status)


MODEL = Model("nash", N_("Nash bargaining"), "nash1950bargaining", ALL, points)
