"""Numbers with the range that their author gives them."""

from dataclasses import dataclass
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
