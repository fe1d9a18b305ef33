"""Who is at work on a run: a lock on a file that the system gives back when its process ends, however it ends."""

import os
import time
from contextlib import suppress
from pathlib import Path
from weakref import WeakSet

try:
    import fcntl
except ImportError:  # a system without such locks; then no run is known to be at work
    fcntl = None  # type: ignore[assignment]

FOLDER = "running"
PATIENCE = 0.2  # seconds: whoever only asks holds the lock for an instant
PAUSE = 0.01


class Holding:
    """The runs that this process is at work on, and whether others are at work on theirs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / FOLDER
        self._held: dict[str, int] = {}
        _known.add(self)

    def take(self, run: str) -> bool:
        """Be at work on a run from now on; False if another process, or another store of this one, is."""
        if run in self._held:
            return True
        self.folder.mkdir(exist_ok=True)
        handle = os.open(self.folder / run, os.O_RDWR | os.O_CREAT, 0o644)
        ends = time.monotonic() + PATIENCE
        while not _lock(handle):
            if time.monotonic() > ends:
                os.close(handle)
                return False
            time.sleep(PAUSE)
        self._held[run] = handle
        return True

    def release(self, run: str) -> None:
        """Be no longer at work on it."""
        handle = self._held.pop(run, None)
        if handle is not None:
            os.close(handle)

    def is_held(self, run: str) -> bool:
        """Whether this or another process is at work on it."""
        if run in self._held:
            return True
        try:
            handle = os.open(self.folder / run, os.O_RDWR)
        except FileNotFoundError:
            return False
        try:
            return not _lock(handle)
        finally:
            os.close(handle)

    def forget(self, run: str) -> None:
        """Release a run that has been removed, and its lock file with it."""
        self.release(run)
        (self.folder / run).unlink(missing_ok=True)

    def leave(self) -> None:
        """In a forked process: leave the holds to the process that took them."""
        for handle in self._held.values():
            with suppress(OSError):
                os.close(handle)
        self._held.clear()


_known: WeakSet[Holding] = WeakSet()


def _leave_all() -> None:
    for holding in _known:
        holding.leave()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_leave_all)


def _lock(handle: int) -> bool:
    if fcntl is None:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
