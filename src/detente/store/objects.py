"""Files named by the hash of their content: there whole or not at all, and checked whenever they are read."""

import hashlib
import os
import re
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

FOLDER = "objects"
TEMPORARY = ".new-"
DIGEST = re.compile(r"[0-9a-f]{64}")


class Damaged(Exception):
    """A file is not what its name says; `missing` if it is not there at all."""

    def __init__(self, path: Path, missing: bool) -> None:
        super().__init__(str(path))
        self.path = path
        self.missing = missing


class Objects:
    """The content-addressed files below a store's folder: `objects/ab/cdef…`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / FOLDER

    def path(self, digest: str) -> Path:
        """Where the content with this hash lies."""
        return self.folder / digest[:2] / digest[2:]

    def write(self, data: bytes) -> str:
        """Keep bytes and return their hash; once this returns, they outlive the process and the power supply.

        A damaged file of that name is replaced.
        """
        digest = hashlib.sha256(data).hexdigest()
        if not self.has(digest, data):
            self._place(self.path(digest), data)
        return digest

    def has(self, digest: str, data: bytes) -> bool:
        """Whether exactly these bytes lie under this hash."""
        try:
            return self.path(digest).read_bytes() == data
        except FileNotFoundError:
            return False

    def read(self, digest: str) -> bytes:
        """The bytes with this hash. Raises Damaged if the file is missing or holds something else."""
        path = self.path(digest)
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            raise Damaged(path, missing=True) from None
        if hashlib.sha256(data).hexdigest() != digest:
            raise Damaged(path, missing=False)
        return data

    def size(self, digest: str) -> int:
        """How many bytes its file takes, 0 if there is none."""
        return size_of(self.path(digest))

    def remove(self, digest: str) -> None:
        """Remove the file with this hash, if it is there."""
        self.path(digest).unlink(missing_ok=True)

    def unreferenced(self, digests: Iterable[str], grace: float) -> list[str]:
        """Hashes of files that are none of `digests` and were placed more than `grace` seconds ago."""
        kept = set(digests)
        return sorted(
            path.parent.name + path.name
            for path in self._files()
            if DIGEST.fullmatch(path.parent.name + path.name)
            and path.parent.name + path.name not in kept
            and _age(path) > grace
        )

    def leftovers(self, grace: float) -> list[Path]:
        """Files under temporary names that whoever wrote them left more than `grace` seconds ago."""
        return sorted(path for path in self._files() if path.name.startswith(TEMPORARY) and _age(path) > grace)

    def _files(self) -> Iterator[Path]:
        return self.folder.glob("??/*")

    def _place(self, path: Path, data: bytes) -> None:
        if not path.parent.is_dir():
            path.parent.mkdir(parents=True, exist_ok=True)
            for made in (path.parent, self.folder):
                _settle(made.parent)
        handle, written = tempfile.mkstemp(dir=path.parent, prefix=TEMPORARY)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(written, 0o644)
            os.replace(written, path)
        except BaseException:
            with suppress(OSError):
                os.unlink(written)
            raise
        _settle(path.parent)


def _settle(folder: Path) -> None:
    """Let the names in a folder outlive a power cut, on systems where folders can be opened."""
    with suppress(PermissionError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def size_of(path: Path) -> int:
    """The bytes of a file, 0 if there is none."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _age(path: Path) -> float:
    """Seconds since it was last changed; 0 if it has gone meanwhile."""
    try:
        return time.time() - path.stat().st_mtime
    except FileNotFoundError:
        return 0.0
