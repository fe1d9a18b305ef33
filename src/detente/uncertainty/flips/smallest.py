"""The fewest factors that together flip a verdict.

A set of factors flips it if some corner does: each factor of the set at one of its `candidates`, all others central.
All corners that move one factor are asked, then all that move two, and so on while a budget lasts. Nothing is assumed
about the function, so that nothing can be left out. When the budget does not reach the next size, random corners that
flip are reduced until every factor left is needed; that shows a set which flips, but perhaps not a smallest one.
"""

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np

from detente.errors import LimitReached
from detente.uncertainty.factors import Factor, Floats, Function
from detente.uncertainty.flips.asking import Asked, bisect
from detente.uncertainty.flips.candidates import candidates, is_discrete
from detente.uncertainty.flips.corners import Corner, Places, count, flipping, reduced, rows, thrown
from detente.uncertainty.flips.nearest import NearestFlips
from detente.uncertainty.values import central_row
from detente.watching import Watch, unwatched

Status = Literal["exact", "upper bound", "none", "none found", "no answer"]


@dataclass(frozen=True, slots=True)
class Search:
    """budget: rows that the search may ask. listed: how many sets are told at most. seed: of random corners."""

    budget: int = 20_000
    listed: int = 20
    seed: int = 0
    steps: int = 32
    tolerance: float = 1e-6


DEFAULT = Search()


@dataclass(frozen=True, slots=True)
class FlipSet:
    """factors at `corner` flip the verdict. corners: how many corners of this set do.

    way: the part of the way from central values to the corner after which it flips, 1 at the corner; levels and
    completions are at the corner all along. nearest: the values there.
    """

    factors: tuple[str, ...]
    corner: tuple[float, ...]
    corners: int
    way: float
    nearest: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class SmallestSets:
    """sets: those found of `size` factors, the one with the shortest way first; `found` counts those not listed too.

    status: `exact`, no smaller set flips; `upper bound`, perhaps one of at least `at_least` factors does; `none`, no
    corner does; `none found`, the budget ended first; `no answer` at central values. is_every: all sets of this size
    are counted. is_cut_short: a limit of time ended the search.
    """

    status: Status
    verdict: bool
    size: int
    at_least: int
    sets: tuple[FlipSet, ...]
    found: int
    is_every: bool
    is_cut_short: bool
    asked: int
    unanswered: int
    search: Search


class _Found:
    """What is known so far: corners that flip, of one size, and the least size that is not ruled out."""

    def __init__(self) -> None:
        self.corners: list[Corner] = []
        self.at_least, self.is_every, self.is_cut_short = 1, False, False

    def add(self, corner: Corner) -> None:
        """Keep it if no smaller one is known."""
        if self.corners and len(self.corners[0]) > len(corner):
            self.corners = []
        if not self.corners or len(self.corners[0]) == len(corner):
            self.corners.append(corner)


def smallest_sets(
    function: Function,
    factors: tuple[Factor, ...],
    column: int = 0,
    search: Search = DEFAULT,
    watch: Watch = unwatched,
    nearest: NearestFlips | None = None,
) -> SmallestSets:
    """Of one verdict at the central row; the ways are followed after the search, with some rows more than the budget.

    nearest: what is known of single factors, so that values inside a range that flip are places to go as well.
    """
    row = central_row(factors)
    asked, found = Asked(function, column, row, watch), _Found()
    if math.isnan(asked.central):
        return _result("no answer", asked, found, (), search)
    places = _places(factors, row, nearest)
    listed: tuple[FlipSet, ...] = ()
    try:
        _by_size(asked, places, found, search)
        if not found.corners and found.at_least <= _movable(places):
            _by_reduction(asked, places, found, search)
        listed = _listed(asked, factors, found.corners, search)
    except LimitReached:
        found.is_cut_short = True
        listed = listed or tuple(_without_way(factors, corner) for corner in found.corners[: search.listed])
    return _result(_status(found, places), asked, found, listed, search)


def _places(factors: tuple[Factor, ...], row: Floats, nearest: NearestFlips | None) -> Places:
    """Where each factor may go."""
    inside = (
        {flip.factor: flip.value for flip in nearest.flips if flip.is_found and not flip.is_beyond} if nearest else {}
    )
    return tuple(
        tuple(sorted({*candidates(factor, float(value)), *([inside[factor.id]] if factor.id in inside else [])}))
        for factor, value in zip(factors, row, strict=True)
    )


def _movable(places: Places) -> int:
    """How many factors have somewhere to go."""
    return sum(1 for candidates in places if candidates)


