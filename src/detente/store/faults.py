"""What the system reports about a store's files, as problems that say what to do."""

import errno
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from detente.errors import InputError, Place, Problem

BUSY_SECONDS = 30.0
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
PROBE = 1 << 17  # bytes that are written to find out whether there is room
PRIMARY = 0xFF  # the low byte of an extended code of SQLite is the primary one
CORRUPT = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
HELD = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})


def refused(code: str, **facts: str) -> InputError:
    """An error of the store with its facts."""
    return InputError([Problem(code, Place(), facts)])


@contextmanager
def faults(folder: Path, index: Path) -> Iterator[None]:
    """Raise what goes wrong inside as a coded error: E742 no access, E745 damaged, E748 disk full, E749 busy."""
    try:
        yield
    except OSError as error:
        raise _of_system(folder, error) from None
    except sqlite3.Error as error:
        raise _of_index(folder, index, error) from None


def _of_system(folder: Path, error: OSError) -> InputError:
    code = "E748" if error.errno in FULL else "E742"
    return refused(code, found=str(folder), reason=error.strerror or str(error))


def _of_index(folder: Path, index: Path, error: sqlite3.Error) -> InputError:
    number = getattr(error, "sqlite_errorcode", 0) & PRIMARY
    reason = str(error)
    if number in HELD:
        return refused("E749", found=str(folder), seconds=f"{BUSY_SECONDS:.0f}")
    if number == sqlite3.SQLITE_FULL or (number == sqlite3.SQLITE_IOERR and not _has_room(folder, index)):
        return refused("E748", found=str(folder), reason=reason)
    if number in CORRUPT or (
        isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError)
    ):
        return refused("E745", found=str(index), reason=reason)
    return refused("E742", found=str(folder), reason=reason)


def _has_room(folder: Path, index: Path) -> bool:
    """Whether the index could grow, tried out: besides the disk, a user's quota and limit on files may forbid it."""
    ends = [path.stat().st_size for path in (index, index.with_name(f"{index.name}-wal")) if path.exists()]
    try:
        with tempfile.TemporaryFile(dir=folder, buffering=0) as file:
            file.seek(max(ends, default=0))
            return file.write(bytes(PROBE)) == PROBE
    except OSError as error:
        return error.errno not in FULL
