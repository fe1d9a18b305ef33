"""Writes the issues of a scenario as a table of actors: rows of texts, CSV, or a spreadsheet."""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from detente.errors import InputError, Place, Problem
from detente.files.sheets.columns import (
    HIGH,
    ISSUE,
    LOW,
    PARTY,
    POSITION,
    REFERENCE,
    SALIENCE,
    VETO,
    figure,
    harmless,
    heading_of,
    spelled,
)
from detente.model.contest import Contest
from detente.model.ranges import Range

EPOCH = (1980, 1, 1, 0, 0, 0)
STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
TITLE = "actors"


@dataclass(frozen=True)
class ActorTable:
    """A heading per column, and rows of texts as wide."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def actor_table(contest: Contest) -> ActorTable:
    """One row per stand, in file order; columns of references and vetoes only where somebody has one."""
    issues = contest.issues.values()
    has_reference = any(issue.now is not None for issue in issues)
    has_veto = any(stand.veto for issue in issues for stand in issue.stands)
    columns = [PARTY, ISSUE, POSITION, SALIENCE, *(heading_of(column) for column in contest.capability)]
    columns += [VETO] if has_veto else []
    columns += [LOW, HIGH, *([REFERENCE] if has_reference else [])]
    rows = []
    for issue in issues:
        for stand in issue.stands:
            row = [stand.party, issue.id, spelled(stand.position), spelled(stand.salience)]
            row += [_stated(numbers, stand.party) for numbers in contest.capability.values()]
            row += [("yes" if stand.veto else "no")] if has_veto else []
            row += [figure(issue.low), figure(issue.high)]
            row += ["" if issue.now is None else spelled(issue.now)] if has_reference else []
            rows.append(tuple(row))
    return ActorTable(tuple(columns), tuple(rows))


def _stated(numbers: Mapping[str, Range], party: str) -> str:
    return spelled(numbers[party]) if party in numbers else ""


def csv_text(table: ActorTable) -> str:
    """The table as CSV, without a line break at its end."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([harmless(text) for text in row] for row in table.rows)
    return out.getvalue().removesuffix("\n")


def xlsx_bytes(table: ActorTable) -> bytes:
    """The table as a spreadsheet, numbers as numbers and texts as texts; the same bytes for the same table.

    Raises InputError (E684) if openpyxl is missing.
    """
    try:
        from openpyxl import Workbook
        from openpyxl.worksheet.worksheet import Worksheet
    except ImportError:
        raise InputError([Problem("E684", Place())]) from None
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = TITLE
    sheet.freeze_panes = "A2"
    for line, row in enumerate((table.columns, *table.rows), 1):
        _put(sheet, line, row)
    out = BytesIO()
    book.save(out)
    return _repacked(out.getvalue())


def _put(sheet: object, line: int, row: Sequence[str]) -> None:
    for column, text in enumerate(row, 1):
        cell = sheet.cell(line, column)  # type: ignore[attr-defined]
        try:
            cell.value = float(text) if not float(text).is_integer() else int(float(text))
        except ValueError:
            cell.value = text
            cell.data_type = "s"
            cell.number_format = "@"


def _repacked(data: bytes) -> bytes:
    """The same files with no time of writing."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as packed, ZipFile(out, "w", ZIP_DEFLATED) as fixed:
        for each in packed.infolist():
            content = packed.read(each)
            if each.filename == "docProps/core.xml":
                content = STAMP.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            info = ZipInfo(each.filename, EPOCH)
            info.compress_type = ZIP_DEFLATED
            fixed.writestr(info, content)
    return out.getvalue()
