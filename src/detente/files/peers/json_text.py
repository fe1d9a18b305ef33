"""JSON with the place of every value, read without recursion so that no nesting can exhaust the stack."""

import json
import math
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from detente.errors import InputError, Place, Problem
from detente.files.document.limits import CONTROL
from detente.files.document.tree import shown
from detente.preferences.form import Path

DEPTH = 40
VALUES = 200_000
DIGITS = 18
WHOLE = "(file)"

TOKEN = re.compile(
    r"[ \t\n\r]*(?:(?P<mark>[\[\]{}:,])"
    r'|(?P<string>"[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)*")'
    r"|(?P<word>[-+.\w]+)|(?P<end>\Z)|(?P<other>.))",
    re.DOTALL,
)
NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?P<real>(?:\.\d+)?(?:[eE][-+]?\d+)?)", re.ASCII)
PLAIN_KEY = re.compile(r"[A-Za-z_]\w*")
CONSTANTS = {"null": None, "true": True, "false": False}
NOT_NUMBERS = frozenset({"NaN", "Infinity", "-Infinity", "+Infinity"})

VALUE, FIRST_VALUE, KEY, FIRST_KEY, COLON, AFTER_VALUE, END = range(7)
NEEDED = (
    "a value",
    "a value or ]",
    "a key in double quotes",
    "a key or }",
    "a colon",
    "a comma or a bracket",
    "the end",
)


class Unreadable:
    """What stands for a value that was reported already."""


UNREADABLE = Unreadable()


@dataclass
class JsonText:
    """Plain values of a JSON text; offsets: where in the text each value stands, by path."""

    name: str
    root: Any = None
    offsets: dict[Path, int] = field(default_factory=dict)
    line_starts: list[int] = field(default_factory=list)

    def place(self, path: Path) -> Place:
        """The place of the value at `path`, or of the nearest around it."""
        at = path
        while at and at not in self.offsets:
            at = at[:-1]
        return Place(self.name, *self.line_and_column(self.offsets.get(at, 0)), spelled_path(path))

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Line and column of a character, both from 1."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1


def spelled_path(path: Path) -> str:
    """A path as `decisionMakers[1].options[0]`."""
    text = ""
    for element in path:
        if isinstance(element, int):
            text += f"[{element}]"
        elif PLAIN_KEY.fullmatch(element):
            text += f".{element}" if text else element
        else:
            text += f"[{json.dumps(shown(element), ensure_ascii=False)}]"
    return text or WHOLE


def read_json(text: str, name: str) -> tuple[JsonText, list[Problem]]:
    """The values of a JSON text, and problems that do not stop the checks that follow.

    Raises InputError for text that is no JSON, nested too deeply or with too many values.
    """
    starts = [0, *(match.end() for match in re.finditer(r"\n", text))]
    reader = _Reader(JsonText(name, line_starts=starts))
    for match in _tokens(text):
        kind = match.lastgroup or ""
        reader.take(kind, match[kind], match.start(kind))
    return reader.found, reader.problems


def _tokens(text: str) -> Iterator[re.Match[str]]:
    at = 0
    while match := TOKEN.match(text, at):
        yield match
        if match.lastgroup == "end":
            return
        at = match.end()


