"""What a scenario says and a `.gmcr` file has no place for, each with its place."""

from collections.abc import Iterator, Mapping
from typing import Any

from detente.errors import Problem
from detente.files.read import Reading
from detente.model.conditions import spelled
from detente.model.scenario import WishKey
from detente.preferences.form import Path

LEFT_OUT = (
    "about",
    "date",
    "states",
    "tables",
    "attitudes",
    "views",
    "numbers",
    "measures",
    "formulas",
    "flows",
    "guarantees",
    "breach",
    "discount",
    "roadmaps",
    "goal",
    "credibility",
    "capability",
    "issues",
    "events",
    "claims",
)
WALKED = ("sources", "parties", "options", "define", "infeasible", "blocked", "preferences")
KEYS = ("source", "confidence", "note", "ar", "may_shift", "turnover")


def lost(reading: Reading, chosen: Mapping[str, WishKey]) -> Iterator[Problem]:
    """Warnings about sections, types, further lists, merges, parties and keys that are left out."""
    document, scenario = reading.document, reading.scenario
    for section in LEFT_OUT:
        if document.root.get(section):
            yield Problem("W860", document.place((section,), key=True), {"found": section})
    for key in scenario.preferences:
        if key.analyst:
            yield Problem("W862", document.place(("preferences", str(key)), key=True), {"found": str(key)})
    for k, merge in enumerate(scenario.conflict.merges):
        facts = {"found": spelled(merge.when, scenario.conflict.option_ids)}
        yield Problem("W864", reading.place(("merge", k)), facts)
    for party in scenario.parties:
        if party not in chosen:
            yield Problem("W867", document.place(("parties", party), key=True), {"found": party})
    yield from _types(reading, chosen)
    yield from _keys(reading)


def _types(reading: Reading, chosen: Mapping[str, WishKey]) -> Iterator[Problem]:
    """Parties of which one type's own list is exported."""
    scenario = reading.scenario
    for party, key in chosen.items():
        others = [
            other.type for other in scenario.preferences if other.party == party and other.type not in ("", key.type)
        ]
        if others:
            facts = {"party": party, "type": key.type or "-", "others": ", ".join(dict.fromkeys(others))}
            yield Problem("W861", reading.document.place(("parties", party), key=True), facts)


def _keys(reading: Reading) -> Iterator[Problem]:
    """The first place of each key that is left out wherever it stands."""
    first: dict[str, Path] = {}
    for section in WALKED:
        for path in _paths(reading.document.root.get(section), (section,)):
            if path[-1] in KEYS:
                first.setdefault(str(path[-1]), path)
    for key, path in first.items():
        yield Problem("W869", reading.document.place(path, key=True), {"found": key})


def _paths(node: Any, path: Path) -> Iterator[Path]:
    """The paths of all values below a node; nesting is bounded by the reader."""
    inner: Any = node.items() if isinstance(node, Mapping) else enumerate(node) if isinstance(node, list) else ()
    for key, value in inner:
        yield (*path, key)
        yield from _paths(value, (*path, key))
