"""A table as cells with their places: from text with tabs, commas or semicolons, or from a spreadsheet."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO, StringIO
from pathlib import Path

from detente.errors import InputError, Place, Problem
from detente.files.document.limits import decoded
from detente.files.document.tree import shown

SEPARATORS = ("\t", ";", ",")
SHEETS = (".xlsx", ".xlsm")
CELLS = 1_000_000


@dataclass(frozen=True)
class Row:
    """A row's texts without blanks around them; `line` counts from 1."""

    line: int
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A header and rows, none of them empty."""

    file: str
    header: Row
    rows: tuple[Row, ...]

    def place(self, line: int, column: int = 0) -> Place:
        """A cell's place; `column` is its number from 1."""
        return Place(self.file, line, column)


def table_of(path: Path, data: bytes) -> Table:
    """The table that a file holds.

    Raises InputError for what is no text in UTF-8 (E105 to E107), no spreadsheet (E985), rows that do not fit (E982)
    and columns that stand twice (E976).
    """
    name = str(path)
    rows = _sheet_rows(name, data) if path.suffix.lower() in SHEETS else _text_rows(name, data)
    filled = [row for row in rows if any(row.texts)]
    if not filled:
        raise InputError([Problem("E106", Place(name))])
    return _checked(Table(name, filled[0], tuple(filled[1:])))


def _checked(table: Table) -> Table:
    width = len(table.header.texts)
    rows = tuple(_fitted(row, width) for row in table.rows)
    problems = [
        Problem("E982", table.place(row.line, width + 1), {"found": str(len(row.texts)), "allowed": str(width)})
        for row in rows
        if len(row.texts) != width
    ]
    lowered = [text.casefold() for text in table.header.texts]
    problems += [
        Problem("E976", table.place(table.header.line, k + 1), {"found": shown(table.header.texts[k])})
        for k, text in enumerate(lowered)
        if text and text in lowered[:k]
    ]
    if problems:
        raise InputError(problems)
    return replace(table, rows=rows)


def _fitted(row: Row, width: int) -> Row:
    """The row without empty cells past the header's last, and with those that a spreadsheet leaves out at its end."""
    texts = row.texts
    while len(texts) > width and not texts[-1]:
        texts = texts[:-1]
    return replace(row, texts=texts + ("",) * (width - len(texts)))


def _text_rows(name: str, data: bytes) -> Iterator[Row]:
    text = decoded(_untabbed(data), name)
    first = text.lstrip().partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        line = 1
        for texts in reader:
            yield Row(line, tuple(each.strip() for each in texts))
            line = reader.line_num + 1
    except csv.Error as error:
        facts = {"column": "–", "found": str(error)}
        raise InputError([Problem("E977", Place(name, reader.line_num, 1), facts)]) from None


def _untabbed(data: bytes) -> bytes:
    """The same with empty quotes before tabs that begin a line, which are cells here and no indentation."""
    lines = data.split(b"\n")
    return b"\n".join(b'""' + line if line.startswith(b"\t") else line for line in lines)


def _sheet_rows(name: str, data: bytes) -> Iterator[Row]:
    """The rows of the first sheet, values as they were last computed."""
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise _unreadable(name, "openpyxl is not installed") from None
    try:
        book = load_workbook(BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        if (sheet.max_row or 0) * (sheet.max_column or 0) > CELLS:
            raise _unreadable(name, f"more than {CELLS:,} cells")
        rows: Sequence[Sequence[object]] = list(sheet.iter_rows(values_only=True))
    except InputError:
        raise
    except Exception as error:
        raise _unreadable(name, shown(str(error)) or type(error).__name__) from None
    for k, row in enumerate(rows):
        yield Row(k + 1, tuple(_text(value) for value in row))


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _unreadable(name: str, reason: str) -> InputError:
    return InputError([Problem("E985", Place(name), {"found": shown(name), "reason": reason})])
