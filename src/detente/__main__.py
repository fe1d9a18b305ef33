"""Runs the command line, as `detente` and as ``python -m detente``."""

import os
import signal
import sys
from types import FrameType
from typing import NoReturn

STATUS = 3
SENTENCE = "It was interrupted by Ctrl-C before anything was begun.\n"  # no catalogue is loaded yet


def main() -> NoReturn:
    """Run the program; Ctrl-C before a command begins ends it with one line."""
    before = signal.signal(signal.SIGINT, _end)
    from detente.cli import main as run

    run(lambda: signal.signal(signal.SIGINT, before))


def _end(_signal: int, _frame: FrameType | None) -> None:
    """End at once: an exception inside an import is at times said, and at times lost."""
    if sys.stderr is not None:
        os.write(2, SENTENCE.encode())
    os._exit(STATUS)


if __name__ == "__main__":
    main()
