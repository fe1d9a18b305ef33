"""From YAML text to plain values, built straight from parser events so that no nesting can exhaust the stack."""

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from detente.errors import InputError, Place, Problem
from detente.files.document import limits
from detente.files.document.places import Document, Mark
from detente.files.document.scalars import Scalar, Unreadable, scalar
from detente.preferences.form import Path

DIRECTION_MARKS = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
TEXT_KEYS = frozenset(
    {"title", "about", "name", "note", "what", "unit", "publisher", "en", "ar", "marks", "levels", "asks", "resolves"}
)
LONGEST = 80
HARMLESS = frozenset({"E107", "E119", "E120", "E121", "E123"})  # what follows can still be checked


def read_tree(text: str, name: str) -> tuple[Document, list[Problem]]:
    """The values of a YAML text, and problems that do not stop the checks that follow.

    Raises InputError for what does: broken YAML, limits, anchors, aliases, tags, merge keys, a second document.
    """
    builder = _Builder(Document(name, lines=text.splitlines()))
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        builder.report("E110", _mark(error.problem_mark or error.context_mark), reason=error.problem or str(error))
        raise InputError(builder.problems) from None
    except yaml.YAMLError as error:
        builder.report("E110", (1, 1), reason=str(error).splitlines()[0])
        raise InputError(builder.problems) from None
    if builder.document.root is None:
        builder.report("E106", (0, 0))
    elif not isinstance(builder.document.root, dict):
        builder.report("E108", (1, 1), found=shown(builder.document.root))
    if not {problem.code for problem in builder.problems} <= HARMLESS:
        raise InputError(builder.problems)
    return builder.document, builder.problems


def shown(value: object) -> str:
    """A value of the file as an error shows it: short, on one line, without invisible signs."""
    if isinstance(value, dict | list):
        return ("{…}" if value else "{}") if isinstance(value, dict) else ("[…]" if value else "[]")
    text = "null" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    if len(text) <= LONGEST and text.isprintable():
        return text
    visible = "".join(letter if letter.isprintable() else f"U+{ord(letter):04X}" for letter in text[:LONGEST])
    return visible + ("…" if len(text) > LONGEST else "")


def _mark(mark: Any) -> Mark:
    return (mark.line + 1, mark.column + 1) if mark is not None else (0, 0)


class _Builder:
    """Takes events one by one; `open` holds the collections that are not closed yet, each with its path."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems: list[Problem] = []
        self.open: list[tuple[Any, Path]] = []
        self.key: list[str | None] = []
        self.nodes = 0
        self.documents = 0

    def report(self, code: str, mark: Mark, **facts: str) -> None:
        self.problems.append(Problem(code, Place(self.document.name, *mark), facts))

    def stop(self, code: str, mark: Mark, **facts: str) -> None:
        self.report(code, mark, **facts)
        raise InputError(self.problems)

    def take(self, event: Any) -> None:
        if isinstance(event, NodeEvent):
            self._node(event)
        elif isinstance(event, CollectionEndEvent):
            self.open.pop()
            self.key.pop()
        elif isinstance(event, DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self.stop("E118", _mark(event.start_mark))

    def _node(self, event: NodeEvent) -> None:
        mark = _mark(event.start_mark)
        self.nodes += 1
        if self.nodes > limits.NODES:
            self.stop("E113", mark, allowed=f"{limits.NODES:,}")
        if isinstance(event, AliasEvent):
            self.stop("E115", mark, found=shown(event.anchor))
        for code, facts in self._refused(event):
            self.report(code, mark, **facts)
        if self._expects_key():
            self._take_key(event, mark)
        else:
            self._take_value(event, mark)

    def _refused(self, event: Any) -> Iterator[tuple[str, dict[str, str]]]:
        if event.anchor:
            yield "E114", {"found": shown(event.anchor)}
        if event.tag:
            yield "E116", {"found": shown(event.tag.replace("tag:yaml.org,2002:", "!!"))}

    def _expects_key(self) -> bool:
        return bool(self.open) and isinstance(self.open[-1][0], dict) and self.key[-1] is None

    def _take_key(self, event: Any, mark: Mark) -> None:
        if not isinstance(event, ScalarEvent):
            self.stop("E122", mark)
        key = event.value
        mapping, path = self.open[-1]
        if key == "<<" and event.implicit[0]:
            self.report("E117", mark)
        key = self._without_control(key, mark)
        if hidden := DIRECTION_MARKS.search(key):
            self.report("E123", mark, found=f"U+{ord(hidden[0]):04X}")
            key = DIRECTION_MARKS.sub("", key)
        if key in mapping:
            first = self.document.keys[(*path, key)]
            self.report("E119", mark, found=shown(key), first=f"{first[0]}:{first[1]}")
            key = f"\0{self.nodes}"
        self.document.keys[(*path, key)] = mark
        self.key[-1] = key

    def _take_value(self, event: Any, mark: Mark) -> None:
        path = self._path_of_next()
        self.document.values[path] = mark
        value: Any
        if isinstance(event, ScalarEvent):
            value = self._scalar(event, path, mark)
        else:
            value = {} if isinstance(event, MappingStartEvent) else []
        self._put(value)
        if isinstance(event, MappingStartEvent | SequenceStartEvent):
            if len(self.open) == limits.DEPTH:
                self.stop("E112", mark, allowed=str(limits.DEPTH))
            self.open.append((value, path))
            self.key.append(None)

    def _without_control(self, text: str, mark: Mark) -> str:
        """The text without control characters, which escapes such as `\\a` bring in; they are reported."""
        found = limits.CONTROL.search(text)
        if found is None:
            return text
        self.report("E107", mark, found=f"U+{ord(found[0]):04X}")
        return limits.CONTROL.sub("", text)

    def _path_of_next(self) -> Path:
        if not self.open:
            return ()
        container, path = self.open[-1]
        return (*path, len(container) if isinstance(container, list) else self.key[-1] or "")

    def _put(self, value: Any) -> None:
        if not self.open:
            self.document.root = value
            return
        container = self.open[-1][0]
        if isinstance(container, list):
            container.append(value)
            return
        key = self.key[-1] or ""
        self.key[-1] = None
        if not key.startswith("\0"):
            container[key] = value

    def _scalar(self, event: Any, path: Path, mark: Mark) -> Scalar:
        text = self._without_control(str(event.value), mark)
        hidden = DIRECTION_MARKS.search(text)
        if hidden and TEXT_KEYS.isdisjoint(path):
            self.report("E123", mark, found=f"U+{ord(hidden[0]):04X}")
            text = DIRECTION_MARKS.sub("", text)
        if not event.implicit[0]:
            return text
        try:
            return scalar(text, limits.DIGITS)
        except Unreadable as unreadable:
            self.report(unreadable.code, mark, found=shown(text), allowed=str(limits.DIGITS))
            return 0
