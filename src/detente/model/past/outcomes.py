"""Issues that were settled, as a table of the past states them."""

from dataclasses import dataclass, field
from datetime import date

from detente.errors import Problem


@dataclass(frozen=True, slots=True)
class PastStand:
    """Where a party stood: position on the issue's scale, salience 0 to 1 (None: not stated), capability >= 0."""

    party: str
    position: float
    salience: float | None = None
    capability: float = 1.0


@dataclass(frozen=True, slots=True)
class PastIssue:
    """One issue on a scale from `low` to `high`; `group`: the talks that it was part of; None: not known.

    day: when it was put on the table.
    """

    id: str
    group: str
    low: float
    high: float
    stands: tuple[PastStand, ...]
    reference: float | None = None
    outcome: float | None = None
    day: date | None = None


@dataclass(frozen=True)
class Past:
    """A table of issues: `form` is how it was written, `sha256` is of its bytes; warnings: what was passed over.

    capable: whether it has a column of capability.
    """

    file: str
    sha256: str
    form: str
    issues: tuple[PastIssue, ...]
    warnings: tuple[Problem, ...] = field(default=())
    capable: bool = False
