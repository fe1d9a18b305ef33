"""For each factor alone, all others central, the nearest value that flips a verdict."""

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np

from detente.uncertainty.factors import Factor, Floats, Function
from detente.uncertainty.flips.asking import Asked, bisect
from detente.uncertainty.flips.candidates import candidates, is_discrete, width
from detente.uncertainty.values import central_row
from detente.watching import Watch, unwatched

Status = Literal["complete", "no answer"]


@dataclass(frozen=True, slots=True)
class Scan:
    """points: how many places of a range are looked at before halving, the central one among them.

    tolerance: of the range, how near the value is to one that does not flip. beyond: look on to the physical bounds,
    or to twice the range where there are none. A stretch between two places that flips and flips back can be missed.
    """

    points: int = 33
    tolerance: float = 1e-6
    beyond: bool = False


DEFAULT = Scan()


@dataclass(frozen=True, slots=True)
class Flip:
    """value: the nearest one that flips, in the units of the factor, NaN if none was found.

    share: of the way from the central value to the end of the range on that side, above 1 beyond the range; 1 for
    another level or completion, which is all of the way. others: the levels that flip.
    """

    factor: str
    central: float
    value: float
    share: float
    others: tuple[str, ...] = ()

    @property
    def is_found(self) -> bool:
        """Whether this factor alone flips the verdict."""
        return not math.isnan(self.value)

    @property
    def is_beyond(self) -> bool:
        """Whether only a value outside the assumed range does."""
        return self.share > 1


@dataclass(frozen=True, slots=True)
class NearestFlips:
    """flips: nearest first, then those that were not found. status: `no answer` if there is none at central values."""

    status: Status
    verdict: bool
    flips: tuple[Flip, ...]
    asked: int
    unanswered: int
    scan: Scan


def nearest_flips(
    function: Function,
    factors: tuple[Factor, ...],
    column: int = 0,
    scan: Scan = DEFAULT,
    watch: Watch = unwatched,
) -> NearestFlips:
    """One factor at a time, also those of a group. A row without an answer is not taken for a flip."""
    row = central_row(factors)
    asked = Asked(function, column, row, watch)
    if math.isnan(asked.central):
        return NearestFlips("no answer", False, (), asked.rows, asked.unanswered, scan)
    sides = [(k, side) for k, factor in enumerate(factors) for side in _sides(factor, row[k], scan)]
    found = _nearest(asked, factors, sides, scan)
    flips = tuple(sorted(found, key=lambda flip: (not flip.is_found, flip.share if flip.is_found else 0.0)))
    return NearestFlips("complete", bool(asked.central), flips, asked.rows, asked.unanswered, scan)


def _sides(factor: Factor, central: float, scan: Scan) -> list[Floats]:
    """Values on each side of the central one, from the nearest outwards; those of a discrete factor on a side each."""
    if is_discrete(factor):
        return [np.array([value]) for value in candidates(factor, central)]
    ends = ((factor.low, factor.high, factor.within[0]), (factor.high, factor.low, factor.within[1]))
    sides = [
        _side(factor, central, end, bound, scan) for end, other, bound in ends if (end - central) * (end - other) >= 0
    ]
    return [side for side in sides if len(side)]


def _side(factor: Factor, central: float, end: float, bound: float, scan: Scan) -> Floats:
    """Equal steps to the end of the range; of a shift half places at most, so that no order is left out."""
    steps = around = max(1, (scan.points - 1) // 2)
    if factor.kind == "shift":
        steps = max(steps, math.ceil(2 * abs(end - central)))
    inside = central + (end - central) * np.append(np.arange(1, steps) / steps, 1.0)
    last = bound if math.isfinite(bound) else end + (end - central)
    outside = end + (last - end) * (np.arange(around) + 1) / around
    return np.concatenate([inside if end != central else [], outside if scan.beyond and last != end else []])


def _nearest(asked: Asked, factors: tuple[Factor, ...], sides: list[tuple[int, Floats]], scan: Scan) -> list[Flip]:
    """One flip for each factor: all values of all sides are asked at once, then all brackets are halved together."""
    rows = _rows(asked, [(k, float(value)) for k, side in sides for value in side])
    flipped, start = asked.flips(rows), 0
    brackets: list[tuple[int, float, float]] = []
    for k, side in sides:
        there = np.flatnonzero(flipped[start : start + len(side)])
        if len(there):
            before = float(side[there[0] - 1]) if there[0] else float(asked.row[k])
            brackets.append((k, before, float(side[there[0]])))
        start += len(side)
    values = _halved(asked, factors, brackets, scan)
    return [_flip(factor, float(asked.row[k]), values.get(k, [])) for k, factor in enumerate(factors)]


def _rows(asked: Asked, changes: list[tuple[int, float]]) -> Floats:
    """(N, K) central rows, each with one factor changed."""
    rows = np.tile(asked.row, (len(changes), 1))
    for row, (k, value) in zip(rows, changes, strict=True):
        row[k] = value
    return rows


def _halved(
    asked: Asked, factors: tuple[Factor, ...], brackets: list[tuple[int, float, float]], scan: Scan
) -> dict[int, list[float]]:
    """The flipping values of each factor, one for each bracket: its factor, a value that stays, one that flips."""
    stays = _rows(asked, [(k, before) for k, before, _after in brackets])
    flipped = _rows(asked, [(k, after) for k, _before, after in brackets])
    tolerance = [_part(factors[k], abs(after - before), scan) for k, before, after in brackets]
    found: dict[int, list[float]] = {}
    for (k, _before, _after), row in zip(
        brackets, bisect(asked.flips, stays, flipped, np.array(tolerance)), strict=True
    ):
        found.setdefault(k, []).append(float(row[k]))
    return found


def _part(factor: Factor, length: float, scan: Scan) -> float:
    """The tolerance as a part of a bracket of this length; nothing lies between discrete values."""
    return 1.0 if is_discrete(factor) else max(scan.tolerance * (width(factor) or length) / length, 2.0**-40)


def _flip(factor: Factor, central: float, values: list[float]) -> Flip:
    """The nearest of the flipping values of one factor."""
    if not values:
        return Flip(factor.id, central, math.nan, math.nan)
    value = min(values, key=lambda found: abs(found - central))
    if is_discrete(factor):
        names = tuple(factor.levels[int(found)] for found in values) if factor.levels else ()
        return Flip(factor.id, central, value, 1.0, names)
    end = factor.low if value < central else factor.high
    share = (value - central) / (end - central) if end != central else 1 + abs(value - end) / (width(factor) or 1.0)
    return Flip(factor.id, central, value, share)
