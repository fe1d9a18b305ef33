"""The first sheet of a spreadsheet file as texts, with what stands in the way of single cells."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any

from detente.errors import InputError, Place, Problem
from detente.files.document.tree import shown
from detente.files.tables.unpacked import refuse_too_much

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

DATES = (date, datetime, time, timedelta)

Fault = tuple[str, Mapping[str, str]]
"""A code and its facts."""


@dataclass
class Sheet:
    """Rows of texts from the first line on; faults: by line and column from 1; others: names of further sheets."""

    title: str
    rows: list[tuple[str, ...]] = field(default_factory=list)
    faults: dict[tuple[int, int], Fault] = field(default_factory=dict)
    formulas: list[tuple[int, int]] = field(default_factory=list)
    others: tuple[str, ...] = ()


def sheet_of(name: str, data: bytes) -> Sheet:
    """The first sheet, values of formulas as they were last computed.

    Raises InputError: E985 if it is damaged or too large, E684 if openpyxl is missing.
    """
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise InputError([Problem("E684", Place(name))]) from None
    try:
        refuse_too_much(data)
        books = [load_workbook(BytesIO(data), data_only=values) for values in (True, False)]
        values, written = (book.worksheets[0] for book in books)
        others = tuple(sheet.title for sheet in books[0].worksheets[1:])
        return _read(values, written, others)
    except Exception as error:
        raise _unreadable(name, shown(str(error)) or type(error).__name__) from None


def letters(column: int) -> str:
    """The letters of a column that is numbered from 1; none for 0."""
    found = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def _read(values: "Worksheet", written: "Worksheet", others: tuple[str, ...]) -> Sheet:
    sheet = Sheet(values.title, others=others)
    for line, (row, texts) in enumerate(zip(values.iter_rows(), written.iter_rows(), strict=True), 1):
        cells = list(zip(row, texts, strict=True))
        for column, (cell, formula) in enumerate(cells, 1):
            _note(sheet, (line, column), cell.value, formula)
        sheet.rows.append(tuple(_text(cell.value) for cell, _formula in cells))
    for merged in values.merged_cells.ranges:
        for line in range(merged.min_row, merged.max_row + 1):
            for column in range(merged.min_col, merged.max_col + 1):
                sheet.faults[line, column] = "E661", {"found": merged.coord}
    return sheet


def _note(sheet: Sheet, at: tuple[int, int], value: object, formula: Any) -> None:
    if formula.data_type == "f":
        sheet.formulas.append(at)
        if value is None:
            sheet.faults[at] = "E662", {"found": "the formula"}
    if isinstance(value, DATES):
        sheet.faults[at] = "E663", {"found": _text(value)}
    elif isinstance(value, str) and value.startswith("#") and value.endswith(("!", "?", "/A")):
        sheet.faults[at] = "E662", {"found": value}


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return str(value.date())
    return str(value).strip()


def _unreadable(name: str, reason: str) -> InputError:
    return InputError([Problem("E985", Place(name), {"found": shown(name), "reason": reason})])
