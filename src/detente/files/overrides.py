"""`--set PATH=VALUE`: one value of the file changed for this run, before it is checked like the file."""

import re
from collections.abc import Sequence
from typing import Any

from detente.errors import InputError, Place, Problem
from detente.files.document.places import Document
from detente.files.document.tree import read_tree, shown
from detente.files.suggestions import facts_about
from detente.preferences.form import Path

BOUNDS = ("kind", "low", "high")
NUMBERED = re.compile(r"[1-9]\d{0,6}")
TEXTS = frozenset(
    {"title", "about", "name", "note", "what", "unit", "publisher", "levels", "marks", "asks", "resolves", "says"}
)
LONG_KEYS = {"define": "is", "formulas": "is", "flows": "is", "infeasible": "when", "pairs": "prefers", "asks": "ask"}
NUMBER_SECTIONS = frozenset(
    {"parties", "preferences", "numbers", "guarantees", "breach", "discount", "capability", "signals"}
)
NUMBER_KEYS = frozenset({"position", "salience", "now", "happened", "ratio"})


class Wrong(Exception):
    """A path or value of a change that cannot be made: what code says so, with its facts."""

    def __init__(self, code: str, **facts: str) -> None:
        """`facts` fill the sentence of `code`."""
        super().__init__(code)
        self.code = code
        self.facts = facts


def override(document: Document, overrides: Sequence[str]) -> list[Problem]:
    """Change the document's values; what cannot be changed is returned as problems."""
    problems = []
    for text in overrides:
        where, equals, value = text.partition("=")
        try:
            if not equals or not where.strip() or not value.strip():
                raise Wrong("E801", found=shown(text))
            path = put(document, where, _value(value))
            document.overridden[path] = shown(text)
        except Wrong as wrong:
            problems.append(Problem(wrong.code, Place(f"--set {shown(text)}"), wrong.facts))
    return problems


def _value(text: str) -> Any:
    try:
        document, problems = read_tree(f"value: {text}", "")
    except InputError:
        raise Wrong("E804", found=shown(text.strip())) from None
    if problems or list(document.root) != ["value"]:
        raise Wrong("E804", found=shown(text.strip()))
    return document.root["value"]


def put(document: Document, where: str, value: Any) -> Path:
    """Set the value at a dotted path, which is returned as the document writes it.

    Raises Wrong: E802 for an unknown key, E803 for an unknown entry of a list, E805 for a path that goes too deep.
    """
    keys = where.strip().split(".")
    node = document.root
    path: Path = ()
    while True:
        element, keys = _next(node, keys, path)
        path = (*path, element)
        if not keys:
            node[element] = _within(node[element], value) if path[0] == "numbers" and element in node else value
            return path
        if not isinstance(node[element], dict | list):
            node[element] = _lengthened(document, node[element], path)
        node = node[element]


def entry_at(document: Document, where: str) -> Path:
    """The path of an entry that the document has.

    Raises Wrong, as `put` does, and E802 where the last key is missing.
    """
    keys = where.strip().split(".")
    node: Any = document.root
    path: Path = ()
    while keys:
        if not isinstance(node, dict | list):
            raise Wrong("E805", found=shown(_dotted(path)))
        element, keys = _next(node, keys, path)
        if isinstance(node, dict) and element not in node:
            raise Wrong("E802", **{"found": shown(_dotted((*path, element))), **facts_about(str(element), node)})
        inside: Any = node
        node, path = inside[element], (*path, element)
    return path


def _within(before: Any, value: Any) -> Any:
    """A number stays what it is and between its ends when its value changes."""
    bounds = {key: before[key] for key in BOUNDS if key in before} if isinstance(before, dict) else {}
    return {"value": value, **bounds} if bounds and not isinstance(value, dict) else value


def _next(node: Any, keys: list[str], path: Path) -> tuple[str | int, list[str]]:
    """The next element of a path and the keys after it; a key of the file that holds dots itself is found whole."""
    if isinstance(node, list):
        if not NUMBERED.fullmatch(keys[0]) or int(keys[0]) > len(node):
            raise Wrong("E803", found=shown(keys[0]), count=str(len(node)))
        return int(keys[0]) - 1, keys[1:]
    for end in range(len(keys), 0, -1):
        if ".".join(keys[:end]) in node:
            return ".".join(keys[:end]), keys[end:]
    if isinstance(node.get("statements"), list) and NUMBERED.fullmatch(keys[0]):
        return "statements", keys  # a list is named alike whether it stands alone or beside who vouches for it
    if len(keys) == 1 and path:
        return keys[0], []
    raise Wrong("E802", **{"found": shown(_dotted((*path, keys[0]))), **facts_about(keys[0], node)})


def _lengthened(document: Document, value: Any, path: Path) -> dict[str, Any]:
    key = _long_key(value, path)
    if key is None:
        raise Wrong("E805", found=shown(_dotted(path)))
    if path in document.values:
        document.values[(*path, key)] = document.values[path]
    return {key: value}


def _long_key(value: Any, path: Path) -> str | None:
    names = [element for element in path if isinstance(element, str)]
    if isinstance(value, str) and not TEXTS.isdisjoint(names[-2:]):
        return "en"
    for name in reversed(names):
        if name in LONG_KEYS:
            return LONG_KEYS[name]
    if path[0] in ("preferences", "views") and isinstance(path[-1], int):
        return "wants"
    is_number = isinstance(value, int | float) or path[0] in NUMBER_SECTIONS or names[-1] in NUMBER_KEYS
    return "value" if is_number else None


def _dotted(path: Path) -> str:
    return ".".join(str(element + 1) if isinstance(element, int) else element for element in path)
