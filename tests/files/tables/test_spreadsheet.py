"""What stands in the way of cells of a spreadsheet, and files that are none."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from detente.errors import InputError
from detente.files.tables import unpacked
from detente.files.tables.cells import COLUMNS
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


def test_passwords_and_wrong_names_are_refused(tmp_path: Path) -> None:
    locked = tmp_path / "locked.xlsx"
    locked.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(100))
    named = book_of(tmp_path / "a.xlsx", HEADER).rename(tmp_path / "a.csv")
    assert [refused(path)[0][0] for path in (locked, named)] == ["E660", "E660"]


SHEET = "xl/worksheets/sheet1.xml"


def repacked(path: Path, change: Callable[[str], str], part: str = SHEET) -> Path:
    """The file with one part changed."""
    with ZipFile(path) as packed:
        texts = {each.filename: packed.read(each) for each in packed.infolist()}
    texts[part] = change(texts[part].decode()).encode()
    with ZipFile(path, "w", ZIP_DEFLATED) as packed:
        for name, text in texts.items():
            packed.writestr(name, text)
    return path


def never(*_what: object, **_more: object) -> None:
    raise AssertionError("the file was loaded")


@pytest.mark.parametrize(
    ("limit", "value", "change"),
    [
        ("CELLS", 12, lambda text: text.replace('r="D3"', 'r="E3"')),
        (
            "CELLS",
            12,
            lambda text: text.replace('r="3"', 'r="4"').replace('r="A3"', 'r="A4"').replace('r="B3"', 'r="B4"'),
        ),
        (
            "CELLS",
            14,
            lambda text: text.replace("</sheetData>", '</sheetData><mergeCells><mergeCell ref="B2:D2"/></mergeCells>'),
        ),
        (
            "CELLS",
            12,
            lambda text: text.replace("</sheetData>", '</sheetData><hyperlinks><hyperlink ref="A1"/></hyperlinks>'),
        ),
        ("UNPACKED", 10_000, lambda text: text + " " * 10_000),
        ("PARTS", 5, lambda text: text),
    ],
    ids=["a column", "a row", "a merged cell", "a link", "bytes", "parts"],
)
def test_one_step_over_a_limit_is_refused_before_anything_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, change: Callable[[str], str]
) -> None:
    path = repacked(book_of(tmp_path / "a.xlsx", HEADER, ["a", "i", 7, 5], ["b", "i", 8, 5]), change)
    monkeypatch.setattr(unpacked, limit, value)
    monkeypatch.setattr("openpyxl.load_workbook", never)
    with pytest.raises(InputError, match="E985"):
        read_past(path)


def test_what_is_at_the_limit_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three rows and twelve cells."""
    path = book_of(tmp_path / "a.xlsx", HEADER, ["a", "i", 7, 5], ["b", "i", 8, 5])
    monkeypatch.setattr(unpacked, "CELLS", 12)
    assert len(read_past(path).issues) == 1
    monkeypatch.setattr(unpacked, "CELLS", 11)
    assert refused(path)[0][0] == "E985"


def test_styles_are_counted_and_document_types_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = book_of(tmp_path / "a.xlsx", HEADER, ["a", "i", 7, 5])
    monkeypatch.setattr(unpacked, "TAGS", 10)
    assert refused(path)[0][0] == "E985"
    monkeypatch.undo()
    assert refused(repacked(path, lambda text: "<!DOCTYPE worksheet>" + text))[0][0] == "E985"


@pytest.mark.parametrize("wide", ["csv", "xlsx"])
def test_one_column_too_many_is_refused(tmp_path: Path, wide: str) -> None:
    heads = [*HEADER, *(f"c{k}" for k in range(COLUMNS + 1 - len(HEADER)))]
    path = tmp_path / f"a.{wide}"
    if wide == "csv":
        path.write_text(",".join(heads) + "\n", "utf-8")
    else:
        book_of(path, heads)
    assert refused(path)[0][0] == "E680"


def test_an_empty_table_and_an_open_quote_are_said_to_be_that(tmp_path: Path) -> None:
    blank = tmp_path / "blank.csv"
    blank.write_text(",,\n,,\n", "utf-8")
    quote = tmp_path / "quote.csv"
    quote.write_text('party,issue,position\na,i,1\n"b,i,2\nc,i,3\n', "utf-8")
    assert refused(book_of(tmp_path / "a.xlsx"))[0][0] == refused(blank)[0][0] == "E681"
    with pytest.raises(InputError) as caught:
        read_past(quote)
    (problem,) = caught.value.problems
    assert (problem.code, problem.place.line) == ("E682", 3)


@pytest.mark.parametrize(("column", "said"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (0, "")])
def test_columns_are_called_by_letters(column: int, said: str) -> None:
    assert letters(column) == said
