"""Where an issue settles: any point of the scale may do, positions that somebody holds more, those near the mean most.

The probability of a point x of the scale, taken as 0 to 1, is proportional to

    (1/101 if x is one of 0, 0.01 … 1, plus `pull` if a party holds x) * exp(-`closeness` * |x - m| / (0.2 + s))

with m the weighted mean of positions and s their weighted standard deviation. A position counts once, however many
hold it: how many do, and how much they care, is in m already. Two of three outcomes lie on somebody's position, at the
poles where somebody stands there, and they lie farther from the mean where opinions differ more.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.bargaining.distribution.forecast import Floats, Forecast, distribution
from detente.bargaining.issue import IssueInput
from detente.steady import dot, exp

GRID: Floats = np.arange(101) / 100
LEAST_SPREAD = 0.2
FINE = 1_000  # parts of the scale that drawn positions are rounded to
TOGETHER = 4_096  # draws that are computed at once


@dataclass(frozen=True)
class Shape:
    """What was learned; pull, closeness > 0. widened, domain: see Forecast."""

    pull: float
    closeness: float
    widened: tuple[tuple[float, float], ...] = ()
    domain: str = ""


def settle(issue: IssueInput, learned: Shape, validated: bool = False, centre: float | None = None) -> Forecast:
    """The forecast of an issue on its own scale, around its weighted mean or another `centre`.

    Raises ValueError if nobody has weight.
    """
    position, share = unit_positions(issue), shares(issue.weight)
    middle = float(dot(share, position)) if centre is None else (centre - issue.low) / (issue.high - issue.low)
    spread = float(np.sqrt(dot(share, (position - dot(share, position)) ** 2)))
    support, base = candidates(position)
    weight = tilted(base(learned.pull), np.abs(support - middle) / (LEAST_SPREAD + spread), learned.closeness)
    return _named(distribution(support, weight), issue, learned, validated)


def settle_draws(
    issue: IssueInput,
    positions: Floats,
    weights: Floats,
    learned: Shape,
    validated: bool = False,
    centres: Floats | None = None,
) -> Forecast:
    """The forecast with inputs in doubt: every draw has equal chances; places are rounded to thousandths of the scale.

    positions: (D, A) on the issue's scale. weights: (D, A) >= 0; draws in which nobody has weight are left out.
    centres: (D,) on the issue's scale, in place of the weighted means.

    Raises ValueError if there are none but such.
    """
    heard = weights.sum(axis=1) > 0
    if not heard.any():
        raise ValueError("nobody has weight in any draw")
    rows = np.flatnonzero(heard)
    weight = np.zeros(FINE + 1)
    for some in np.array_split(rows, -(-len(rows) // TOGETHER)):
        drawn = np.clip((positions[some] - issue.low) / (issue.high - issue.low), 0, 1)
        middle = None if centres is None else (centres[some] - issue.low) / (issue.high - issue.low)
        weight += _masses(drawn, weights[some], middle, learned)
    return _named(distribution(np.arange(FINE + 1) / FINE, weight), issue, learned, validated)


def _masses(drawn: Floats, weights: Floats, middle: Floats | None, learned: Shape) -> Floats:
    """(FINE + 1,) the sum of the distributions of draws; drawn, weights: (D, A), middle: (D,), all on 0 to 1."""
    share = weights / weights.sum(axis=1, keepdims=True)
    mean = (share * drawn).sum(axis=1, keepdims=True)
    spread = LEAST_SPREAD + np.sqrt((share * (drawn - mean) ** 2).sum(axis=1, keepdims=True))
    centre = mean if middle is None else middle[:, None]
    places: NDArray[np.intp] = np.sort(np.round(drawn * FINE).astype(np.intp), axis=1)
    once = np.diff(places, axis=1, prepend=-1) > 0
    slope = -learned.closeness / spread
    anywhere = exp(slope * np.abs(GRID - centre)) / len(GRID)
    held = learned.pull * once * exp(slope * np.abs(places / FINE - centre))
    total = anywhere.sum(axis=1, keepdims=True) + held.sum(axis=1, keepdims=True)
    found = np.zeros(FINE + 1)
    found += np.bincount(places.ravel(), weights=(held / total).ravel(), minlength=FINE + 1)
    found[:: FINE // (len(GRID) - 1)] += (anywhere / total).sum(axis=0)
    return found


def unit_positions(issue: IssueInput) -> Floats:
    """(A,) positions with the scale as 0 to 1."""
    position: Floats = np.clip((issue.position - issue.low) / (issue.high - issue.low), 0, 1)
    return position


def shares(weight: Floats) -> Floats:
    """(A,) each party's share of all weight. Raises ValueError if nobody has weight."""
    total = weight.sum()
    if not total > 0:
        raise ValueError("nobody has weight")
    share: Floats = weight / total
    return share


@dataclass(frozen=True)
class Base:
    """(K,) bool: which points are on the grid, and which somebody holds."""

    open: Floats
    held: Floats

    def __call__(self, pull: float) -> Floats:
        """(K,) weights before distance counts."""
        weight: Floats = self.open / len(GRID) + pull * self.held
        return weight


def candidates(position: Floats) -> tuple[Floats, Base]:
    """(K,) points that an issue can settle on, ascending, and what each is; position: (A,) on 0 to 1."""
    rounded = np.round(position, 9)
    support = np.union1d(GRID, rounded)
    return support, Base(np.isin(support, GRID).astype(float), np.isin(support, rounded).astype(float))


def tilted(base: Floats, distance: Floats, closeness: float) -> Floats:
    """(K,) weights that fall with distance."""
    weight: Floats = base * exp(-closeness * (distance - distance.min(axis=-1, keepdims=True)))
    return weight


def _named(found: Forecast, issue: IssueInput, learned: Shape, validated: bool) -> Forecast:
    named = Forecast(found.support, found.weight, learned.domain, validated, learned.widened)
    return named.on_scale(issue.low, issue.high)
