"""Nash bargaining among those on the heavier side of the reference point, whoever stands on the other side."""

import numpy as np

from detente.bargaining.draws import Draws
from detente.bargaining.models.model import ALL, Model
from detente.bargaining.nash import sides, solution
from detente.bargaining.points import STATUSES, Points, settled
from detente.errors.codes import N_


def points(draws: Draws) -> Points:
    """(N,) solutions for the side with more weight; the reference point, `no gain`, where both weigh the same.

    Ours: the published relaxations differ. Where everybody can gain it is the strict solution.
    """
    reference = draws.reference
    if reference is None:
        return settled(np.zeros(draws.count), draws.total, "no reference")
    above, below = sides(draws, reference)
    lean = np.where(above, draws.weight, 0).sum(axis=1) - np.where(below, draws.weight, 0).sum(axis=1)
    way = np.where(np.abs(lean) > 1e-12 * draws.total, np.sign(lean), 0)
    gaining = np.where(way[:, None] > 0, above, below)
    away = np.abs(draws.position - reference[:, None])
    moved = reference + way * solution(away, draws.weight, gaining)
    status = np.where(way != 0, STATUSES.index("settled"), STATUSES.index("no gain")).astype(np.int8)
    return settled(moved, draws.total, status)


MODEL = Model("nash-relaxed", N_("Nash bargaining of the heavier side"), "nash1950bargaining", ALL, points)
