"""What stands in the way of cells of a spreadsheet, and files that are none."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from detente.errors import InputError
from detente.files.tables import spreadsheet
from detente.files.tables.read import read_past
from detente.files.tables.spreadsheet import letters

HEADER = ["party", "issue", "position", "outcome"]


def book_of(path: Path, *rows: Sequence[object], merged: str = "") -> Path:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append(list(row))
    if merged:
        sheet.merge_cells(merged)
    book.create_sheet("notes")
    book.save(path)
    return path


def refused(path: Path) -> list[tuple[str, str]]:
    with pytest.raises(InputError) as caught:
        read_past(path)
    return [(each.code, str(each.place).removeprefix(f"{path}:")) for each in caught.value.problems]


def test_every_cell_that_cannot_be_read_is_named_at_once(tmp_path: Path) -> None:
    rows: list[Sequence[object]] = [
        ["a", "i", "=1+1", 5],
        ["b", "i", date(2031, 5, 3), 5],
        ["c", "i", 7, 5],
        [None, "i", 8, 5],
    ]
    found = refused(book_of(tmp_path / "a.xlsx", HEADER, *rows, merged="A4:A5"))
    assert found == [("E661", "Sheet!A4"), ("E661", "Sheet!A5")]
    found = refused(book_of(tmp_path / "b.xlsx", HEADER, *rows[:2], ["c", "i", "#REF!", 5]))
    assert found == [("E662", "Sheet!C2"), ("E663", "Sheet!C3"), ("E662", "Sheet!C4")]


def test_further_sheets_and_cells_under_no_heading_are_counted(tmp_path: Path) -> None:
    past = read_past(book_of(tmp_path / "a.xlsx", HEADER, ["a", "i", 7, 5], ["b", "i", 8, 5]))
    assert [each.code for each in past.warnings] == ["W662"]
    past = read_past(book_of(tmp_path / "b.xlsx", [*HEADER, None, None], ["a", "i", 7, 5, None, "lost"]))
    assert {each.code for each in past.warnings} == {"W662", "W660"}


@pytest.mark.parametrize("name", ["a.xls", "a.ods", "a.xlsb"])
def test_other_spreadsheets_are_refused_by_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"anything")
    assert [code for code, _place in refused(tmp_path / name)] == ["E660"]


def test_passwords_too_much_and_wrong_names_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locked, much = tmp_path / "locked.xlsx", tmp_path / "much.xlsx"
    monkeypatch.setattr(spreadsheet, "UNPACKED", 100_000)
    locked.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(100))
    with ZipFile(much, "w", ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", bytes(100_001))
    named = book_of(tmp_path / "a.xlsx", HEADER).rename(tmp_path / "a.csv")
    assert [refused(path)[0][0] for path in (locked, much, named)] == ["E660", "E985", "E660"]


@pytest.mark.parametrize(("column", "said"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (0, "")])
def test_columns_are_called_by_letters(column: int, said: str) -> None:
    assert letters(column) == said
