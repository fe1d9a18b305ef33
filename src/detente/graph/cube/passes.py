"""One party's moves over the whole cube, without an order of wishes: one pass per option."""

from typing import Any

import numpy as np

from detente.graph.cube.improve import Axis, Numbers
from detente.graph.cube.layout import Layout
from detente.model.conditions import Mask


def along(layout: Layout, values: Numbers, party: int, better: np.ufunc, spare: bool = False) -> Numbers:
    """The `better` (minimum or maximum) of staying and of a party's moves from each word.

    values: as `layout.shape`, or 1 long where it is the same for all own words of somebody; so is the result. Where
    words are infeasible it holds the number that never counts for `better`, and the result there means nothing. With
    `spare` the values may be written over.
    """
    axis = layout.axes[party]
    if values.shape[party + 1] == 1:
        return values
    if not axis.stays_on and not axis.stays_off:
        reduced: Numbers = better.reduce(values, axis=party + 1, keepdims=True)
        return reduced
    return _one_way(values if spare else values.copy(), axis, party, better)


def _one_way(values: Numbers, axis: Axis, party: int, better: np.ufunc) -> Numbers:
    bit = 1
    while bit < axis.size:
        halves = np.moveaxis(values, party + 1, 0)
        split: Any = halves.reshape(axis.size // (2 * bit), 2, bit, *halves.shape[1:])
        off, on = split[:, 0], split[:, 1]
        to_on, to_off = not axis.stays_off & bit, not axis.stays_on & bit
        if to_on:
            better(off, on, out=off)
        if to_off and to_on:
            on[...] = off
        elif to_off:
            better(off, on, out=on)
        bit *= 2
    return values


def replaced(values: Numbers, where: Mask | None, number: int) -> Numbers:
    """`values` with `number` at `where`, in place; None is nowhere."""
    if where is not None:
        np.putmask(values, where, number)
    return values
