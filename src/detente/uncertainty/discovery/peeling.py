"""Peeling thin slices off a box, and pasting some back (Friedman and Fisher 1999)."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from detente.uncertainty.discovery.limits import Limits, unlimited
from detente.uncertainty.factors import Factor, Floats


@dataclass(frozen=True)
class Draws:
    """The factors and rows that boxes are made from. points (N, K), yes (N,): the rows to be boxed in."""

    factors: tuple[Factor, ...]
    points: Floats
    yes: npt.NDArray[np.bool_]

    def counts(self, limits: Limits) -> tuple[int, int]:
        """Rows inside, and how many of them are yes."""
        inside = limits.inside(self.points)
        return int(inside.sum()), int((inside & self.yes).sum())


def peeled(draws: Draws, slice_share: float, least: int) -> list[Limits]:
    """Boxes from the whole space down to about `least` rows or a box of yes rows only, each a slice smaller.

    Of all slices, the next is the one that raises the share of yes most for each row that it takes away, so that taking
    off a level, which may hold many rows, and a thin end of a range can be compared.
    """
    box = unlimited(len(draws.factors))
    boxes = [box]
    while True:
        rows, yes = draws.counts(box)
        best: tuple[float, Limits] | None = None
        for limits, left, right in _slices(draws, box, slice_share):
            if least <= left < rows:
                gain = (right / left - yes / rows) / (rows - left)
                best = (gain, limits) if best is None or gain > best[0] else best
        if best is None or yes == rows:
            return boxes
        box = best[1]
        boxes.append(box)


def pasted(draws: Draws, box: Limits, slice_share: float) -> Limits:
    """Limits moved out as long as the share of yes inside does not fall."""
    while True:
        rows, yes = draws.counts(box)
        best: tuple[float, int, Limits] | None = None
        for limits in _wider(draws, box, max(1, int(slice_share * rows))):
            wide, right = draws.counts(limits)
            if wide > rows and right * rows >= yes * wide and (best is None or (right / wide, wide) > best[:2]):
                best = (right / wide, wide, limits)
        if best is None:
            return box
        box = best[2]


def _slices(draws: Draws, box: Limits, slice_share: float) -> Iterator[tuple[Limits, int, int]]:
    """The box with one more thin end or one more level taken off, the rows left in it, and the yes rows."""
    within = box.inside(draws.points)
    inside, yes = draws.points[within], draws.yes[within]
    for k, factor in enumerate(draws.factors):
        values = inside[:, k]
        if factor.kind == "levels":
            for level in np.unique(values):
                left = values != level
                yield replace(box, out=box.out | {(k, int(level))}), int(left.sum()), int((left & yes).sum())
        elif factor.kind != "completion":
            for is_low, outwards in ((True, values), (False, -values)):
                bound = _bound(np.sort(outwards), max(1, int(slice_share * len(values))))
                if bound is not None:
                    left = outwards >= bound
                    limits = box.from_end(k, bound if is_low else -bound, is_low)
                    yield limits, int(left.sum()), int((left & yes).sum())


def _bound(ordered: Floats, number: int) -> float | None:
    """Half way between the rows taken off and the rest: at most the first `number`, or all that equal the first one."""
    if number >= len(ordered):
        return None
    rest = int(np.searchsorted(ordered, ordered[number], "left")) or int(np.searchsorted(ordered, ordered[0], "right"))
    return float((ordered[rest - 1] + ordered[rest]) / 2) if rest < len(ordered) else None


def _wider(draws: Draws, box: Limits, number: int) -> Iterator[Limits]:
    """The box with one limit moved out over the next `number` rows, or with one level let in again."""
    for pair in sorted(box.out):
        yield replace(box, out=box.out - {pair})
    for k in box.restricted():
        for is_low, end in ((True, box.low[k]), (False, box.high[k])):
            if math.isinf(end):
                continue
            open_side = box.from_end(k, -np.inf if is_low else np.inf, is_low)
            values = draws.points[open_side.inside(draws.points), k]
            sign = -1.0 if is_low else 1.0
            beyond = np.sort(sign * values[sign * values > sign * end])
            if len(beyond) <= number:
                yield open_side
            else:
                yield box.from_end(k, sign * float(beyond[number - 1] + beyond[number]) / 2, is_low)