class _Reader:
    """Takes tokens one by one; `open` holds the collections that are not closed yet, each with its path."""

    def __init__(self, found: JsonText) -> None:
        self.found = found
        self.problems: list[Problem] = []
        self.open: list[tuple[Any, Path]] = []
        self.keys: list[str] = []
        self.state = VALUE
        self.values = 0

    def take(self, kind: str, token: str, offset: int) -> None:
        """Take one token; raises InputError where it does not belong."""
        if kind == "mark" and token in "]}":
            self._close(token, offset)
        elif kind == "mark" and token in ":,":
            self._separate(token, offset)
        elif self.state in (KEY, FIRST_KEY):
            if kind != "string":
                self._stop(token, offset)
            self.keys[-1] = self._key(token, offset)
            self.state = COLON
        elif self.state in (VALUE, FIRST_VALUE):
            self._value(kind, token, offset)
        elif not (kind == "end" and self.state == END):
            self._stop(token, offset)

    def _value(self, kind: str, token: str, offset: int) -> None:
        path = self._next_path()
        self.found.offsets[path] = offset
        self.values += 1
        if self.values > VALUES:
            self._too_large(f"{VALUES:,} values", offset)
        if kind != "mark":
            self._put(self._scalar(kind, token, offset, path))
            self.state = AFTER_VALUE if self.open else END
            return
        if len(self.open) == DEPTH:
            self._too_large(f"{DEPTH} levels", offset)
        inner: Any = [] if token == "[" else {}
        self._put(inner)
        self.open.append((inner, path))
        self.keys.append("")
        self.state = FIRST_VALUE if token == "[" else FIRST_KEY

    def _scalar(self, kind: str, token: str, offset: int, path: Path) -> Any:
        if kind == "string":
            return self._text(token, offset)
        if kind == "word" and token in CONSTANTS:
            return CONSTANTS[token]
        number = NUMBER.fullmatch(token) if kind == "word" else None
        if number is None and token not in NOT_NUMBERS:
            self._stop(token, offset)
        if number is not None and len(token.lstrip("-")) <= DIGITS and not number["real"]:
            return int(token)
        if number is not None and number["real"] and math.isfinite(float(token)):
            return float(token)
        facts = {"path": spelled_path(path), "found": shown(token), "allowed": str(DIGITS)}
        self.problems.append(Problem("E853", self.found.place(path), facts))
        return UNREADABLE

    def _close(self, token: str, offset: int) -> None:
        fits = self.open and isinstance(self.open[-1][0], list) == (token == "]")
        if not fits or self.state not in (AFTER_VALUE, FIRST_VALUE, FIRST_KEY):
            self._stop(token, offset)
        self.open.pop()
        self.keys.pop()
        self.state = AFTER_VALUE if self.open else END

    def _separate(self, token: str, offset: int) -> None:
        if token == ":" and self.state == COLON:
            self.state = VALUE
        elif token == "," and self.state == AFTER_VALUE:
            self.state = VALUE if isinstance(self.open[-1][0], list) else KEY
        else:
            self._stop(token, offset)

    def _key(self, token: str, offset: int) -> str:
        key = self._text(token, offset)
        inner, path = self.open[-1]
        if key in inner:
            facts = {"path": spelled_path((*path, key)), "found": shown(key)}
            place = Place(self.found.name, *self.found.line_and_column(offset), facts["path"])
            self.problems.append(Problem("E852", place, facts))
        return key

    def _text(self, token: str, offset: int) -> str:
        """What a string says; control characters, which escapes bring in, are reported and left out."""
        text: str = json.loads(token)
        found = CONTROL.search(text)
        if found is None:
            return text
        place = Place(self.found.name, *self.found.line_and_column(offset))
        self.problems.append(Problem("E107", place, {"found": f"U+{ord(found[0]):04X}"}))
        return CONTROL.sub("", text)

    def _next_path(self) -> Path:
        if not self.open:
            return ()
        inner, path = self.open[-1]
        return (*path, len(inner) if isinstance(inner, list) else self.keys[-1])

    def _put(self, value: Any) -> None:
        if not self.open:
            self.found.root = value
        elif isinstance(self.open[-1][0], list):
            self.open[-1][0].append(value)
        else:
            self.open[-1][0][self.keys[-1]] = value

    def _stop(self, token: str, offset: int) -> None:
        found = {"": "the end of the file", '"': "a text that does not end"}.get(token, f'"{shown(token)}"')
        facts = {"found": found, "allowed": NEEDED[self.state]}
        self._end(Problem("E850", Place(self.found.name, *self.found.line_and_column(offset)), facts))

    def _too_large(self, allowed: str, offset: int) -> None:
        place = Place(self.found.name, *self.found.line_and_column(offset))
        self._end(Problem("E851", place, {"allowed": allowed}))

    def _end(self, problem: Problem) -> None:
        raise InputError([*self.problems, problem])
