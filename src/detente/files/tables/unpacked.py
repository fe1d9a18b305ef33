"""What a spreadsheet file would become in memory, counted in its packed parts before anything is built from them.

Small files can declare a great deal: cells far apart, cells merged over a whole sheet, a style for every cell. Each
part is read as a stream of tags once; what is more than a table of our size has ends it.
"""

import re
from io import BytesIO
from typing import IO, TYPE_CHECKING
from zipfile import ZipFile

if TYPE_CHECKING:
    from xml.parsers.expat import XMLParserType

CELLS = 35_000  # of all sheets, and between the first and the last cell of each, also rows: 4 s on a slow machine
TAGS = 50_000  # of everything that is not a cell or its text
PARTS = 1_000
UNPACKED = 20_000_000  # bytes
BLOCK = 1 << 16
TEXTS = frozenset({"v", "f", "is", "t", "si", "r", "rPr"})
SPREAD = frozenset({"mergeCell", "hyperlink", "f"})  # tags whose `ref` is filled cell by cell
REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")


class TooMuch(Exception):
    """Carries what there is too much of."""


def refuse_too_much(data: bytes) -> None:
    """Read the tags of every part.

    Raises TooMuch, or what zipfile raises for a damaged file.
    """
    with ZipFile(BytesIO(data)) as packed:
        parts = packed.infolist()
        if any(each.flag_bits & 1 for each in parts):
            raise TooMuch("it is protected by a password")
        if len(parts) > PARTS:
            raise TooMuch(f"it has more than {PARTS:,} parts")
        if sum(each.file_size for each in parts) > UNPACKED:
            raise TooMuch(f"it unpacks to more than {UNPACKED:,} bytes")
        counted = _Counted()
        for each in parts:
            with packed.open(each) as part:
                counted.read(part)


class _Counted:
    """Counts over all parts."""

    def __init__(self) -> None:
        self.cells = self.rows = self.tags = self.texts = 0
        self.row = self.column = self.last = 0

    def read(self, part: IO[bytes]) -> None:
        """A part; one that is no XML is not looked at further, as nothing is built from it either."""
        from xml.parsers.expat import ExpatError, ParserCreate

        parser: XMLParserType = ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self.tag
        parser.StartDoctypeDeclHandler = self.declared
        self.row = self.column = self.last = 0
        try:
            while block := part.read(BLOCK):
                parser.Parse(block)
        except ExpatError:
            return

    def declared(self, *_what: object) -> None:
        """A document type, which spreadsheets do not have."""
        raise TooMuch("it declares a document type")

    def tag(self, name: str, attributes: dict[str, str]) -> None:
        """One tag of a part."""
        kind = name.rpartition(" ")[2]
        if kind == "row":
            self.rows += 1
            self.row, self.column = _whole(attributes.get("r"), self.row + 1), 0
        elif kind == "c":
            self.cells += 1
            self.row, self.column = _place(attributes.get("r", "")) or (self.row, self.column + 1)
            self.last = max(self.last, self.column)
        elif kind in TEXTS:
            self.texts += 1
        else:
            self.tags += 1
        if kind in SPREAD and "ref" in attributes:
            self.cells += _area(attributes["ref"])
        if max(self.cells, self.rows, self.row * self.last, self.texts // 4) > CELLS:
            raise TooMuch(f"more than {CELLS:,} cells")
        if self.tags > TAGS:
            raise TooMuch(f"more than {TAGS:,} styles, notes and the like")


def _whole(text: str | None, usual: int) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < 8 else usual


def _place(text: str) -> tuple[int, int] | None:
    """Line and column from 1 of a cell's name."""
    match = REFERENCE.fullmatch(text)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(match[2]), column


def _area(text: str) -> int:
    """How many cells a range has; what cannot be read counts as one."""
    first, _colon, last = text.partition(":")
    start = _place(first)
    end = _place(last) if last else start
    if start is None or end is None:
        return 1 if text.isalnum() else CELLS + 1
    return (abs(end[0] - start[0]) + 1) * (abs(end[1] - start[1]) + 1)
