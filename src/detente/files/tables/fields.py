"""Reads numbers from cells; what is wrong with one is recorded with its line and column, and reading goes on."""

import math
import re
from dataclasses import dataclass, field

from pydantic_core import PydanticCustomError

from detente.errors import InputError, Problem
from detente.files.document.tree import shown
from detente.files.tables.cells import Row, Table
from detente.model.ranges import Range
from detente.preferences.entry import parse_range

NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
COMMA = re.compile(r"[+-]?\d+,\d+")
PERCENT = re.compile(r"([+-]?\d+(?:\.\d+)?)\s*%")
SPLIT = re.compile(r"\.\.(?!\.\.)")
MOST = 1_000


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a column's numbers lie between, and how an error says so."""

    low: float
    high: float
    said: str


SALIENCE = Bounds(0, 1, "a number from 0 to 1")
PERCENTAGE = Bounds(0, 100, "a number from 0 to 100")
CAPABILITY = Bounds(0, math.inf, "a number of 0 or more")
ANY = Bounds(-math.inf, math.inf, "a finite number")


def scale_bounds(low: float, high: float) -> Bounds:
    """Numbers on a scale."""
    said = f"a number on the scale from {low:g} to {high:g}; columns `low` and `high` state another scale"
    return Bounds(low, high, said)


@dataclass
class Fields:
    """A table, and what was found in it so far; `counted`: warnings that are given once, with how often."""

    table: Table
    problems: list[Problem] = field(default_factory=list)
    counted: dict[str, tuple[Problem, int]] = field(default_factory=dict)

    def text(self, row: Row, column: int) -> str:
        """The text of a cell, empty where it was recorded what is wrong; `column` counts from 0."""
        return "" if self._faulty(row, column) else row.texts[column]

    def _faulty(self, row: Row, column: int) -> bool:
        """Whether something stands in the way of a cell's value; it is recorded."""
        found = self.table.faults.get((row.line, column + 1))
        if found is not None:
            code, facts = found
            self.wrong(code, row, column, **facts)
        return found is not None

    def number(self, row: Row, column: int, bounds: Bounds) -> float | None:
        """The number of a cell within bounds, None for an empty cell and where it was recorded what is wrong."""
        text = self.text(row, column)
        if not text:
            return None
        return float(text) if self._fits(text, row, column, bounds) else None

    def range(self, row: Row, column: int, bounds: Bounds) -> Range | None:
        """The number or range of a cell (`3`, `2..4`, `2..3..4`), None as of `number`."""
        text = self.text(row, column).removeprefix("'")
        parts = [part.strip() for part in SPLIT.split(text)]
        if not text or not all(self._fits(part, row, column, bounds) for part in parts):
            return None
        try:
            return parse_range("..".join(parts) if len(parts) > 1 else float(text))
        except PydanticCustomError:
            self.wrong("E664", row, column, found=shown(text))
            return None

    def _fits(self, text: str, row: Row, column: int, bounds: Bounds) -> bool:
        """Whether a text is a number within bounds; else it is recorded what is wrong."""
        code, facts = _fault(text, bounds)
        if code:
            self.wrong(code, row, column, found=shown(text), **facts)
        return not code

    def wrong(self, code: str, row: Row, column: int, **facts: str) -> None:
        """Record an error at a cell.

        Raises InputError once there are so many that looking for more helps nobody.
        """
        name = self.table.header.texts[column] or "–"
        self.problems.append(Problem(code, self.table.place(row.line, column + 1), {"column": shown(name), **facts}))
        if len(self.problems) >= MOST:
            self.raise_errors()

    def count(self, code: str, row: Row, column: int) -> None:
        """Count a warning; its place is the first."""
        first, count = self.counted.get(code, (Problem(code, self.table.place(row.line, column + 1)), 0))
        self.counted[code] = (first, count + 1)

    def raise_errors(self) -> None:
        """Raise InputError if there is any error."""
        if self.problems:
            raise InputError(self.problems)

    def warnings(self, *others: Problem) -> tuple[Problem, ...]:
        """Warnings with their counts, and others, by place."""
        found = [Problem(first.code, first.place, {"count": str(n)}) for first, n in self.counted.values()]
        return tuple(sorted([*found, *self.table.notices, *others], key=lambda each: (each.place, each.code)))


def _fault(text: str, bounds: Bounds) -> tuple[str, dict[str, str]]:
    """The code of what is wrong with a text as a number within bounds, empty if nothing is, and what it says."""
    if COMMA.fullmatch(text):
        return "E978", {"meant_number": text.replace(",", ".")}
    if percent := PERCENT.fullmatch(text):
        meant = f"{float(percent[1]) / 100:g}" if bounds is SALIENCE else percent[1]
        return "E979", {"allowed": bounds.said, "meant_number": meant}
    value = float(text) if NUMBER.fullmatch(text) else math.nan
    if not math.isfinite(value):
        return "E977", {}
    if bounds is SALIENCE and 1 < value <= 100:
        return "E979", {"allowed": bounds.said, "meant_number": f"{value / 100:g}"}
    return ("", {}) if bounds.low <= value <= bounds.high else ("E980", {"allowed": bounds.said})
