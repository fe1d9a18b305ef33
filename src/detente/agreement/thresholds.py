"""Where along one number something holds: one search for every threshold of an agreement.

The number is patience, leakage, a prior: anything for which a deal can be judged anew. What holds need not hold for all
larger or all smaller values, since replies after a breach switch at thresholds; the answer is a union of intervals.

Points are judged first: both ends, a scan between them, and the file's own values, so that no answer contradicts the
verdict on the file. Between two points with the same answer the search looks where the answer would change and change
back if everybody went on as at one of the points (where that is foreseen, else where straight lines through the margins
beside them say so). Every change is then narrowed down, by false position where the margin is continuous and by halves
where it jumps. What is narrower than the scan, and that nothing points to, may be missed.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import isfinite
from typing import Literal

Answer = Literal["holds", "fails", "not verified"]

PRECISION = 1e-9
ROUNDS = 6  # of looking where margins point to
FORESIGHT = 8  # parts of the way to the next point that are foreseen
CLEAR = 1e-8  # margins nearer to 0 point to nothing
PLAIN = 200  # denominators up to which a border is tried as a fraction
NEAR = 1e-8  # how far from a border that may be


@dataclass(frozen=True, slots=True)
class Judged:
    """The answer at one value; margin: at least about 0 where it holds, below where it fails, infinite if none binds.

    foreseen: pairs (value, margin) nearby if everybody went on as here.
    """

    status: Answer
    margin: float = float("nan")
    foreseen: tuple[tuple[float, float], ...] = ()


Judge = Callable[[float], Judged]
End = tuple[float, bool]  # a value, and whether it is closed there


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`; an end is closed if the answer at it is that of the interval, as it was judged there."""

    low: float
    high: float
    low_closed: bool = True
    high_closed: bool = True

    def holds(self, value: float) -> bool:
        """Whether a value lies in it."""
        above = self.low < value or (self.low_closed and self.low == value)
        return above and (value < self.high or (self.high_closed and self.high == value))


@dataclass(frozen=True, slots=True)
class Scan:
    """low, high: what is looked at. points: of the scan, between the ends. own: the file's values, judged as well."""

    low: float
    high: float
    points: tuple[float, ...]
    own: tuple[float, ...] = ()
    precision: float = PRECISION

    @classmethod
    def even(cls, low: float, high: float, points: int, own: Iterable[float] = ()) -> "Scan":
        """With so many points at equal distances between the ends."""
        steps = points + 1
        return cls(low, high, tuple(low + (high - low) * k / steps for k in range(1, steps)), tuple(own))

    def around(self, value: float) -> list[float]:
        """Values between `value` and the points of the scan on both sides of it."""
        every = self.every
        ends = [
            max((x for x in every if x < value), default=value),
            min((x for x in every if x > value), default=value),
        ]
        return [value + (end - value) * k / FORESIGHT for end in ends if end != value for k in range(1, FORESIGHT)]

    @property
    def every(self) -> list[float]:
        """All points, ascending."""
        inside = {x for x in (*self.points, *self.own) if self.low < x < self.high}
        return sorted({self.low, self.high} | inside)


@dataclass(frozen=True, slots=True)
class Where:
    """intervals: where it holds, ascending; unverified: where the answer is not known; judged: how many values.

    under_some: the same for what holds under some equilibria at least; None where nothing that was judged held under
    some of them only.
    """

    scan: Scan
    intervals: tuple[Interval, ...]
    unverified: tuple[Interval, ...]
    judged: int
    under_some: "Where | None" = None

    @property
    def least(self) -> float | None:
        """The least value at which it holds, or that it holds above."""
        return self.intervals[0].low if self.intervals else None

    @property
    def is_everywhere(self) -> bool:
        """Whether it holds at all values that were looked at."""
        return self.intervals == (Interval(self.scan.low, self.scan.high),)


def where(judge: Judge, scan: Scan) -> Where:
    """Where in `scan` the answer of `judge` is "holds". Raises whatever `judge` raises."""
    known: dict[float, Judged] = {}

    def at(value: float) -> Judged:
        if value not in known:
            known[value] = judge(value)
        return known[value]

    for value in scan.every:
        at(value)
    for _ in range(ROUNDS):
        suspects = [value for value in _suspects(known) if value not in known]
        for value in suspects:
            at(value)
        if not suspects:
            break
    pieces = _pieces(at, sorted(known), scan.precision)
    holding, unknown = (
        tuple(piece for status, piece in pieces if status == wanted) for wanted in ("holds", "not verified")
    )
    return Where(scan, holding, unknown, len(known))


def _pieces(at: Judge, points: list[float], precision: float) -> list[tuple[Answer, Interval]]:
    """The answers one after another, with the interval of each."""
    pieces, start = list[tuple[Answer, Interval]](), (points[0], True)
    for one, other in pairwise(points):
        for _ in range(ROUNDS):  # a third answer may lie between two
            before = at(one).status
            if before == at(other).status:
                break
            one, end, onward = _border(at, one, other, precision)
            pieces.append((before, Interval(start[0], end[0], start[1], end[1])))
            start = onward
        if at(one).status != at(other).status:  # too many changes to follow
            pieces.append(("not verified", Interval(start[0], other, start[1], False)))
            start = other, True
    return [*pieces, (at(points[-1]).status, Interval(start[0], points[-1], start[1]))]