def _by_size(asked: Asked, places: Places, found: _Found, search: Search) -> None:
    """All corners of size 1, 2, …; a quarter of the budget is kept for the rest, unless there is none."""
    largest = _movable(places)
    for size in range(1, largest + 1):
        kept = 0 if size == largest else search.budget // 4
        if asked.rows + count(places, size) > search.budget - kept:
            return
        found.corners = flipping(asked, places, size)
        if found.corners:
            found.is_every = True
            return
        found.at_least = size + 1


def _by_reduction(asked: Asked, places: Places, found: _Found, search: Search) -> None:
    """From random corners that flip down to sets of which every factor is needed, until the budget is used."""
    random = np.random.default_rng(search.seed)
    while asked.rows < search.budget:
        tried = thrown(places, min(512, search.budget - asked.rows), random)
        flips = asked.flips(rows(asked.row, tried))
        starts = sorted((tried[n] for n in np.flatnonzero(flips)), key=len)
        for start in starts[:32]:
            reached = reduced(asked, start, random, search.budget)
            if reached is not None:
                found.add(reached)
        if found.corners and len(found.corners[0]) == found.at_least:
            return


def _status(found: _Found, places: Places) -> Status:
    """Whether what was found is the smallest."""
    if found.corners:
        return "exact" if len(found.corners[0]) == found.at_least else "upper bound"
    return "none" if found.at_least > _movable(places) else "none found"


def _by_set(corners: list[Corner]) -> dict[tuple[int, ...], list[Corner]]:
    """Distinct corners by the factors that they move."""
    sets: dict[tuple[int, ...], list[Corner]] = {}
    for corner in dict.fromkeys(corners):
        sets.setdefault(tuple(k for k, _value in corner), []).append(corner)
    return sets


def _listed(asked: Asked, factors: tuple[Factor, ...], corners: list[Corner], search: Search) -> tuple[FlipSet, ...]:
    """For each of the first sets, the corner with the shortest way among its first four."""
    made: list[FlipSet] = []
    for chosen in list(_by_set(corners).values())[: search.listed]:
        ends = rows(asked.row, chosen[:4])
        ways, points = _ways(asked, factors, ends, search)
        best = int(np.argmin(ways))
        moved = [k for k, _value in chosen[best]]
        values = tuple(float(points[best, k]) for k in moved)
        ids = tuple(factors[k].id for k in moved)
        corner = tuple(value for _k, value in chosen[best])
        made.append(FlipSet(ids, corner, len(chosen), float(ways[best]), values))
    return tuple(sorted(made, key=lambda flip: flip.way))


def _without_way(factors: tuple[Factor, ...], corner: Corner) -> FlipSet:
    """A set whose way was not followed any more."""
    values = tuple(value for _k, value in corner)
    return FlipSet(tuple(factors[k].id for k, _value in corner), values, 1, 1.0, values)


def _ways(asked: Asked, factors: tuple[Factor, ...], ends: Floats, search: Search) -> tuple[Floats, Floats]:
    """(C,) parts of the ways to (C, K) corners at which the verdict flips first, and the (C, K) values there."""
    discrete = np.array([is_discrete(factor) for factor in factors])
    begins = np.where(discrete, ends, asked.row)
    steps = np.arange(search.steps + 1) / search.steps
    lines = begins[:, None] + steps[1:-1, None] * (ends - begins)[:, None]
    inside = asked.flips(lines.reshape(-1, len(factors))).reshape(len(ends), -1)
    first = np.where(inside.any(axis=1), inside.argmax(axis=1) + 1, search.steps)
    stays = begins + steps[first - 1, None] * (ends - begins)
    flips = np.where((first == search.steps)[:, None], ends, begins + steps[first, None] * (ends - begins))
    moving = (begins != ends).any(axis=1)
    tolerance = np.where(moving, search.tolerance * search.steps, 1.0)
    points = bisect(asked.flips, stays, flips, tolerance)
    length = np.abs(ends - begins).sum(axis=1)
    ways = np.where(moving, np.abs(points - begins).sum(axis=1) / np.where(moving, length, 1.0), 1.0)
    return ways, points


def _result(status: Status, asked: Asked, found: _Found, listed: tuple[FlipSet, ...], search: Search) -> SmallestSets:
    """Put together."""
    return SmallestSets(
        status=status,
        verdict=asked.central == 1,
        size=len(found.corners[0]) if found.corners else 0,
        at_least=found.at_least,
        sets=listed,
        found=len(_by_set(found.corners)),
        is_every=found.is_every,
        is_cut_short=found.is_cut_short,
        asked=asked.rows,
        unanswered=asked.unanswered,
        search=search,
    )
