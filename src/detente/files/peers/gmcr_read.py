"""Reads a `.gmcr` file: every problem of the file at once, or the conflict that it states."""

import codecs
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

from detente.errors import InputError, Place, Problem
from detente.files.document.limits import read_bytes
from detente.files.document.tree import shown
from detente.files.foreign import refuse_unimportable
from detente.files.peers.conflict import DIRECTION, Direction, Pattern, PeerConflict, PeerOption, PeerParty
from detente.files.peers.gmcr_fields import Fields
from detente.files.peers.json_text import JsonText, read_json, spelled_path
from detente.files.peers.rankings import check_states, ranking_key
from detente.model.states import OPTION_LIMIT
from detente.preferences.form import Path

TOP = (
    "options",
    "decisionMakers",
    "infeasibles",
    "coalitions",
    "coalitionsFull",
    "useManualPreferenceRanking",
    "useManualPreferenceVectors",
    "program",
    "version",
)
OPTION = ("name", "permittedDirection")
MAKER = ("name", "options", "preferences", "preferenceRanking", "preferenceVector", "misperceptions", "payoffs")
LISTED = 20  # unknown keys


@dataclass(frozen=True)
class PeerReading:
    """What a file states, warnings about it, and its text with the place of every value."""

    conflict: PeerConflict
    warnings: tuple[Problem, ...]
    text: JsonText


def read_gmcr(path: FilePath) -> PeerReading:
    """Read a `.gmcr` file.

    Raises InputError with every problem of the file.
    """
    name, data = str(path), read_bytes(path)
    refuse_unimportable(path, data)
    fields = Fields(*read_json(_decoded(data, name), name))
    conflict = _conflict(fields)
    if not any(problem.is_error for problem in fields.problems):
        conflict = check_states(fields, conflict)
    _note_unread(fields)
    if any(problem.is_error for problem in fields.problems):
        raise InputError(problem for problem in fields.problems if problem.is_error)
    return PeerReading(conflict, tuple(fields.problems), fields.text)


def _decoded(data: bytes, name: str) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].removeprefix(codecs.BOM_UTF8).decode("utf-8", errors="replace")
        place = Place(name, before.count("\n") + 1, len(before) - before.rfind("\n"))
        raise InputError([Problem("E105", place, {"found": f"0x{data[error.start]:02X}"})]) from None
    if not text.strip():
        raise InputError([Problem("E850", Place(name), {"found": "nothing", "allowed": "an object"})])
    return text


def _conflict(fields: Fields) -> PeerConflict:
    root = fields.mapping(fields.text.root, (), TOP, "an object with options and decisionMakers")
    listed = {key: _required(fields, root, key) for key in ("options", "decisionMakers")}
    options = tuple(_option(fields, value, ("options", k)) for k, value in enumerate(listed["options"]))
    if len(options) > OPTION_LIMIT:
        fields.report("E861", ("options",), found=str(len(options)), allowed=str(OPTION_LIMIT))
    makers = listed["decisionMakers"]
    parties = tuple(_party(fields, value, ("decisionMakers", k), len(options)) for k, value in enumerate(makers))
    _check_held_once(fields, makers)
    infeasible = _conditions(fields, root.get("infeasibles"), ("infeasibles",), len(options))
    return PeerConflict(
        options,
        parties,
        infeasible=tuple(pattern for patterns in infeasible for pattern in patterns),
        coalitions=_coalitions(fields, root.get("coalitions"), len(parties)),
        ranked=_ranked(fields, root, parties),
        made_by=" ".join(
            str(root[key]) for key in ("program", "version") if isinstance(root.get(key), str | int | float)
        ),
    )


def _is_plain(value: Any) -> bool:
    return isinstance(value, str | int | float) and not isinstance(value, bool)


def _required(fields: Fields, root: dict[str, Any], key: str) -> list[Any]:
    holds = "at least one option" if key == "options" else "at least one decision maker"
    if key not in root:
        if isinstance(fields.text.root, dict):
            fields.report("E854", (), missing=key, allowed=f"a list with {holds}")
        return []
    listed = fields.entries(root[key], (key,), f"a list with {holds}")
    if not listed and (root[key] is None or isinstance(root[key], list)):
        fields.report("E860", (key,), allowed=holds)
    return listed


