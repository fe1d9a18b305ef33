"""A table as cells with their places: from text with tabs, commas or semicolons, or from a spreadsheet."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from io import StringIO
from pathlib import Path

from detente.errors import InputError, Place, Problem
from detente.files.document.limits import decoded
from detente.files.document.tree import shown
from detente.files.tables.spreadsheet import Fault, Sheet, letters, sheet_of
from detente.files.tables.unreadable import SPREADSHEETS, refuse_unreadable

COLUMNS = 1_000
SEPARATORS = ("\t", ";", ",")


@dataclass(frozen=True)
class Row:
    """A row's texts without blanks around them; `line` counts from 1."""

    line: int
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A header and rows, none of them empty.

    sheet: the name of the one that was read, empty for text. faults: by line and column from 1, what stands in the way
    of a cell's value. notices: what was passed over, or taken otherwise than it was written.
    """

    file: str
    header: Row
    rows: tuple[Row, ...]
    sheet: str = ""
    faults: Mapping[tuple[int, int], Fault] = field(default_factory=dict)
    notices: tuple[Problem, ...] = ()

    def place(self, line: int, column: int = 0) -> Place:
        """A cell's place; `column` is its number from 1."""
        return place_of(self.file, line, column, self.sheet)


def place_of(file: str, line: int, column: int, sheet: str = "") -> Place:
    """A cell's place: `7:C` in text, `Sheet1!C7` in a spreadsheet."""
    letter = letters(column)
    cell = f"{sheet}!{letter}{line}" if sheet else f"{line}:{letter}"
    return Place(file, line, column, cell=cell if line and column else "")


def table_of(path: Path, data: bytes) -> Table:
    """The table that a file holds.

    Raises InputError for what is no text in UTF-8 (E105 to E107), another kind of file (E660), no spreadsheet (E985),
    nothing (E681), too many columns (E680), a quote left open (E682), rows that do not fit (E982) and columns that
    stand twice (E976).
    """
    name = str(path)
    refuse_unreadable(path, data)
    if path.suffix.lower() in SPREADSHEETS:
        return _checked(_of_sheet(name, sheet_of(name, data)))
    rows = [row for row in _text_rows(name, data) if any(row.texts)]
    if not rows:
        raise InputError([Problem("E681", Place(name))])
    return _checked(Table(name, rows[0], tuple(rows[1:])))


def _of_sheet(name: str, sheet: Sheet) -> Table:
    faulty = {line for line, _column in sheet.faults}
    rows = [Row(k + 1, texts) for k, texts in enumerate(sheet.rows)]
    filled = [row for row in rows if any(row.texts) or row.line in faulty]
    if not filled:
        raise InputError([Problem("E681", Place(name, cell=sheet.title))])
    notices = []
    if sheet.formulas:
        at = place_of(name, *sheet.formulas[0], sheet.title)
        notices.append(Problem("W661", at, {"count": f"{len(sheet.formulas):,}"}))
    if sheet.others:
        facts = {"sheet": shown(sheet.title), "found": shown(", ".join(sheet.others))}
        notices.append(Problem("W662", Place(name), facts))
    return Table(name, filled[0], tuple(filled[1:]), sheet.title, sheet.faults, tuple(notices))


def _checked(table: Table) -> Table:
    width = len(table.header.texts)
    if width > COLUMNS:
        raise _too_wide(table.place(table.header.line, COLUMNS + 1), width)
    rows = tuple(_fitted(row, width) for row in table.rows)
    problems = [
        Problem("E982", table.place(row.line, width + 1), {"found": str(len(row.texts)), "allowed": str(width)})
        for row in rows
        if len(row.texts) != width
    ]
    lowered = [text.casefold() for text in table.header.texts]
    first: dict[str, int] = {}
    problems += [
        Problem("E976", table.place(table.header.line, k + 1), {"found": shown(table.header.texts[k])})
        for k, text in enumerate(lowered)
        if text and first.setdefault(text, k) != k
    ]
    if problems:
        raise InputError(problems)
    return replace(table, rows=rows)


def _fitted(row: Row, width: int) -> Row:
    """The row without empty cells past the header's last, and with those that a spreadsheet leaves out at its end."""
    texts = _trimmed(row.texts, width)
    return replace(row, texts=texts + ("",) * (width - len(texts)))


def _trimmed(texts: tuple[str, ...], width: int) -> tuple[str, ...]:
    """Without empty ones at the end, `width` at least."""
    end = len(texts)
    while end > width and not texts[end - 1]:
        end -= 1
    return texts[:end]


def _too_wide(place: Place, found: int) -> InputError:
    return InputError([Problem("E680", place, {"found": f"{found:,}", "allowed": f"{COLUMNS:,}"})])


def _text_rows(name: str, data: bytes) -> Iterator[Row]:
    text = decoded(_untabbed(data), name)
    first = text.lstrip().partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for texts in reader:
            if len(texts) > COLUMNS:
                raise _too_wide(place_of(name, line, COLUMNS + 1), len(texts))
            yield Row(line, tuple(each.strip() for each in texts))
            line = reader.line_num + 1
    except csv.Error as error:
        if "end of data" in str(error):
            raise InputError([Problem("E682", Place(name, line, 1))]) from None
        raise InputError([Problem("E683", Place(name, reader.line_num, 1), {"reason": str(error)})]) from None


def _untabbed(data: bytes) -> bytes:
    """The same with empty quotes before tabs that begin a line, which are cells here and no indentation."""
    lines = data.split(b"\n")
    return b"\n".join(b'""' + line if line.startswith(b"\t") else line for line in lines)
