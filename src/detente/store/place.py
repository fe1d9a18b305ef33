"""Where runs are kept if nobody says otherwise."""

import os
from pathlib import Path

VARIABLE = "DETENTE_STORE"
DEFAULT = "runs"


def folder_of(given: str | None = None) -> Path:
    """The store's folder: the one given, else that of DETENTE_STORE, else `runs` below the current folder."""
    return Path(given or os.environ.get(VARIABLE) or DEFAULT)


def is_default(given: str | None = None) -> bool:
    """Whether nobody named a folder."""
    return not (given or os.environ.get(VARIABLE))
