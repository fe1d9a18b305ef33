"""Reads a table of actors: the issues and the capability that it states, every problem by its cell."""

from collections.abc import Mapping
from pathlib import Path

from detente.errors import Problem
from detente.files.document.limits import read_bytes
from detente.files.document.tree import shown
from detente.files.sheets.columns import (
    ENDS,
    HIGH,
    LOW,
    OPTIONAL,
    POSITION,
    REFERENCE,
    SALIENCE,
    VETO,
    capability_columns,
)
from detente.files.sheets.deu import read_deu_sheet
from detente.files.sheets.ktab import is_ktab, read_ktab
from detente.files.sheets.sheet import ActorSheet, SheetIssue, SheetStand
from detente.files.tables.cells import Row, Table, table_of
from detente.files.tables.deu import is_deu
from detente.files.tables.fields import ANY, Bounds, Fields, scale_bounds
from detente.files.tables.fields import CAPABILITY as NOT_NEGATIVE
from detente.files.tables.fields import SALIENCE as SHARE
from detente.files.tables.stands import REQUIRED, named, named_columns, refuse_second_header, without_heading
from detente.model.ranges import Range

WORDS = {
    "yes": True,
    "y": True,
    "true": True,
    "1": True,
    "no": False,
    "n": False,
    "false": False,
    "0": False,
    "": False,
}


def read_sheet(path: Path, scales: Mapping[str, tuple[float, float]] | None = None) -> ActorSheet:
    """The table of a file; `scales`: ends of the scales of issues that the table itself does not state.

    Raises InputError with everything that is wrong with it.
    """
    table = table_of(path, read_bytes(path))
    if is_ktab(table):
        return read_ktab(table)
    if is_deu(table, settled=False):
        return read_deu_sheet(table)
    columns = named_columns(table, OPTIONAL)
    refuse_second_header(table)
    return _Reader(table, columns, scales or {}).read()


