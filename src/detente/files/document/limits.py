"""What is read at all: an ordinary file of at most 2 MB, UTF-8 without control characters, indented with spaces."""

import re
import stat
from pathlib import Path

from detente.errors import InputError, Place, Problem

BYTES = 2_000_000
DEPTH = 20
NODES = 100_000
DIGITS = 18

CONTROL = re.compile(r"[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
TAB = re.compile(r"^ *\t(?=[ \t]*[^ \t\r\n])", re.MULTILINE)


def read_bytes(path: Path, most: int = BYTES) -> bytes:
    """The bytes of a file, `most` of them.

    Raises InputError if it is missing, not an ordinary file, not readable or too large.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise _refused("E102", Place(str(path)), found=str(path))
        if found.st_size > most:
            raise _refused("E104", Place(str(path)), found=f"{found.st_size:,}", allowed=f"{most:,}")
        with path.open("rb") as file:
            return file.read(most + 1)
    except FileNotFoundError:
        raise _refused("E101", Place(str(path)), found=str(path)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _refused("E103", Place(ascii(str(path))[1:-1]), reason=reason) from None


def decoded(data: bytes, name: str) -> str:
    """The text of a file.

    Raises InputError if it is too large, empty, not UTF-8, or holds control characters or tabs as indentation.
    """
    if len(data) > BYTES:
        raise _refused("E104", Place(name), found=f"{len(data):,}", allowed=f"{BYTES:,}")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", errors="replace")
        raise _refused("E105", _place(name, before, len(before)), found=f"0x{data[error.start]:02X}") from None
    if not text.strip():
        raise _refused("E106", Place(name))
    if control := CONTROL.search(text):
        raise _refused("E107", _place(name, text, control.start()), found=f"U+{ord(control[0]):04X}")
    tabs = [Problem("E111", _place(name, text, tab.end() - 1)) for tab in TAB.finditer(text)]
    if tabs:
        raise InputError(tabs[:NODES])
    return text


def _place(name: str, text: str, offset: int) -> Place:
    return Place(name, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def _refused(code: str, place: Place, **facts: str) -> InputError:
    return InputError([Problem(code, place, facts)])
