"""The scenarios that come with the program, found by name."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from detente.errors import InputError, Place, Problem
from detente.files.document.tree import shown
from detente.files.suggestions import facts_about

FOLDER = Path(__file__).parents[1] / "scenarios"
FILE = "scenario.yaml"


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A scenario of the catalogue: its folder's name, the family it belongs to, and its file."""

    name: str
    family: str
    path: Path


@cache
def entries() -> tuple[CatalogueEntry, ...]:
    """Every scenario of the catalogue, by family and name."""
    files = sorted(FOLDER.glob(f"*/*/{FILE}"))
    return tuple(CatalogueEntry(file.parent.name, file.parents[1].name, file) for file in files)


def find(name: str) -> Path:
    """The file of a scenario that is given by path or by its name in the catalogue; a file goes first.

    Raises InputError if there is neither.
    """
    for entry in entries():
        if entry.name == name and not Path(name).is_file():
            return entry.path
    if _looks_like_a_path(name):
        return Path(name)
    facts = {"found": shown(name), **facts_about(name, [entry.name for entry in entries()])}
    raise InputError([Problem("E806", Place(), facts)])


def _looks_like_a_path(name: str) -> bool:
    try:
        return bool(name) and (Path(name).exists() or "/" in name or "\\" in name or name.endswith((".yaml", ".yml")))
    except (OSError, ValueError):
        return False
