"""A conflict from another program's file, and a scenario for another program."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Any

from detente.analyses.setting import Types, checked_types
from detente.analyses.wishes.chosen import key_of, with_lists
from detente.errors import Place, Problem, Unanswerable
from detente.files.catalogue import find
from detente.files.peers.from_scenario import peer_conflict
from detente.files.peers.gmcr_read import read_gmcr
from detente.files.peers.gmcr_write import gmcr_document, json_text
from detente.files.peers.names import Ids
from detente.files.peers.scenario_text import scenario_text
from detente.files.read import read, read_text
from detente.files.template import NAME, checked_id, write_whole
from detente.model.scenario import Scenario, WishKey
from detente.model.texts import in_json
from detente.watching import Watch, unwatched

GMCR, JSON = "gmcr", "json"


@dataclass(frozen=True)
class Imported:
    """A scenario that was written to a file, and what could not be carried over."""

    path: Path
    scenario: Scenario
    states: int
    warnings: tuple[Problem, ...]


@dataclass(frozen=True)
class Exported:
    """A scenario as data and as text for another program, and what could not be carried over; states: feasible ones.

    data: the bytes of a file that is no text, which stands for `text`.
    """

    scenario: Scenario
    target: str
    types: Types
    document: Mapping[str, Any]
    text: str
    states: int | None
    warnings: tuple[Problem, ...]
    data: bytes | None = None


def import_gmcr(path: Path, name: str | None, folder: Path, watch: Watch = unwatched) -> Imported:
    """Write the conflict of a `.gmcr` file as the scenario `name` to `folder`/`name`.yaml; named like the file if None.

    Raises InputError with every problem of the file, for a name that is no id, and for a file that exists.
    """
    id = checked_id(name) if name is not None else id_of(PurePath(path).stem)
    peer = read_gmcr(path)
    watch("import", 1, 3)
    written = scenario_text(peer, id)
    target = folder / f"{id}.yaml"
    scenario = read_text(written.text, str(target)).scenario
    watch("import", 2, 3)
    write_whole(target, written.text)
    return Imported(target, scenario, len(peer.conflict.states), written.warnings)


def id_of(stem: str) -> str:
    """A scenario's id for a file's name."""
    return stem if NAME.fullmatch(stem) else Ids().from_name(stem, "scenario", 1)


def as_json(name: str, changes: Sequence[str] = ()) -> Exported:
    """The scenario of a file or of the catalogue as plain data, which can be read like the file itself.

    Raises InputError with every error of the file.
    """
    reading = read(find(name), changes)
    root = reading.document.root
    text = in_json(json.dumps(root, ensure_ascii=False, indent=2))
    return Exported(reading.scenario, JSON, {}, root, text, None, ())


def as_gmcr(
    name: str,
    changes: Sequence[str] = (),
    types: Types | None = None,
    coalitions: Sequence[Sequence[str]] = (),
    watch: Watch = unwatched,
    analysts: Mapping[str, str] | None = None,
) -> Exported:
    """The conflict of a scenario as a `.gmcr` file, with its coalitions and these of two or more parties.

    analysts: by party, whose list is used instead of its own.

    Raises InputError for what stands in the way; Unanswerable: E901 without options or preferences, E902 for an unknown
    type, E905 for an unknown member of a coalition, E868 for one of two.
    """
    from detente import __version__

    reading = read(find(name), changes)
    scenario = reading.scenario
    chosen = {**scenario.reference_types(), **checked_types(scenario, types or {})}
    if not scenario.conflict.options or not scenario.preferences:
        raise Unanswerable([Problem("E901", Place(scenario.id))])
    scenario = with_lists(scenario, analysts or {})
    lists = _lists(scenario, chosen)
    groups = _coalitions(scenario, tuple(lists), coalitions)
    found = peer_conflict(reading, lists, watch)
    document = gmcr_document(replace(found.conflict, coalitions=groups), "detente", __version__)
    return Exported(scenario, GMCR, chosen, document, json_text(document), found.states, found.warnings)


def write_export(exported: Exported, target: Path) -> None:
    """Write an export to a new file.

    Raises InputError if it exists (E807) or cannot be written (E808).
    """
    write_whole(target, f"{exported.text}\n" if exported.data is None else exported.data)


def _lists(scenario: Scenario, chosen: Types) -> dict[str, WishKey]:
    """The list of every party that has one, by its type and the analyst whose list this run uses."""
    lists = scenario.lists
    found = {p: key_of(scenario, p, chosen.get(p, ""), lists.get(p, "")) for p in scenario.parties}
    return {party: key for party, key in found.items() if key is not None}


def _coalitions(
    scenario: Scenario, parties: tuple[str, ...], asked: Sequence[Sequence[str]]
) -> tuple[tuple[int, ...], ...]:
    """Coalitions of the scenario and those asked for, by indices of parties."""
    problems, first = [], dict[str, str]()
    named_groups = [(f"coalitions.{id}", each.members) for id, each in scenario.conflict.coalitions.items()]
    named_groups += [(f"--coalition {','.join(group)}", tuple(group)) for group in asked]
    for named, group in named_groups:
        for party in group:
            if party not in parties:
                problems.append(Problem("E905", Place(), {"found": party, "allowed": ", ".join(parties)}))
            elif party in first:
                problems.append(Problem("E868", Place(), {"path": named, "found": party, "first": first[party]}))
            first.setdefault(party, named)
    if problems:
        raise Unanswerable(problems)
    return tuple(tuple(sorted(parties.index(party) for party in group)) for _, group in named_groups if len(group) > 1)
