"""Where a report goes: whether it can be written there, said before anything is computed, and whose lies there."""

import os
from contextlib import suppress
from pathlib import Path

from detente.errors import Place, Problem

NAME = "report.html"
PROBE = ".report-room"
SOURCE = ".report-of"  # beside the report, not in it: a page that is passed on names no folder of its author's
ROOM = 1 << 18  # bytes that are written to find out whether there is room


def checked(folder: Path) -> tuple[Problem, ...]:
    """What stands in the way of a report in `folder` (E809), which is made if missing; empty if nothing does."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / PROBE
        try:
            probe.write_bytes(os.urandom(ROOM))  # chance, which no file system makes smaller
        finally:
            with suppress(OSError):
                probe.unlink()
    except OSError as error:
        return (refused(folder, error),)
    return ()


def refused(folder: Path, error: OSError) -> Problem:
    """That the report cannot be written (E809)."""
    facts = {"found": (folder / NAME).as_posix(), "reason": error.strerror or str(error)}
    return Problem("E809", Place(), facts)


def written_over(folder: Path, source: Path) -> tuple[Problem, ...]:
    """That the report in `folder` is of another file than `source` and is lost (W809); empty if it is not."""
    try:
        before = (folder / SOURCE).read_text("utf-8").strip()
    except (OSError, ValueError):
        return ()
    if not before or before == _spelled(source) or not (folder / NAME).exists():
        return ()
    return (Problem("W809", Place(), {"found": (folder / NAME).as_posix(), "other": before}),)


def note_source(folder: Path, source: Path) -> None:
    """Note whose the report in `folder` is; without room for that it is not noted."""
    with suppress(OSError):
        (folder / SOURCE).write_text(f"{_spelled(source)}\n", "utf-8")


def _spelled(source: Path) -> str:
    return ascii(str(source.resolve()))[1:-1]
