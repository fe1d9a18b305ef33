"""The time that a command has: an end at a limit or at Ctrl-C, and progress on a terminal meanwhile."""

import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

from detente.errors import LimitReached
from detente.language import _, number

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

EVERY = 5.0  # seconds between two lines of progress where there is no terminal
QUIET = 1.0  # seconds before progress is worth showing


class Deadline:
    """Told how far the work is; ends it by LimitReached when time is up or Ctrl-C was pressed."""

    def __init__(self, seconds: float | None, *, lines: bool = False) -> None:
        self.began = self.said = time.monotonic()
        self.lines = lines
        self.ends = None if seconds is None else self.began + seconds
        self.interrupted = False
        self.progress: Progress | None = None
        self.tasks: dict[str, TaskID] = {}

    def __call__(self, doing: str, done: int, of: int) -> None:
        """Raise LimitReached if the work has to end; else show how far it is."""
        now = time.monotonic()
        if self.interrupted or (self.ends is not None and now >= self.ends):
            raise LimitReached
        if not of or now - self.began <= QUIET:
            return
        if sys.stderr.isatty():
            self._show(doing, done, of)
        elif self.lines and done and now - self.said >= EVERY:
            self.said = now
            sys.stderr.write(f"{_progress(doing, done, of, now - self.began)}\n")

    @property
    def is_over(self) -> bool:
        """Whether the time is over, or Ctrl-C was pressed."""
        return self.interrupted or (self.ends is not None and time.monotonic() >= self.ends)

    def interrupt(self, _signal: int, _frame: FrameType | None) -> None:
        """End the work at its next report; a second Ctrl-C ends it at once."""
        if self.interrupted:
            raise KeyboardInterrupt
        self.interrupted = True

    def _show(self, doing: str, done: int, of: int) -> None:
        """A bar for the work at hand, with the time that it will still take; one that is over goes."""
        self.progress = self.progress or _started()
        for name in [name for name in self.tasks if name != doing]:
            self.progress.remove_task(self.tasks.pop(name))
        if doing not in self.tasks:
            self.tasks[doing] = self.progress.add_task(doing, total=of)
        self.progress.update(self.tasks[doing], completed=done, total=of)

    def clear(self) -> None:
        """Take the progress off the screen."""
        if self.progress is not None:
            self.progress.stop()
            self.progress, self.tasks = None, {}


def _progress(doing: str, done: int, of: int, seconds: float) -> str:
    """How far the work is, and how long the rest takes if it goes on as it did."""
    left = seconds * (of - done) / done
    said = _("{doing}: {done} of {of}, about {seconds} s left")
    return said.format(doing=doing, done=number(done), of=number(of), seconds=number(round(left)))


def _started() -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    bars = Progress(*columns, console=Console(stderr=True), transient=True)
    bars.start()
    return bars


_latest: list[Deadline] = []  # of the command at hand


def why_ended() -> str:
    """Why the command at hand reached a limit: `interrupt`, `time`, or `ceiling` for one of the engines."""
    if not _latest:
        return "ceiling"
    limit = _latest[-1]
    if limit.interrupted:
        return "interrupt"
    return "time" if limit.ends is not None and time.monotonic() >= limit.ends else "ceiling"


@contextmanager
def deadline(seconds: float | None, *, lines: bool = False) -> Iterator[Deadline]:
    """A deadline that Ctrl-C is reported to; lines: tell how far the work is also where there is no terminal."""
    limit = Deadline(seconds, lines=lines)
    _latest[:] = [limit]
    main = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGINT, limit.interrupt) if main else None
    try:
        yield limit
    finally:
        limit.clear()
        if main:
            signal.signal(signal.SIGINT, before)
