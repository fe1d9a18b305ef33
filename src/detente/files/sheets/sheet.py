"""What a table of actors states."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from detente.errors import Problem
from detente.files.tables.cells import Row, Table
from detente.model.ranges import Range


@dataclass(frozen=True, slots=True)
class SheetStand:
    """A row: salience None where the cell is empty or there is no such column."""

    party: str
    position: Range
    salience: Range | None
    veto: bool
    row: Row


@dataclass(frozen=True)
class SheetIssue:
    """The rows of an issue; low, high: ends of the scale, None where the table does not say."""

    name: str
    low: float | None
    high: float | None
    reference: Range | None
    stands: tuple[SheetStand, ...]
    without: tuple[str, ...] = ()


@dataclass(frozen=True)
class ActorSheet:
    """What a table states, names as they are written.

    capability: by column and party. parties: with the first row of each. has: the headings that it has. title: of the
    talks, where the table names them; descriptions: of parties.
    """

    table: Table
    issues: Mapping[str, SheetIssue]
    capability: Mapping[str, Mapping[str, Range]]
    parties: Mapping[str, Row]
    has: frozenset[str]
    warnings: tuple[Problem, ...] = field(default=())
    title: str = ""
    descriptions: Mapping[str, str] = field(default_factory=dict)
