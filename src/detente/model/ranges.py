"""Numbers with the range that their author gives them, and what they can be by their kind and place in a file.

The file, `--set` and every draw are held to the same bounds.
"""

import math
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Literal

Shape = Literal["fixed", "uniform", "triangular"]


@dataclass(frozen=True, slots=True)
class Range:
    """A number: `low <= central <= high`, all finite; `shape` says how a sweep draws it."""

    low: float
    central: float
    high: float
    shape: Shape

    @classmethod
    def fixed(cls, value: float) -> "Range":
        """A number without range."""
        return cls(value, value, value, "fixed")


# ---------------------------------------------------------------- bounds
Bounds = tuple[float, float]
"""The least and the greatest value, both allowed."""

SHARE: Bounds = (0.0, 1.0)
FACTOR: Bounds = (0.0, math.inf)
FREE: Bounds = (-math.inf, math.inf)
DISCOUNT: Bounds = (0.0, 1.0)  # without the ends
PATIENCE: Bounds = (0.01, 0.995)  # a closed stretch of that, over which discount factors are searched and drawn

KINDS: dict[str, Bounds] = {"share": SHARE, "factor": FACTOR}
"""What `kind:` says of one of `numbers`; without it a number is free."""

PLACES: tuple[tuple[str, Bounds], ...] = (
    ("parties.*.turnover", SHARE),
    ("parties.*.types.*", SHARE),
    ("guarantees.*.against.*.protects", SHARE),
    ("guarantees.*.against.*.leak", SHARE),
    ("breach.leakage", SHARE),
    ("breach.leakage_by.*", SHARE),
    ("breach.leakage_max", SHARE),
    ("breach.protection_max", SHARE),
    ("breach.sharing", SHARE),
    ("discount.*", DISCOUNT),
    ("credibility.*", SHARE),
    ("capability.*", FACTOR),
    ("issues.*.positions.*.salience", SHARE),
    ("questions.*.evidence.*.ratio", FACTOR),
    ("signals.*.called", SHARE),
    ("signals.*", FACTOR),
    ("events.*.likely.*", SHARE),
)
"""Paths as `--set` takes them, `*` for any part; the first that fits counts."""


def bounds_at(path: str) -> Bounds:
    """What a number at this place can be, whatever the file says of it."""
    return next((bounds for place, bounds in PLACES if fnmatchcase(path, place)), FREE)


def both(one: Bounds, other: Bounds) -> Bounds:
    """What keeps to two bounds."""
    return max(one[0], other[0]), min(one[1], other[1])


def inside(value: float, bounds: Bounds) -> float:
    """The nearest value within."""
    return min(max(value, bounds[0]), bounds[1])
