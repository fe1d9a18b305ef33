"""Files of other programs, known by what they hold, so that an error can name the format and say what to do."""

import re
from collections.abc import Mapping
from pathlib import Path

from detente.errors import InputError, Place, Problem
from detente.files.document.tree import shown

SPREADSHEETS = (".xlsx", ".xlsm")
TABLES = (".csv", ".tsv", *SPREADSHEETS)
OTHERS = {
    ".xls": "it is of the kind that was usual before 2007",
    ".xlsb": "it is in Excel's binary form",
    ".ods": "it is an OpenDocument spreadsheet",
    ".numbers": "it is a file of Numbers",
}
OLD, ZIPPED = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"
LOOKED_AT = 100_000  # bytes
WIDE = {b"\xff\xfe\0\0": "UTF-32", b"\0\0\xfe\xff": "UTF-32", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
"""Marks at the beginning of text with several bytes for each letter."""
HALVES = 200  # bytes in which text in UTF-16 without such a mark shows

STATA = (105, 108, 110, 111, 112, 113, 114, 115)  # versions whose files begin with their number
DATA, GAMES, PROFILES, DOCUMENTS = "E874", "E875", "E876", "E877"
BEGINNINGS: Mapping[bytes, tuple[str, str]] = {
    b"$FL2@(#)": (DATA, "SPSS (.sav)"),
    b"$FL3@(#)": (DATA, "SPSS (.zsav)"),
    b"ASCII SPSS PORT FILE": (DATA, "SPSS (.por)"),
    b"<stata_dta>": (DATA, "Stata (.dta)"),
    **{bytes((version, order, 1)): (DATA, "Stata (.dta)") for version in STATA for order in (1, 2)},
    b"RDX2": (DATA, "R (.rda)"),
    b"RDX3": (DATA, "R (.rda)"),
    b"PAR1": (DATA, "Parquet"),
    b"SQLite format 3": (DATA, "SQLite"),
    b"%PDF": (DOCUMENTS, "PDF"),
    b"{\\rtf": (DOCUMENTS, "RTF"),
}
PATTERNS: tuple[tuple[re.Pattern[bytes], str, str], ...] = (
    (re.compile(rb"NFG\s+\d"), GAMES, "Gambit (.nfg)"),
    (re.compile(rb"EFG\s+\d"), GAMES, "Gambit (.efg)"),
    (re.compile(rb"#(BAGG|AGG)\b"), GAMES, "Gambit (.agg)"),
    (re.compile(rb"<[^<]*(<!--.*?-->\s*)*<?gambit:document\b", re.DOTALL), GAMES, "Gambit (.gbt)"),
    (re.compile(rb"<.*?<(utility_space|negotiation_template|objective)\b", re.DOTALL), PROFILES, "GENIUS (XML)"),
    (
        re.compile(
            rb'\s*\{.*?"(LinearAdditive|\w*UtilitySpace|\w*PartialOrdering|issueUtilities|issueWeights|issuesValues)"\s*:',
            re.DOTALL,
        ),
        PROFILES,
        "GeniusWeb (JSON)",
    ),
    (re.compile(rb"<!doctype html|<html", re.IGNORECASE), DOCUMENTS, "HTML"),
    (re.compile(rb"<\?xml|<\w"), DOCUMENTS, "XML"),
)
"""What a file begins with, behind blanks; the first that fits counts."""

SCENARIO = re.compile(rb"^[{\s]*\"?detente\"?\s*:\s*\d", re.MULTILINE)
GMCR = re.compile(rb'\s*\{.*?"decisionMakers"\s*:', re.DOTALL)


def refuse_foreign(path: Path, data: bytes) -> None:
    """Raise InputError for a file of another program that nothing here reads (E874 to E877), and for text in
    UTF-16 or UTF-32 (E879)."""
    head = data[:LOOKED_AT].removeprefix(b"\xef\xbb\xbf")
    for beginning, (code, name) in BEGINNINGS.items():
        if head.startswith(beginning):
            raise _refused(code, path, format=name)
    if wide := _wide(head):
        raise _refused("E879", path, format=wide)
    text = head.lstrip()
    if SCENARIO.search(head):
        return
    for pattern, code, name in PATTERNS:
        if pattern.match(text):
            raise _refused(code, path, format=name)


def refuse_unimportable(path: Path, data: bytes) -> None:
    """Raise InputError where a `.gmcr` file is expected: of `refuse_foreign`, for a scenario file (E880), and for what
    is no JSON object (E881)."""
    refuse_unreadable(path, data)
    refuse_foreign(path, data)
    if SCENARIO.search(data[:LOOKED_AT]):
        raise _refused("E880", path)
    if data.strip() and not data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"{", b"[")):
        raise _refused("E881", path)


def refuse_imported(path: Path, data: bytes) -> None:
    """Raise InputError where a scenario is expected: of `refuse_foreign`, and for what `import` reads (E878)."""
    suffix = path.suffix.lower()
    refuse_unreadable(path, data)
    refuse_foreign(path, data)
    if SCENARIO.search(data[:LOOKED_AT]):
        return
    if suffix in TABLES:
        raise _refused("E878", path, format=suffix)
    if suffix == ".gmcr" or GMCR.match(data[:LOOKED_AT]):
        raise _refused("E878", path, format=".gmcr")


def refuse_no_table(path: Path, data: bytes) -> None:
    """Raise InputError where text is to be a table: of `refuse_foreign`, for a scenario and for a conflict (E885)."""
    refuse_foreign(path, data)
    head = data[:LOOKED_AT].removeprefix(b"\xef\xbb\xbf")
    if SCENARIO.search(head) or GMCR.match(head):
        raise _refused("E885", path)


def refuse_unreadable(path: Path, data: bytes) -> None:
    """Raise InputError (E660) for a spreadsheet of another kind, or one with a password."""
    suffix = path.suffix.lower()
    reason = OTHERS.get(suffix, "")
    if data.startswith(OLD) and not reason:
        reason = "it is protected by a password, or of the kind that was usual before 2007"
    if data.startswith(ZIPPED) and suffix not in SPREADSHEETS and not reason:
        reason = "it is packed as spreadsheets are, but not named .xlsx"
    if reason:
        raise _refused("E660", path, reason=reason)


def _wide(head: bytes) -> str:
    """Which text with several bytes for each letter it is; empty for other text."""
    for beginning, name in WIDE.items():
        if head.startswith(beginning):
            return name
    empty = [half.count(0) > len(half) // 2 for half in (head[:HALVES:2], head[1:HALVES:2])]
    return "UTF-16" if empty[0] != empty[1] else ""


def _refused(code: str, path: Path, **facts: str) -> InputError:
    return InputError([Problem(code, Place(str(path)), {"found": shown(path.name), **facts})])
