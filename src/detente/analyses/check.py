"""Is the file right, and does it step into a known trap?"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.analyses.preflight import preflight
from detente.errors import Problem
from detente.files.read import read
from detente.model.scenario import Scenario
from detente.watching import Watch, unwatched


@dataclass(frozen=True)
class Checked:
    """A scenario without errors, and every warning with its place."""

    scenario: Scenario
    warnings: tuple[Problem, ...]


def check(path: Path, overrides: Sequence[str] = (), watch: Watch = unwatched) -> Checked:
    """Read a scenario file and look for traps.

    Raises InputError with all errors of the file.
    """
    reading = read(path, overrides)
    found = preflight(reading.scenario, watch)
    traps = [Problem(each.code, reading.place(each.path), each.facts) for each in found]
    return Checked(reading.scenario, tuple(sorted([*reading.warnings, *traps], key=lambda p: (p.place, p.code))))
