"""A conflict from another program's file, and a scenario for another program."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from detente.analyses.setting import Types, checked_types
from detente.errors import Place, Problem, Unanswerable
from detente.files.catalogue import find
from detente.files.peers.from_scenario import peer_conflict
from detente.files.peers.gmcr_read import read_gmcr
from detente.files.peers.gmcr_write import gmcr_document, json_text
from detente.files.peers.names import Ids
from detente.files.peers.scenario_text import scenario_text
from detente.files.read import read, read_text
from detente.files.template import checked_id, write_whole
from detente.model.scenario import Scenario, WishKey
from detente.model.states import feasible_states
from detente.watching import Watch, unwatched

GMCR, JSON = "gmcr", "json"
TARGETS = (GMCR, JSON)


@dataclass(frozen=True)
class Imported:
    """A scenario that was written to a file, and what could not be carried over."""

    path: Path
    scenario: Scenario
    states: int
    warnings: tuple[Problem, ...]


@dataclass(frozen=True)
class Exported:
    """A scenario as data and as text for another program, and what could not be carried over; states: feasible ones."""

    scenario: Scenario
    target: str
    types: Types
    document: Mapping[str, Any]
    text: str
    states: int | None
    warnings: tuple[Problem, ...]


def import_gmcr(path: Path, name: str | None, folder: Path, watch: Watch = unwatched) -> Imported:
    """Write the conflict of a `.gmcr` file as the scenario `name` to `folder`/`name`.yaml; named like the file if None.

    Raises InputError with every problem of the file, for a name that is no id, and for a file that exists.
    """
    id = checked_id(name) if name is not None else Ids().from_name(PurePath(path).stem, "scenario", 1)
    peer = read_gmcr(path)
    watch("import", 1, 3)
    written = scenario_text(peer, id)
    target = folder / f"{id}.yaml"
    scenario = read_text(written.text, str(target)).scenario
    watch("import", 2, 3)
    write_whole(target, written.text)
    return Imported(target, scenario, len(feasible_states(scenario.conflict)), written.warnings)


def export(
    name: str, target: str, changes: Sequence[str] = (), types: Types | None = None, watch: Watch = unwatched
) -> Exported:
    """The scenario of a file or of the catalogue for another program (`gmcr`), or as plain data (`json`).

    Raises InputError for what stands in the way, Unanswerable (E901, E902) without options or for an unknown type.
    """
    from detente import __version__

    reading = read(find(name), changes)
    scenario = reading.scenario
    chosen = {**scenario.reference_types(), **checked_types(scenario, types or {})}
    if target == JSON:
        text = json.dumps(reading.document.root, ensure_ascii=False, indent=2)
        return Exported(scenario, target, {}, reading.document.root, text, None, ())
    if not scenario.conflict.options or not scenario.preferences:
        raise Unanswerable([Problem("E901", Place(scenario.id))])
    found = peer_conflict(reading, _lists(scenario, chosen), watch)
    document = gmcr_document(found.conflict, "detente", __version__)
    return Exported(scenario, target, chosen, document, json_text(document), found.states, found.warnings)


def write_export(exported: Exported, target: Path) -> None:
    """Write an export to a new file.

    Raises InputError if it exists (E807) or cannot be written (E808).
    """
    write_whole(target, f"{exported.text}\n")


def _lists(scenario: Scenario, chosen: Types) -> dict[str, WishKey]:
    """The list of every party that has one, by its type."""
    keys = {party: (WishKey(party, chosen.get(party, "")), WishKey(party)) for party in scenario.parties}
    found = {party: next((key for key in tried if key in scenario.preferences), None) for party, tried in keys.items()}
    return {party: key for party, key in found.items() if key is not None}