def least(judge: Judge, scan: Scan) -> tuple[float | None, bool]:
    """The least value at which it holds, None if none was found; and whether a smaller one may, not being verified.

    The scan goes upwards and ends at the first value at which it holds; lower intervals between its points are missed.
    """
    known: dict[float, Judged] = {}

    def at(value: float) -> Judged:
        if value not in known:
            known[value] = judge(value)
        return known[value]

    below: float | None = None
    for value in scan.every:
        if at(value).status == "holds":
            points = [value] if below is None else [below, value]
            first = next(piece.low for status, piece in _pieces(at, points, scan.precision) if status == "holds")
            return first, any(each.status == "not verified" for each in known.values())
        below = value
    return None, any(each.status == "not verified" for each in known.values())


# ---------------------------------------------------------------- looking where margins point to
def _suspects(known: dict[float, Judged]) -> list[float]:
    """Values between neighbours with one answer at which the margins beside them say that there is another."""
    points = sorted(known)
    found = []
    for k, (one, other) in enumerate(pairwise(points)):
        status = known[one].status
        if status != known[other].status or status == "not verified":
            continue
        sign = 1.0 if status == "holds" else -1.0
        if known[one].foreseen or known[other].foreseen:
            found += _foreseen(known, one, other, sign)
            continue
        left = _line(points[k - 1], one, known, sign) if k else None
        right = _line(other, points[k + 2], known, sign) if k + 2 < len(points) else None
        value = _meeting(left, right, one, other) if left and right else None
        for line, near, far in ((left, one, other), (right, other, one)):
            if value is None and line is not None:
                value = _beyond(line, near, far)
        if value is not None and min(value - one, other - value) > 1e-3 * (points[-1] - points[0]) / len(points):
            found.append(value)
    return found


def _foreseen(known: dict[float, Judged], one: float, other: float, sign: float) -> list[float]:
    """The value between two points at which the answer is foreseen to be the other one most clearly."""
    ahead = [
        (sign * margin, value)
        for end in (one, other)
        for value, margin in known[end].foreseen
        if one < value < other and sign * margin < -CLEAR
    ]
    return [min(ahead)[1]] if ahead else []


def _line(one: float, other: float, known: dict[float, Judged], sign: float) -> tuple[float, float] | None:
    """Slope and height at 0 of the line through two margins, both of the same answer; seen so that this is above 0."""
    first, second = sign * known[one].margin, sign * known[other].margin
    if known[one].status != known[other].status or not (isfinite(first) and isfinite(second)):
        return None
    slope = (second - first) / (other - one)
    return slope, first - slope * one


def _meeting(left: tuple[float, float], right: tuple[float, float], one: float, other: float) -> float | None:
    """Where two lines meet, if that is between two points and below 0."""
    if left[0] == right[0]:
        return None
    value = (right[1] - left[1]) / (left[0] - right[0])
    return value if one < value < other and left[0] * value + left[1] < 0 else None


def _beyond(line: tuple[float, float], near: float, far: float) -> float | None:
    """The middle of the part in which a line is below 0 on its way from `near` to `far`."""
    slope, height = line
    if slope * far + height >= 0 or slope == 0:
        return None
    crossing = -height / slope
    return (crossing + far) / 2 if min(near, far) < crossing < max(near, far) else None


# ---------------------------------------------------------------- borders
def _border(at: Judge, one: float, other: float, precision: float) -> tuple[float, End, End]:
    """A value of the next answer after that at `one`, where the answer at `one` ends, and where the next one begins."""
    low, high, width = one, other, precision * max(1.0, other - one)
    before, slow = at(one).status, False
    while high - low > width:
        length = high - low
        for value in [(low + high) / 2] if slow else _guesses(at, low, high, width):
            if not low < value < high:
                continue
            if at(value).status == before:
                low = value
            else:
                high = value
        slow = not slow and high - low > length / 8
    after = at(high).status
    plain = _plain(low - NEAR, high + NEAR)
    if plain is not None and one <= plain <= other:
        status = at(plain).status
        if status == before:
            return high, (plain, True), (plain, False)
        if status == after:
            return high, (plain, False), (plain, True)
    if after == "holds" or before == "not verified":  # the end that was judged to hold is the one that is said
        return high, (high, False), (high, True)
    return high, (low, True), (low, False)


def _guesses(at: Judge, low: float, high: float, width: float) -> list[float]:
    """Two values close on both sides of where the margin would be 0; the middle where margins say nothing."""
    first, second = at(low).margin, at(high).margin
    if not (isfinite(first) and isfinite(second)) or first * second >= 0:
        return [(low + high) / 2]
    zero = low + (high - low) * first / (first - second)
    return [zero - 0.4 * width, zero + 0.4 * width]


def _plain(low: float, high: float) -> float | None:
    """The simplest fraction between two values, None if its denominator is large."""
    found = Fraction((low + high) / 2).limit_denominator(PLAIN)
    return float(found) if low <= found <= high else None
