"""Room that a store keeps back, so that something can be removed from it when the disk is full."""

import os
from contextlib import suppress
from pathlib import Path

FILE = "reserve"
BYTES = 1 << 18  # what the index needs to be opened and changed


def keep(folder: Path) -> None:
    """Keep room back, unless it is already or there is none."""
    path = folder / FILE
    with suppress(OSError):
        if not path.exists():
            path.write_bytes(os.urandom(BYTES))  # chance, which no file system makes smaller


def give(folder: Path) -> None:
    """Give the room back."""
    with suppress(OSError):
        (folder / FILE).unlink()
