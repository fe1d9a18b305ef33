"""Which offers an actor sees, and which one it takes."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.bargaining.issue import Floats, Mask
from detente.bargaining.rounds.gains import TINY
from detente.bargaining.rounds.settings import Settings

SAME = 1e-9  # of the range: moves of the same length
CONFLICT, COMPROMISE, COMPEL, NONE = 0, 1, 2, 3


@dataclass(frozen=True)
class Taken:
    """What each actor does.

    position: (N, A) where it goes. kind: (N, A) class of the offers taken, NONE if it stays. takes: (N, A, A) bool,
    from whom; several where offers are equally small.
    """

    position: Floats
    kind: NDArray[np.int64]
    takes: Mask


def kinds(mine: Floats, theirs: Floats, apart: Floats, settings: Settings) -> NDArray[np.int64]:
    """(N, A, A) class of what j makes i do, as i sees it: mine is E_ij, theirs E_ji."""
    tiny = TINY * settings.looseness
    mine, theirs = (np.where(np.abs(gain) <= tiny, 0, gain) for gain in (mine, theirs))
    pressed = (theirs > 0) & (apart > 0)
    conflict = pressed & (mine > 0) & (theirs > mine + tiny)
    compromise = pressed & (mine < 0) & (theirs > tiny - mine)
    compel = pressed & (mine < 0) & (theirs <= tiny - mine) & settings.compel
    return np.select([conflict, compromise, compel], [CONFLICT, COMPROMISE, COMPEL], NONE)


def taken(position: Floats, mine: Floats, theirs: Floats, span: Floats, settings: Settings) -> Taken:
    """The offer that each actor takes: conflict before compromise before compel, then the least move.

    Of equally small moves the middle is taken, so that two in opposite directions cancel: whichever came first would
    make the result depend on the order of actors.
    """
    way = position[:, None, :] - position[:, :, None]
    found = kinds(mine, theirs, np.abs(way), settings)
    best = found.min(axis=2)
    share = np.abs(mine) / np.where(found == COMPROMISE, theirs, 1)
    move = np.where(found == COMPROMISE, way * share, way)
    cost = np.abs(move)
    if settings.compromise == "least_position":
        cost = np.where((best == COMPROMISE)[:, :, None], _weighed(position, mine, theirs), cost)
    open_ = (found == best[:, :, None]) & (found != NONE)
    cost = np.where(open_, cost, np.inf)
    takes = open_ & (cost <= cost.min(axis=2, keepdims=True) + SAME * settings.looseness * span[:, None, None])
    count = np.maximum(takes.sum(axis=2), 1)
    return Taken(position + np.where(takes, move, 0).sum(axis=2) / count, best, takes)


def _weighed(position: Floats, mine: Floats, theirs: Floats) -> Floats:
    """(N, A, A) the mean of both positions weighed by what each side expects."""
    mine, theirs = np.abs(mine), np.abs(theirs)
    both = mine + theirs
    own, other = position[:, :, None], position[:, None, :]
    return np.asarray((mine * own + theirs * other) / np.where(both > 0, both, 1))
