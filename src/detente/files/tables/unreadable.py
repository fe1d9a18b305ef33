"""Files that look like tables and are none that can be read."""

from pathlib import Path

from detente.errors import InputError, Place, Problem
from detente.files.document.tree import shown

SPREADSHEETS = (".xlsx", ".xlsm")
OTHERS = {
    ".xls": "it is of the kind that was usual before 2007",
    ".xlsb": "it is in Excel's binary form",
    ".ods": "it is an OpenDocument spreadsheet",
    ".numbers": "it is a file of Numbers",
}
OLD, ZIPPED = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"


def refuse_unreadable(path: Path, data: bytes) -> None:
    """Raise InputError (E660) for a spreadsheet of another kind, or one with a password."""
    suffix = path.suffix.lower()
    reason = OTHERS.get(suffix, "")
    if data.startswith(OLD) and not reason:
        reason = "it is protected by a password, or of the kind that was usual before 2007"
    if data.startswith(ZIPPED) and suffix not in SPREADSHEETS and not reason:
        reason = "it is packed as spreadsheets are, but not named .xlsx"
    if reason:
        raise InputError([Problem("E660", Place(str(path)), {"found": shown(path.name), "reason": reason})])
