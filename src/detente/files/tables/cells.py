"""A table as cells with their places: from text with tabs, commas or semicolons, or from a spreadsheet."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from io import StringIO
from itertools import chain, islice
from pathlib import Path

from detente.errors import InputError, Place, Problem
from detente.files.document.limits import CONTROL, decoded
from detente.files.document.tree import shown
from detente.files.foreign import SPREADSHEETS, refuse_no_table, refuse_unreadable
from detente.files.tables.spreadsheet import Fault, Sheet, letters, sheet_of

COLUMNS = 1_000
SEPARATORS = ("\t", ";", ",")
STATED = re.compile(r"\s*\"?sep=([\t;,|])\"?[ ,;\t]*\r?\n", re.IGNORECASE)
"""A first line by which a file tells spreadsheet programs its separator."""


@dataclass(frozen=True)
class Row:
    """A row's texts without blanks around them; `line` counts from 1."""

    line: int
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A header and rows, none of them empty.

    sheet: the name of the one that was read, empty for text. faults: by line and column from 1, what stands in the way
    of a cell's value. notices: what was passed over, or taken otherwise than it was written. preface: a line above the
    header that names the talks.
    """

    file: str
    header: Row
    rows: tuple[Row, ...]
    sheet: str = ""
    faults: Mapping[tuple[int, int], Fault] = field(default_factory=dict)
    notices: tuple[Problem, ...] = ()
    preface: Row | None = None

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

    Raises InputError for what is no text in UTF-8 (E105 to E107), another kind of file (E660, E874 to E879,
    E885), no spreadsheet (E985, E684), nothing (E681), headings alone (E685), too many columns (E680), a quote left
    open (E682), rows that do not
    fit (E982) and columns that stand twice (E976).
    """
    name = str(path)
    refuse_unreadable(path, data)
    if path.suffix.lower() in SPREADSHEETS:
        return _checked(_of_sheet(name, sheet_of(name, data)))
    refuse_no_table(path, data)
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        raise InputError([Problem("E681", Place(name))])
    rows = [row for row in _text_rows(name, data) if any(row.texts)]
    if not rows:
        raise InputError([Problem("E681", Place(name))])
    return _checked(_table(name, rows))


def _table(name: str, rows: list[Row]) -> Table:
    """A table of text; a line on the talks above the header, as KTAB writes it, is kept apart."""
    if len(rows) > 1 and is_preface(rows[0].texts, rows[1].texts):
        return Table(name, _under_own_headings(rows[1]), tuple(rows[2:]), preface=rows[0])
    return Table(name, rows[0], tuple(rows[1:]))


def _under_own_headings(header: Row) -> Row:
    """Headings that say what stands below, whatever KTAB's are; without the empty cell of a trailing comma."""
    width = max((k for k, text in enumerate(header.texts, 1) if text), default=0)
    pairs = (f"{name} {k}" for k in range(1, width) for name in ("position", "salience"))
    return replace(header, texts=tuple(islice(chain(("actor", "description", "capability"), pairs), width)))


def is_preface(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether a line has a name, a text and how many actors and dimensions there are, and a header follows."""
    counts, rest = first[2:4], first[4:]
    words = [text for text in second if text]
    return (
        len(counts) == 2
        and all(map(str.isdecimal, counts))
        and not any(rest)
        and len(words) > len(counts)
        and not any(text[0].isdigit() for text in words)
    )


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
    problems += [
        Problem("E107", table.place(row.line, k + 1), {"found": f"U+{ord(found[0]):04X}"})
        for row in (table.header, *rows)
        for k, text in enumerate(row.texts)
        if not text.isprintable() and (found := CONTROL.search(text))
    ]
    lowered = [text.casefold() for text in table.header.texts]
    first: dict[str, int] = {}
    problems += [
        Problem("E976", table.place(table.header.line, k + 1), {"found": shown(table.header.texts[k])})
        for k, text in enumerate(lowered)
        if text and first.setdefault(text, k) != k
    ]
    if not problems and not rows:
        problems.append(Problem("E685", table.place(table.header.line, 1)))
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
    stated = STATED.match(text)
    separator = stated[1] if stated else max(SEPARATORS, key=text.lstrip().partition("\n")[0].count)
    skipped, text = (1, text[stated.end() :]) if stated else (0, text)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1 + skipped
    try:
        for texts in reader:
            if len(texts) > COLUMNS:
                raise _too_wide(place_of(name, line, COLUMNS + 1), len(texts))
            yield Row(line, tuple(each.strip() for each in texts))
            line = reader.line_num + 1 + skipped
    except csv.Error as error:
        if "end of data" in str(error):
            raise InputError([Problem("E682", Place(name, line, 1))]) from None
        raise InputError([Problem("E683", Place(name, reader.line_num + skipped, 1), {"reason": str(error)})]) from None


def _untabbed(data: bytes) -> bytes:
    """The same with empty quotes before tabs that begin a line, which are cells here and no indentation."""
    lines = data.split(b"\n")
    return b"\n".join(b'""' + line if line.startswith(b"\t") else line for line in lines)
