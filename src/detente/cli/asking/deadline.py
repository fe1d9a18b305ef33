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

if TYPE_CHECKING:
    from rich.status import Status

QUIET = 1.0  # seconds before progress is worth showing
SURE = 2.0  # seconds of one kind of work before what is left of it is estimated


class Deadline:
    """Told how far the work is; ends it by LimitReached when time is up or Ctrl-C was pressed."""

    def __init__(self, seconds: float | None) -> None:
        self.began = time.monotonic()
        self.ends = None if seconds is None else self.began + seconds
        self.interrupted = False
        self.status: Status | None = None
        self.task = ("", self.began, 0)  # what is being done, since when, how much of it was done then

    def __call__(self, doing: str, done: int, of: int) -> None:
        """Raise LimitReached if the work has to end; else show how far it is."""
        now = time.monotonic()
        if self.interrupted or (self.ends is not None and now >= self.ends):
            raise LimitReached
        if of and now - self.began > QUIET and sys.stderr.isatty():
            self._show(" ".join((f"{doing} {done}/{of}", *self._left(now, doing, done, of))))

    def _left(self, now: float, doing: str, done: int, of: int) -> tuple[str, ...]:
        """How long the rest of this work will take at its pace so far, once that can be said."""
        task, since, before = self.task
        if task != doing or done < before:
            self.task = (doing, now, done)
            return ()
        if now - since < SURE or done == before:
            return ()
        from detente.words import endings

        return (endings.left((now - since) * (of - done) / (done - before)),)

    def interrupt(self, _signal: int, _frame: FrameType | None) -> None:
        """End the work at its next report; a second Ctrl-C ends it at once."""
        if self.interrupted:
            raise KeyboardInterrupt
        self.interrupted = True

    def _show(self, text: str) -> None:
        if self.status is None:
            from rich.console import Console

            self.status = Console(stderr=True).status(text)
            self.status.start()
        self.status.update(text)

    def clear(self) -> None:
        """Take the progress off the screen."""
        if self.status is not None:
            self.status.stop()
            self.status = None


@contextmanager
def deadline(seconds: float | None) -> Iterator[Deadline]:
    """A deadline that Ctrl-C is reported to."""
    limit = Deadline(seconds)
    main = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGINT, limit.interrupt) if main else None
    try:
        yield limit
    finally:
        limit.clear()
        if main:
            signal.signal(signal.SIGINT, before)
