"""An edited table of actors written back into the scenario file that it came from."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from detente.errors import Problem
from detente.files.document.limits import decoded, read_bytes
from detente.files.editing.lists import replace_whole
from detente.files.read import Reading, read_text
from detente.files.sheets.changes import Change, changes_of, edited_text
from detente.files.sheets.read import read_sheet
from detente.files.sheets.sheet import ActorSheet
from detente.model.scenario import Scenario
from detente.watching import Watch, unwatched

MARK = "\ufeff"
FILLED_IN = ("W976", "W978")  # what a new scenario takes for empty cells; here they change nothing
VOUCHING = ("source", "confidence", "note")


@dataclass(frozen=True)
class WrittenBack:
    """The scenario with the changes; written: whether the file has them now."""

    path: Path
    scenario: Scenario
    changes: tuple[Change, ...]
    warnings: tuple[Problem, ...]
    written: bool

    @property
    def document(self) -> dict[str, Any]:
        """As JSON, without the warnings."""
        return {
            "written": self.path.as_posix() if self.written else None,
            "scenario": self.scenario.id,
            "hash": self.scenario.hash,
            "changes": [{"path": each.name, "before": each.before, "after": each.after} for each in self.changes],
        }


def write_back(table: Path, target: Path, *, dry: bool = False, watch: Watch = unwatched) -> WrittenBack:
    """Change the numbers of a scenario file that a table has otherwise, in the file's own text, all of them or none.

    Comments and everything that the table does not hold stay as they are. dry: nothing is written.

    Raises InputError with every problem of the table and of the file, before and after the change.
    """
    data = read_bytes(target)
    before = decoded(data, str(target))
    old = read_text(before, str(target))
    scales = {id: (issue.low, issue.high) for id, issue in old.scenario.contest.issues.items()}
    sheet = read_sheet(table, scales)
    watch("import", 1, 3)
    changes = changes_of(old.scenario, sheet)
    after = edited_text(before, changes, str(target))
    new = read_text(after, str(target))
    _verify(old.scenario, new.scenario, sheet)
    watch("import", 2, 3)
    write = bool(changes) and not dry
    if write:
        replace_whole(target, (MARK if data.startswith(MARK.encode()) else "") + after)
    passed = [each for each in sheet.warnings if each.code not in FILLED_IN]
    warnings = (*passed, *_untouched(old, sheet), *_vouched(old, changes))
    return WrittenBack(target, new.scenario, changes, warnings, write)


def _verify(old: Scenario, new: Scenario, sheet: ActorSheet) -> None:
    """Make sure that the new scenario is what the table says and else as it was. Raises RuntimeError otherwise.

    Variants follow the file: they say with it what the table says.
    """
    same = replace(new, contest=old.contest, variants=old.variants, hash=old.hash) == old
    kept = all(
        replace(new.contest.issues[id], stands=(), now=None, low=0, high=0)
        == replace(issue, stands=(), now=None, low=0, high=0)
        for id, issue in old.contest.issues.items()
    )
    if not (same and kept) or changes_of(new, sheet):
        raise RuntimeError("the table was not written back as it should be")


def _untouched(reading: Reading, sheet: ActorSheet) -> list[Problem]:
    left = [id for id in reading.scenario.contest.issues if id not in sheet.issues]
    return [Problem("W665", reading.place(("issues", id)), {"path": f"issues.{id}"}) for id in left]


def _vouched(reading: Reading, changes: tuple[Change, ...]) -> list[Problem]:
    """That changed numbers kept their sources."""
    found = [each for each in changes if each.before is not None and each.after is not None and _has(reading, each)]
    if not found:
        return []
    return [Problem("W664", reading.place(found[0].path), {"count": str(len(found))})]


def _has(reading: Reading, change: Change) -> bool:
    node = reading.document.root
    for key in change.path:
        node = node.get(key) if isinstance(node, dict) else None
        if isinstance(node, dict) and any(word in node for word in VOUCHING):
            return True
    return False