def _option(fields: Fields, value: Any, path: Path) -> PeerOption:
    entry = fields.mapping(value, path, OPTION, "an object with the name of an option")
    if not isinstance(value, dict):
        return PeerOption("")
    name = fields.text_of(entry, "name", path, "the option's name as a text")
    direction: Direction = "both"
    written = entry.get("permittedDirection")
    if written is not None:
        word = fields.word(written, (*path, "permittedDirection"), DIRECTION.values())
        direction = next((known for known in DIRECTION.values() if known == word), "both")
    return PeerOption(name, direction)


def _party(fields: Fields, value: Any, path: Path, options: int) -> PeerParty:
    entry = fields.mapping(value, path, MAKER, "an object with the name of a decision maker")
    if not isinstance(value, dict):
        return PeerParty("", ())
    name = fields.text_of(entry, "name", path, "the decision maker's name as a text")
    held = fields.entries(entry.get("options"), (*path, "options"), "a list of the numbers of options")
    indices = [fields.index(option, (*path, "options", k), options, "option") for k, option in enumerate(held)]
    unseen = _conditions(fields, entry.get("misperceptions"), (*path, "misperceptions"), options)
    return PeerParty(
        name,
        tuple(dict.fromkeys(index for index in indices if index is not None)),
        tuple(_conditions(fields, entry.get("preferences"), (*path, "preferences"), options)),
        None,
        tuple(pattern for patterns in unseen for pattern in patterns),
    )


def _conditions(fields: Fields, value: Any, path: Path, options: int) -> list[tuple[Pattern, ...]]:
    listed = fields.entries(value, path, "a list of conditions")
    found = [fields.patterns(condition, (*path, k), options) for k, condition in enumerate(listed)]
    return [patterns for patterns in found if patterns is not None]


def _check_held_once(fields: Fields, makers: list[Any]) -> None:
    first: dict[int, Path] = {}
    for k, maker in enumerate(makers):
        held = maker.get("options") if isinstance(maker, dict) else None
        for m, option in enumerate(held if isinstance(held, list) else []):
            if not isinstance(option, int) or isinstance(option, bool):
                continue
            path: Path = ("decisionMakers", k, "options", m)
            other = first.setdefault(option, path)
            if other is not path:
                fields.report("E858", path, found=str(option), first=spelled_path(other))


def _coalitions(fields: Fields, value: Any, parties: int) -> tuple[tuple[int, ...], ...]:
    listed = fields.entries(value, ("coalitions",), "a list of decision makers and lists of them")
    groups: list[tuple[int, ...]] = []
    first: dict[int, Path] = {}
    for k, group in enumerate(listed):
        inner = group if isinstance(group, list) else [group]
        members = []
        for m, member in enumerate(inner):
            path: Path = ("coalitions", k, m) if isinstance(group, list) else ("coalitions", k)
            index = fields.index(member, path, parties, "decision maker")
            if index is not None and first.setdefault(index, path) is not path:
                fields.report("E868", path, found=str(index), first=spelled_path(first[index]))
            members.extend([index] if index is not None else [])
        groups.append(tuple(members))
    missing = [str(k) for k in range(parties) if k not in first]
    if listed and missing and not any(problem.is_error for problem in fields.problems):
        fields.report("E869", ("coalitions",), found=", ".join(missing))
    return tuple(group for group in groups if len(group) > 1)


def _ranked(fields: Fields, root: dict[str, Any], parties: tuple[PeerParty, ...]) -> bool:
    """Whether rankings count; where the file does not say they do only if nobody has statements."""
    for key in ("useManualPreferenceRanking", "useManualPreferenceVectors"):
        if root.get(key) is not None:
            if not isinstance(root[key], bool):
                fields.expect(root[key], (key,), "true or false")
            return root[key] is True
    listed = root.get("decisionMakers")
    makers = [maker for maker in listed if isinstance(maker, dict)] if isinstance(listed, list) else []
    rankings = [maker.get(ranking_key(maker)) for maker in makers]
    ranked = bool(rankings) and all(rankings) and not any(party.statements for party in parties)
    if ranked:
        for k, party in enumerate(parties):
            fields.report("W858", ("decisionMakers", k), party=shown(party.name))
    return ranked


def _note_unread(fields: Fields) -> None:
    if fields.unread:
        names = sorted(fields.unread)
        listed = ", ".join(names[:LISTED]) + (f" … ({len(names)})" if len(names) > LISTED else "")
        fields.report("W850", (), found=listed)
