"""In which order states are gone for by whoever is indifferent: where all together get least, or most.

It hangs on what there is to get and on what can be done, never on names or on the order of parties and measures, nor on
which end of a measure is called its level 0.
"""

from typing import Literal

import numpy as np

from detente.agreement.terms.lattice import Floats, Ints, Lattice

Aim = Literal["least", "most"]
"""Where whoever is indifferent goes: where all together get least, or most."""

TOLD_APART = 9  # decimals to which states are told apart
ROUNDS = 2


def ranks(lattice: Lattice, payoff: Floats) -> dict[Aim, Ints]:
    """(S,) for each aim how soon states are gone for, by what all get together in shares of their ranges.

    Where that is the same by how far it is from today, then by a number that hangs on nothing but the payoffs in a
    state and in those around it. payoff: (P, S) per step. States of one rank differ in nothing that could be named.
    """
    low = payoff.min(axis=1)[:, None]
    ranges = payoff.max(axis=1)[:, None] - low
    shares = np.sort((payoff - low) / np.where(ranges > 0, ranges, 1.0), axis=0)
    told = _mixed(shares) + 3 * lattice.distance
    shape = tuple((lattice.highest + 1).tolist())
    for _ in range(ROUNDS):
        told = _around(lattice, (1 / (1 + told)).reshape(shape)).ravel() + 1 / (2 + told)
    keys = np.round(np.array([told, lattice.distance, shares.sum(axis=0)]), TOLD_APART)
    order = np.lexsort(keys)
    differs = (keys[:, order[1:]] != keys[:, order[:-1]]).any(axis=0)
    least = np.zeros(len(order), dtype=np.int64)
    least[order[1:]] = np.cumsum(differs)
    return {"least": least, "most": len(order) - least}


def _mixed(shares: Floats) -> Floats:
    """(S,) a number for each set of shares (P, S), seldom the same for two that differ."""
    found: Floats = (1 / (1.3 + shares) + shares * shares / 3).sum(axis=0)
    return found


def _around(lattice: Lattice, told: Floats) -> Floats:
    """What lies one level up or down of each state, each measure an axis; more if it is away from today."""
    found = np.zeros(told.shape)
    for k, measure in enumerate(lattice.measures):
        told, found = np.moveaxis(told, k, -1), np.moveaxis(found, k, -1)
        levels = np.arange(measure.highest + 1)
        up, down = _step(levels[:-1], 1, measure.now, measure.up), _step(levels[1:], -1, measure.now, measure.down)
        found[..., :-1] += up * told[..., 1:]
        found[..., 1:] += down * told[..., :-1]
        told, found = np.moveaxis(told, -1, k), np.moveaxis(found, -1, k)
    return found


def _step(levels: Ints, shift: int, today: int, limit: int) -> Floats:
    """What a step by `shift` from each level counts: more away from today, and by how far one may go at once."""
    away = np.abs(levels + shift - today) > np.abs(levels - today)
    counts: Floats = np.where(away, 1.0, 0.6) + 0.17 * limit
    return counts
