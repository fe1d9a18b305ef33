"""Where each value of a file stands."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from detente.errors import Place
from detente.preferences.form import Path

Mark = tuple[int, int]
QUOTES = "\"'"


@dataclass
class Document:
    """Plain values of a file with their marks (line and column, from 1).

    keys, values: the mark of each mapping key and of each value, by path. overridden: paths that `--set` changed, with
    the override as the user wrote it.
    """

    name: str
    root: Any = None
    lines: list[str] = field(default_factory=list)
    keys: dict[Path, Mark] = field(default_factory=dict)
    values: dict[Path, Mark] = field(default_factory=dict)
    overridden: dict[Path, str] = field(default_factory=dict)

    def copied(self) -> "Document":
        """The same, of which values can be changed without changing these."""
        marks = dict(self.keys), dict(self.values)
        return Document(self.name, deepcopy(self.root), self.lines, *marks, dict(self.overridden))

    def marked_as(self, path: Path, other: Path) -> None:
        """Let the values at and below `path` stand where those of `other` do."""
        for marks in (self.keys, self.values):
            there = {at: mark for at, mark in marks.items() if at[: len(other)] == other}
            marks.update({(*path, *at[len(other) :]): mark for at, mark in there.items()})

    def leave_out(self, path: Path) -> None:
        """Take an entry out; those of a list that stand behind it move up with their marks."""
        *outer, last = path
        node = self.value(tuple(outer))
        del node[last]
        for marks in (self.keys, self.values):
            inside = {at: mark for at, mark in marks.items() if at[: len(path)] == path}
            behind = {at: mark for at, mark in marks.items() if _is_behind(at, path)}
            for at in (*inside, *behind):
                del marks[at]
            marks.update({(*outer, int(at[len(outer)]) - 1, *at[len(path) :]): mark for at, mark in behind.items()})

    def found(self, path: Path) -> Path:
        """`path` as it stands in the file: without keys of long forms that the file leaves out, cut where it ends."""
        node = self.root
        walked: list[str | int] = []
        for element in path:
            if isinstance(node, Mapping):
                if element not in node:
                    break
            elif not (isinstance(node, list) and isinstance(element, int) and element < len(node)):
                continue
            node = node[element]
            walked.append(element)
        return tuple(walked)

    def value(self, path: Path) -> Any:
        """What the file holds at `path` (as `found` gives it)."""
        node = self.root
        for element in path:
            node = node[element]
        return node

    def place(self, path: Path, *, key: bool = False, offset: int = 0) -> Place:
        """The place of the value at `path`, of its key, or of the character at `offset` of its text."""
        at = self.found(path)
        dotted = ".".join(str(element + 1) if isinstance(element, int) else element for element in at)
        for end in range(len(at), 0, -1):
            if at[:end] in self.overridden:
                return Place(f"--set {self.overridden[at[:end]]}", path=dotted)
        mark = self.keys.get(at) if key else None
        line, column = mark or self.values.get(at, (0, 0))
        return Place(self.name, line, column + self._inside(at, (line, column), offset) if line else 0, dotted)

    def _inside(self, at: Path, mark: Mark, offset: int) -> int:
        text = self.value(at) if offset else ""
        line, column = mark
        if not isinstance(text, str) or not text or not 0 < line <= len(self.lines):
            return 0
        written = self.lines[line - 1][column - 1 :]
        quoted = int(written[:1] in QUOTES and not written.startswith(text))
        return offset + quoted if written[quoted:].startswith(text) else 0


def _is_behind(at: Path, path: Path) -> bool:
    """Whether `at` lies in an entry of the list in which `path` is one, behind it."""
    last, outer = path[-1], len(path) - 1
    here = at[outer] if len(at) > outer else None
    return isinstance(last, int) and isinstance(here, int) and at[:outer] == path[:outer] and here > last
