"""Compromise within vetoes: the point nearest to the weighted mean that every veto holder prefers to no agreement."""

import numpy as np

from detente.bargaining.draws import Draws, mean
from detente.bargaining.issue import Floats
from detente.bargaining.models.model import ALL, Model
from detente.bargaining.points import STATUSES, Points, safe_weight, settled
from detente.errors.codes import N_

ROOM = 1e-9  # of the scale: a narrower room is none


def room(draws: Draws, reference: Floats) -> tuple[Floats, Floats]:
    """(N,) and (N,) ends of what all accept: no veto holder stands farther from it than from the reference point."""
    held = reference[:, None]
    mirrored = 2 * draws.position[:, draws.veto] - held
    low = np.minimum(held, mirrored).max(axis=1, initial=draws.low)
    high = np.maximum(held, mirrored).min(axis=1, initial=draws.high)
    return low, high


def points(draws: Draws) -> Points:
    """(N,) weighted means projected on the room that vetoes leave; the means themselves if nobody has a veto."""
    middle = mean(draws.position, safe_weight(draws))
    if not draws.veto.any():
        return settled(middle, draws.total)
    if draws.reference is None:
        return settled(middle, draws.total, "no reference")
    low, high = room(draws, draws.reference)
    narrow = high - low <= ROOM * (draws.high - draws.low)
    status = np.where(narrow, STATUSES.index("no room"), STATUSES.index("settled")).astype(np.int8)
    return settled(np.where(narrow, draws.reference, np.clip(middle, low, high)), draws.total, status)


MODEL = Model("veto", N_("compromise within vetoes"), "tsebelis2002", ALL, points)