class _Reader:
    """Goes through the rows."""

    def __init__(self, table: Table, columns: Mapping[str, int], scales: Mapping[str, tuple[float, float]]) -> None:
        self.table, self.columns, self.scales = table, columns, scales
        self.fields = Fields(table)
        self.capable = capability_columns(table.header.texts)
        self.rows: dict[str, list[Row]] = {}
        self.lines: dict[tuple[str, str], int] = {}
        self.parties: dict[str, Row] = {}

    def read(self) -> ActorSheet:
        """Everything that the table states."""
        for row in self.table.rows:
            names = named(row, self.columns, self.fields)
            if all(names.values()):
                self._add(row, names["party"], names["issue"])
        issues = {name: self._issue(name, rows) for name, rows in self.rows.items()}
        if not any(issue.stands for issue in issues.values()) and not self.fields.problems:
            allowed = "a party and an issue, and some a position"
            self.fields.wrong("E987", self.table.rows[0], self.columns[POSITION], allowed=allowed)
        stated = {column: self._capability(heading, issues) for heading, column in self.capable.items()}
        self.fields.raise_errors()
        warnings = self.fields.warnings(*without_heading(self.table), *self._unread())
        return ActorSheet(self.table, issues, stated, self.parties, frozenset(self.columns), warnings)

    def _add(self, row: Row, party: str, issue: str) -> None:
        self.parties.setdefault(party, row)
        first = self.lines.setdefault((issue, party), row.line)
        if first != row.line:
            facts = {"found": shown(party), "issue": shown(issue), "first": str(first)}
            self.fields.wrong("E981", row, self.columns["party"], **facts)
            return
        self.rows.setdefault(issue, []).append(row)

    def _issue(self, name: str, rows: list[Row]) -> SheetIssue:
        low, high = (self._whole(name, rows, end, ANY) for end in (LOW, HIGH))
        usual = self.scales.get(name, (0.0, 100.0))
        ends = (usual[0] if low is None else low.central, usual[1] if high is None else high.central)
        if ends[0] >= ends[1]:
            column = self.columns.get(HIGH, self.columns.get(LOW, 0))
            self.fields.wrong("E980", rows[0], column, found=f"{ends[1]:g}", allowed=f"above `low`, {ends[0]:g}")
            ends = usual
        scale = scale_bounds(*ends)
        stands = [self._stand(row, scale) for row in rows]
        reference = self._whole(name, rows, REFERENCE, scale)
        empty = tuple(self._party(row) for row, stand in zip(rows, stands, strict=True) if stand is None)
        known = tuple(stand for stand in stands if stand is not None)
        return SheetIssue(
            name, None if low is None else ends[0], None if high is None else ends[1], reference, known, empty
        )

    def _stand(self, row: Row, scale: Bounds) -> SheetStand | None:
        before = len(self.fields.problems)
        position = self._number(row, POSITION, scale)
        salience = self._number(row, SALIENCE, SHARE)
        veto = self._veto(row)
        if position is None:
            if len(self.fields.problems) == before:
                self.fields.count("W975", row, self.columns[POSITION])
            return None
        if salience is None:
            self.fields.count("W976", row, self.columns.get(SALIENCE, self.columns[POSITION]))
        return SheetStand(self._party(row), position, salience, veto, row)

    def _party(self, row: Row) -> str:
        return row.texts[self.columns["party"]].removeprefix("'")

    def _number(self, row: Row, name: str, bounds: Bounds) -> Range | None:
        """The number of a column, with the range between those of its ends where there are such columns."""
        if name not in self.columns:
            return None
        middle = self.fields.range(row, self.columns[name], bounds)
        ends = [self.columns.get(f"{name}{end}") for end in ENDS]
        if ends[0] is None or ends[1] is None or not (row.texts[ends[0]] or row.texts[ends[1]]):
            return middle
        before = len(self.fields.problems)
        low, high = (self.fields.number(row, column, bounds) for column in (ends[0], ends[1]))
        if len(self.fields.problems) > before or middle is None:
            return middle
        if low is None or high is None:
            self.fields.wrong("E675", row, ends[0] if low is None else ends[1])
            return middle
        if middle.shape != "fixed" or not (low <= middle.central <= high and low < high):
            self.fields.wrong("E664", row, ends[0], found=f"{low:g}..{middle.central:g}..{high:g}")
            return middle
        return Range(low, middle.central, high, "triangular")

    def _veto(self, row: Row) -> bool:
        if VETO not in self.columns:
            return False
        text = self.fields.text(row, self.columns[VETO])
        if text.casefold() not in WORDS:
            self.fields.wrong("E668", row, self.columns[VETO], found=shown(text))
        return WORDS.get(text.casefold(), False)

    def _whole(self, issue: str, rows: list[Row], name: str, bounds: Bounds) -> Range | None:
        """The one number that the rows state for the whole issue."""
        if name not in self.columns:
            return None
        column, first = self.columns[name], None
        for row in rows:
            value = self.fields.range(row, column, bounds)
            if value is not None and first is not None and value != first:
                facts = {"found": row.texts[column], "issue": shown(issue), "first": f"{first.central:g}"}
                self.fields.wrong("E983", row, column, **facts)
            first = value if first is None else first
        return first

    def _capability(self, heading: str, issues: Mapping[str, SheetIssue]) -> dict[str, Range]:
        """By party; who has none in any row is counted, and not in it."""
        found: dict[str, Range] = {}
        column = self.columns[heading]
        for row in self.table.rows:
            party, before = self._party(row), len(self.fields.problems)
            value = self._number(row, heading, NOT_NEGATIVE)
            if value is None or len(self.fields.problems) > before:
                continue
            first = found.setdefault(party, value)
            if first != value:
                facts = {"found": shown(row.texts[column]), "party": shown(party), "first": f"{first.central:g}"}
                self.fields.wrong("E665", row, column, **facts)
        standing = {stand.party for issue in issues.values() for stand in issue.stands}
        for party in self.parties:
            if party in standing and party not in found:
                self.fields.count("W978", self.parties[party], column)
        return found

    def _unread(self) -> list[Problem]:
        numbers = (POSITION, SALIENCE, *self.capable)
        known = {*REQUIRED, *OPTIONAL, *self.capable, *(f"{name}{end}" for name in numbers for end in ENDS)}
        names = [text for text in self.table.header.texts if text and text.casefold() not in known]
        facts = {"found": shown(", ".join(names)), "allowed": ", ".join([*REQUIRED, *OPTIONAL])}
        return [Problem("W977", self.table.place(self.table.header.line, 1), facts)] if names else []
