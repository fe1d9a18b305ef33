"""The median of the forecast distribution of many variants of one issue at once, each by itself."""

import numpy as np

from detente.bargaining.distribution.settlement import GRID, LEAST_SPREAD, Shape
from detente.bargaining.draws import Draws
from detente.bargaining.issue import Floats
from detente.bargaining.models.model import Model
from detente.steady import dot, exp

TOGETHER = 2_048  # variants that are computed at once
DIGITS = 9  # of positions on 0 to 1


def medians(draws: Draws, learned: Shape, around: Model | None = None) -> Floats:
    """(N,) medians on the issue's scale, around the weighted mean or what the model `around` says; NaN without weight.

    The same as `settle(…).median` of each draw.
    """
    found = np.full(draws.count, np.nan)
    rows = np.flatnonzero(draws.total > 0)
    if not len(rows):
        return found
    span = draws.high - draws.low
    position = np.clip((draws.position - draws.low) / span, 0, 1)
    centre = None if around is None else (around.points(draws).value - draws.low) / span
    for some in np.array_split(rows, -(-len(rows) // TOGETHER)):
        middle = None if centre is None else centre[some]
        found[some] = draws.low + span * _on_unit(position[some], draws.weight[some], middle, learned)
    return found


def _on_unit(position: Floats, weight: Floats, centre: Floats | None, learned: Shape) -> Floats:
    """(D,) medians on 0 to 1; position, weight: (D, A)."""
    share = weight / weight.sum(axis=1, keepdims=True)
    mean = dot(share, position)[:, None]
    spread = np.sqrt(dot(share, (position - mean) ** 2))[:, None]
    middle = mean if centre is None else centre[:, None]
    held = np.sort(np.round(position, DIGITS), axis=1)
    once = np.diff(held, axis=1, prepend=-1.0) > 0
    support = np.concatenate([np.broadcast_to(GRID, (len(held), len(GRID))), held], axis=1)
    base = np.concatenate([np.full((len(held), len(GRID)), 1 / len(GRID)), learned.pull * once], axis=1)
    distance = np.abs(support - middle) / (LEAST_SPREAD + spread)
    mass = base * exp(-learned.closeness * (distance - distance.min(axis=1, keepdims=True)))
    order = np.argsort(support, axis=1, kind="stable")
    support, mass = (np.take_along_axis(each, order, axis=1) for each in (support, mass))
    return _half(support, _middles(support, mass / mass.sum(axis=1, keepdims=True)))


def _middles(support: Floats, mass: Floats) -> Floats:
    """(D, K) the probability of less than each point, plus half of its own; points may be repeated."""
    reached = np.cumsum(mass, axis=1)
    apart = np.diff(support, axis=1) > 0
    edge = np.ones((len(support), 1), dtype=bool)
    first, last = np.concatenate([edge, apart], axis=1), np.concatenate([apart, edge], axis=1)
    before = np.maximum.accumulate(np.where(first, reached - mass, 0.0), axis=1)
    after = np.minimum.accumulate(np.where(last, reached, np.inf)[:, ::-1], axis=1)[:, ::-1]
    return np.asarray((before + after) / 2)


def _half(support: Floats, middle: Floats) -> Floats:
    """(D,) where the straight line between the points (support, middle) is at one half."""
    right = np.clip(np.argmax(middle >= 0.5, axis=1), 1, None)[:, None]
    x0, x1 = (np.take_along_axis(support, right - k, axis=1)[:, 0] for k in (1, 0))
    y0, y1 = (np.take_along_axis(middle, right - k, axis=1)[:, 0] for k in (1, 0))
    return np.asarray(x0 + (x1 - x0) * np.clip((0.5 - y0) / np.where(y1 > y0, y1 - y0, 1), 0, 1))
