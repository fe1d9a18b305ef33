"""The index of a store: an SQLite file in WAL mode with one row per run, per finished batch and per file of a run."""

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from detente.store.faults import BUSY_SECONDS, faults, refused
from detente.store.objects import FOLDER as OBJECTS

FILE = "index.sqlite"
LAYOUT = 1
MARK = 0x64657431  # the file's application_id
TABLES = (
    """CREATE TABLE run (
        number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, scenario TEXT NOT NULL,
        hash TEXT NOT NULL, version TEXT NOT NULL, seed TEXT NOT NULL, settings TEXT NOT NULL,
        batches INTEGER NOT NULL, created TEXT NOT NULL, touched TEXT NOT NULL, status TEXT NOT NULL, answer TEXT
    )""",
    """CREATE TABLE batch (
        run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE, batch INTEGER NOT NULL, digest TEXT NOT NULL,
        size INTEGER NOT NULL, PRIMARY KEY (run, batch)
    ) WITHOUT ROWID""",
    """CREATE TABLE file (
        run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE, name TEXT NOT NULL, digest TEXT NOT NULL,
        size INTEGER NOT NULL, PRIMARY KEY (run, name)
    ) WITHOUT ROWID""",
)
SETTINGS = ("foreign_keys = ON", "synchronous = FULL")
RETRY = 0.05


class Index:
    """The open index. One connection per process, which threads take in turn; a forked process opens its own."""

    def __init__(self, folder: Path, create: bool) -> None:
        """Open the index, or make a new one in an empty folder if `create`.

        Raises InputError: E740 there is none, E741 the folder holds other things, E742 no access, E745 damaged, E746
        written by a newer version.
        """
        self.folder = folder
        self.path = folder / FILE
        self._turn = threading.RLock()
        self._process = os.getpid()
        with faults(folder, self.path):
            _check_folder(folder, create)
            self._connection = self._open()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A consistent view of the index."""
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A change that is made as a whole when the block ends, or not at all; one writer at a time."""
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    def close(self) -> None:
        """Close the connection of this process."""
        with self._turn:
            if self._process == os.getpid():
                self._connection.close()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        with self._turn, faults(self.folder, self.path):
            connection = self._current()
            connection.execute(begin)
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
                raise

    def _current(self) -> sqlite3.Connection:
        if self._process != os.getpid():
            _of_parents.append(self._connection)
            self._process = os.getpid()
            self._connection = self._open()
        return self._connection

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        try:
            self._prepare(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _prepare(self, connection: sqlite3.Connection) -> None:
        for setting in SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        self._check(connection)
        _use_wal(connection)
        connection.execute("BEGIN IMMEDIATE")
        try:
            if not _value(connection, "user_version"):
                for table in TABLES:
                    connection.execute(table)
                connection.execute(f"PRAGMA application_id = {MARK}")
                connection.execute(f"PRAGMA user_version = {LAYOUT}")
            connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            raise

    def _check(self, connection: sqlite3.Connection) -> None:
        """Raise InputError for a file of another program (E741), of a newer version (E746), or damaged (E745)."""
        with closing(connection.execute("PRAGMA quick_check(1)")) as cursor:
            found = str(cursor.fetchone()[0])
        if found != "ok":
            raise refused("E745", found=str(self.path), reason=found.splitlines()[-1])
        mark, layout = _value(connection, "application_id"), _value(connection, "user_version")
        empty = not _count(connection, "sqlite_master")
        if not (empty and not layout) and mark != MARK:
            raise refused("E741", found=str(self.folder), other=FILE)
        if layout > LAYOUT:
            raise refused("E746", found=str(self.folder), version=str(layout), allowed=str(LAYOUT))
        if empty and any((self.folder / OBJECTS).glob("??/*")):
            raise refused("E745", found=str(self.path), reason="it is empty, but there are stored files")


_of_parents: list[sqlite3.Connection] = []
"""Connections of the process that this one was forked from: not to be used, nor closed by Python's clean-up."""


def _check_folder(folder: Path, create: bool) -> None:
    if (folder / FILE).exists():
        _check_pages(folder / FILE)
        return
    found = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    if found and not (folder / FILE).exists():
        if OBJECTS in found:
            raise refused("E745", found=str(folder / FILE), reason="it is missing, but there are stored files")
        raise refused("E741", found=str(folder), other=found[0])
    if not create:
        raise refused("E740", found=str(folder))
    folder.mkdir(parents=True, exist_ok=True)


def _check_pages(path: Path) -> None:
    """Raise InputError (E745) for a file without its last bytes, which SQLite would read as zeros."""
    with path.open("rb") as file:
        page = int.from_bytes(file.read(18)[16:], "big")
    log = path.with_name(f"{path.name}-wal")
    if page and path.stat().st_size % (page if page > 1 else 1 << 16) and not log.exists():
        raise refused("E745", found=str(path), reason="it ends amid a page")


def _use_wal(connection: sqlite3.Connection) -> None:
    """Switch to WAL mode, which SQLite refuses without waiting while another process opens the file."""
    ends = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > ends:
                raise
        time.sleep(RETRY)


def _value(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


def _count(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0])
