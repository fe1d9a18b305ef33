"""The least and the greatest that quantities become when several numbers vary at once.

A quantity that is linear in every number alone has its extremes at corners of the box. Numbers whose effects add up are
settled one by one; numbers that multiply each other are tried in all corners together. Numbers in which a quantity
bends are set to sampled values, and the rest is settled for each of these; groups too large to try are sampled as well.
The quantities to which this matters are marked. Letters in shapes: n numbers, R quantities, N points.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations, product

import numpy as np

from detente.agreement.terms.lattice import Floats, Mask

Evaluate = Callable[[Floats], Floats]
"""(N, n) points to (N, R) quantities."""

CORNERS = 10  # numbers whose corners are all tried together
SAMPLES = 1024
NEGLIGIBLE = 1e-9


@dataclass(frozen=True)
class Group:
    """Numbers that vary together: the points tried, (C, members), and what each changes, (C, R)."""

    members: tuple[int, ...]
    points: Floats
    changes: Floats
    sampled: bool


@dataclass(frozen=True)
class Case:
    """All that the numbers which do not bend can do around one centre, (n,); value: (R,) there; changes add up."""

    centre: Floats
    value: Floats
    groups: tuple[Group, ...]

    @property
    def low(self) -> Floats:
        """(R,) the least."""
        low: Floats = self.value + np.sum([g.changes.min(axis=0, initial=0.0) for g in self.groups], axis=0)
        return low

    @property
    def high(self) -> Floats:
        """(R,) the greatest."""
        high: Floats = self.value + np.sum([g.changes.max(axis=0, initial=0.0) for g in self.groups], axis=0)
        return high

    def lowest(self, quantity: int) -> Floats:
        """(n,) a point where one quantity is at its least."""
        point = self.centre.copy()
        for group in self.groups:
            worst = int(group.changes[:, quantity].argmin())
            if group.changes[worst, quantity] < -NEGLIGIBLE:
                point[list(group.members)] = group.points[worst]
        return point


@dataclass(frozen=True)
class Extremes:
    """bent: numbers in which some quantity bends; cases: one for each setting of these, the first central."""

    bent: tuple[int, ...]
    cases: tuple[Case, ...]

    @property
    def low(self) -> Floats:
        """(R,) the least."""
        low: Floats = np.min([case.low for case in self.cases], axis=0)
        return low

    @property
    def high(self) -> Floats:
        """(R,) the greatest."""
        high: Floats = np.max([case.high for case in self.cases], axis=0)
        return high

    @property
    def sampled(self) -> Mask:
        """(R,) whether a sampled number matters to a quantity: its extremes are then what was found, not proven."""
        differ = np.ptp([case.low for case in self.cases], axis=0) + np.ptp([case.high for case in self.cases], axis=0)
        groups = [np.abs(g.changes).max(axis=0) for case in self.cases for g in case.groups if g.sampled]
        found: Mask = np.max([differ, *groups], axis=0) > NEGLIGIBLE
        return found

    def worst(self, quantity: int) -> Case:
        """The case in which one quantity is at its least."""
        return min(self.cases, key=lambda case: float(case.low[quantity]))


def extremes(evaluate: Evaluate, centre: Floats, low: Floats, high: Floats) -> Extremes:
    """The extremes of quantities over the box from `low` to `high`, all (n,), around `centre`."""
    if not len(centre):
        return Extremes((), (Case(centre, evaluate(centre[None, :])[0], ()),))
    bent = tuple(np.flatnonzero(_bent(evaluate, centre, low, high)).tolist())
    straight = [k for k in range(len(centre)) if k not in bent]
    pairs = _multiplying(evaluate, centre, straight, np.where(high - centre >= centre - low, high, low))
    groups = _components(straight, pairs)
    points = {group: _tried(group, low, high) for group in groups}
    cases = []
    for start in _settings(bent, centre, low, high):
        value = evaluate(start[None, :])[0]
        changes = {group: evaluate(_with(start, group, points[group])) - value for group in groups}
        found = (Group(group, points[group], changes[group], len(group) > CORNERS) for group in groups)
        cases.append(Case(start, value, tuple(found)))
    return Extremes(bent, tuple(cases))


def _with(start: Floats, members: tuple[int, ...], values: Floats) -> Floats:
    """(C, n) `start` with some numbers at (C, members) values."""
    points = np.repeat(start[None, :], len(values), axis=0)
    points[:, list(members)] = values
    return points


def _bent(evaluate: Evaluate, centre: Floats, low: Floats, high: Floats) -> Mask:
    """(n,) numbers in which some quantity is not a straight line."""
    shares, n = (0.0, 0.25, 0.5, 0.75, 1.0), len(centre)
    values = []
    for share in shares:
        points = np.repeat(centre[None, :], n, axis=0)
        np.fill_diagonal(points, low + share * (high - low))
        values.append(evaluate(points))
    straight = [values[0] + share * (values[4] - values[0]) for share in shares]
    found: Mask = np.abs(np.array(values) - straight).max(axis=(0, 2), initial=0.0) > NEGLIGIBLE
    return found


def _multiplying(evaluate: Evaluate, centre: Floats, straight: list[int], far: Floats) -> list[tuple[int, int]]:
    """Pairs of numbers whose effects on some quantity do not add up when both are `far`."""
    pairs = list(combinations(straight, 2))
    if not pairs:
        return []
    central = evaluate(centre[None, :])
    alone = {k: evaluate(_with(centre, (k,), far[None, [k]])) - central for k in straight}
    points = np.repeat(centre[None, :], len(pairs), axis=0)
    rows = np.arange(len(pairs))
    for members in np.array(pairs).T:
        points[rows, members] = far[members]
    both = evaluate(points) - central
    mixed = [float(np.abs(both[p] - alone[k] - alone[m]).max(initial=0.0)) for p, (k, m) in enumerate(pairs)]
    return [pair for pair, rest in zip(pairs, mixed, strict=True) if rest > NEGLIGIBLE]


def _components(numbers: list[int], pairs: list[tuple[int, int]]) -> list[tuple[int, ...]]:
    group = {k: k for k in numbers}
    for one, other in pairs:
        old, new = group[other], group[one]
        group = {k: new if each == old else each for k, each in group.items()}
    return [tuple(k for k in numbers if group[k] == g) for g in dict.fromkeys(group.values())]


def _tried(members: tuple[int, ...], low: Floats, high: Floats) -> Floats:
    """(C, members) all corners, or as many as can be tried."""
    if len(members) <= CORNERS:
        return np.array(list(product(*((low[k], high[k]) for k in members))))
    chosen = list(members)
    upper = np.random.default_rng(0).random((SAMPLES, len(members))) < 0.5
    return np.where(upper, high[chosen], low[chosen])


def _settings(bent: tuple[int, ...], centre: Floats, low: Floats, high: Floats) -> list[Floats]:
    """Centres with bending numbers at sampled values: the centre itself, a line for one, random points for several."""
    if not bent:
        return [centre]
    chosen = list(bent)
    if len(bent) == 1:
        values = np.linspace(low[chosen], high[chosen], 17)
    else:
        inside = np.random.default_rng(0).uniform(low[chosen], high[chosen], size=(32, len(bent)))
        corners = _tried(bent, low, high) if len(bent) <= 5 else inside[:0]
        values = np.concatenate([corners, inside])
    return [centre, *_with(centre, bent, values)]
