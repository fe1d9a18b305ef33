"""A scenario from a table of actors."""

from dataclasses import dataclass
from pathlib import Path

from detente.analyses.peers import id_of
from detente.errors import Problem
from detente.files.read import read_text
from detente.files.sheets.read import read_sheet
from detente.files.sheets.scenario_text import sheet_text
from detente.files.template import checked_id, write_whole
from detente.model.scenario import Scenario
from detente.watching import Watch, unwatched

SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".numbers")


@dataclass(frozen=True)
class ImportedSheet:
    """A scenario that was written to a file, and what was passed over."""

    path: Path
    scenario: Scenario
    warnings: tuple[Problem, ...]


def is_sheet(path: Path) -> bool:
    """Whether a file is named like a table."""
    return path.suffix.lower() in SUFFIXES


def import_sheet(path: Path, name: str | None, folder: Path, watch: Watch = unwatched) -> ImportedSheet:
    """Write the issues of a table as the scenario `name` to `folder`/`name`.yaml; named like the file if None.

    Raises InputError with every problem of the table, for a name that is no id, and for a file that exists.
    """
    id = checked_id(name) if name is not None else id_of(path.stem)
    sheet = read_sheet(path)
    watch("import", 1, 3)
    text = sheet_text(sheet, id)
    target = folder / f"{id}.yaml"
    scenario = read_text(text, str(target)).scenario
    watch("import", 2, 3)
    write_whole(target, text)
    return ImportedSheet(target, scenario, sheet.warnings)
