"""What forecasts have learned from settled issues: the numbers, with a record of what they were learned on."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from detente.bargaining.distribution.settlement import Shape
from detente.errors import InputError, Place, Problem
from detente.files.document.limits import read_bytes
from detente.files.document.tree import shown
from detente.files.template import write_whole

SHIPPED = "fitted.json"
DEU = "issues of EU legislation as in the DEU III data, three parties or more, {weights}"
WEIGHED = {
    "equal": "equal capability",
    "votes": "capability by votes in the Council",
    "votes-only": "capability by votes in the Council, without Commission and Parliament",
    "capability": "capability as in the table",
}


@dataclass(frozen=True)
class Learned:
    """The numbers; file, doi, sha256, issues, groups, date, command: what they were learned on and how.

    coverage: by nominal level, the share of outcomes that intervals held on groups that were not learned on.
    """

    shape: Shape
    file: str
    doi: str
    sha256: str
    issues: int
    groups: int
    date: str
    command: str
    coverage: Mapping[str, float] = field(default_factory=dict)

    @property
    def document(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self)


@cache
def shipped() -> Learned:
    """The numbers that come with the program."""
    return _learned((files("detente.bargaining.distribution") / SHIPPED).read_text("utf-8"), SHIPPED)


def learned_from(path: Path) -> Learned:
    """The numbers of a file that was written by a refit.

    Raises InputError if it is not there, or holds something else (E988).
    """
    return _learned(read_bytes(path).decode("utf-8", errors="replace"), str(path))


def write_learned(learned: Learned, target: Path) -> None:
    """Write the numbers to a new file.

    Raises InputError if it exists (E807) or cannot be written (E808).
    """
    write_whole(target, json.dumps(learned.document, indent=2, ensure_ascii=False) + "\n")


def _learned(text: str, name: str) -> Learned:
    try:
        document = json.loads(text)
        numbers = document.pop("shape")
        pairs = tuple((float(nominal), float(used)) for nominal, used in numbers.pop("widened"))
        found = Shape(**numbers, widened=pairs)
        levels = (*pairs, (1.0, 1.0))
        ordered = all(0 < a <= 1 and 0 < b <= 1 for a, b in levels) and sorted(levels) == list(levels)
        if not (0 < found.pull < 1e9 and 0 < found.closeness < 1e9 and ordered and isinstance(found.domain, str)):
            raise ValueError("numbers out of range")
        return Learned(found, **document)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        facts = {"found": shown(name), "reason": shown(str(error))}
        raise InputError([Problem("E988", Place(name), facts)]) from None
