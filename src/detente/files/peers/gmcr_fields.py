"""Checks the values of a `.gmcr` file one by one; each problem names its JSON path, and reading goes on."""

import re
from collections.abc import Iterable
from typing import Any

from detente.errors import Problem
from detente.files.document.tree import shown
from detente.files.peers.conflict import Pattern
from detente.files.peers.json_text import JsonText, Unreadable, spelled_path
from detente.files.suggestions import facts_about
from detente.preferences.form import Path

PAIRS = 'a list of pairs such as [0, "Y"]'
NUMBER = re.compile(r"\[\d+\]")
LETTERS = {"Y": True, "N": False}


class Fields:
    """The values of a file and what was found wrong with them so far."""

    def __init__(self, text: JsonText, problems: Iterable[Problem] = ()) -> None:
        self.text = text
        self.problems = list(problems)
        self.unread: dict[str, Path] = {}

    def report(self, code: str, path: Path, /, **facts: str) -> None:
        """Record a problem at the value of `path`."""
        self.problems.append(Problem(code, self.text.place(path), {"path": spelled_path(path), **facts}))

    def expect(self, value: Any, path: Path, allowed: str) -> None:
        """Record that a value is of the wrong kind, unless it was reported already."""
        if not isinstance(value, Unreadable):
            found = f'"{shown(value)}"' if isinstance(value, str) else shown(value)
            self.report("E855", path, found=found, allowed=allowed)

    def mapping(self, value: Any, path: Path, known: Iterable[str], allowed: str) -> dict[str, Any]:
        """An object; what it holds besides `known` is noted."""
        if not isinstance(value, dict):
            self.expect(value, path, allowed)
            return {}
        for key in value.keys() - set(known):
            anywhere = spelled_path((*path, key))
            self.unread.setdefault(_without_numbers(anywhere), (*path, key))
        return value

    def entries(self, value: Any, path: Path, allowed: str) -> list[Any]:
        """A list; nothing and null are empty ones."""
        if value is None or isinstance(value, list):
            return value or []
        self.expect(value, path, allowed)
        return []

    def text_of(self, inside: dict[str, Any], key: str, path: Path, holds: str) -> str:
        """The text under a key that has to be there."""
        if key not in inside:
            self.report("E854", path, missing=key, allowed=holds)
        elif isinstance(inside[key], str):
            return str(inside[key])
        else:
            self.expect(inside[key], (*path, key), holds)
        return ""

    def index(self, value: Any, path: Path, count: int, what: str) -> int | None:
        """An index from 0 to below `count`."""
        if not isinstance(value, int) or isinstance(value, bool):
            self.expect(value, path, f"the number of an {what}" if what[0] in "aeiou" else f"the number of a {what}")
        elif not 0 <= value < count:
            allowed = f"0 to {count - 1}" if count > 1 else "0 only" if count else "none"
            self.report("E856", path, found=f"{what} {value}", allowed=allowed)
        else:
            return value
        return None

    def word(self, value: Any, path: Path, allowed: Iterable[str]) -> str | None:
        """One of the allowed words."""
        options = list(allowed)
        if not isinstance(value, str):
            self.expect(value, path, " or ".join(f'"{option}"' for option in options))
        elif value not in options:
            self.report("E857", path, found=shown(value), **facts_about(value, options))
        else:
            return value
        return None

    def pattern(self, value: Any, path: Path, options: int) -> Pattern | None:
        """A conjunction: pairs of an option's index and Y or N."""
        if not isinstance(value, list):
            self.expect(value, path, PAIRS)
            return None
        if not value:
            self.report("E859", path)
            return None
        pairs = [self._pair(pair, (*path, k), options) for k, pair in enumerate(value)]
        return tuple(dict.fromkeys(pair for pair in pairs if pair is not None)) if None not in pairs else None

    def _pair(self, value: Any, path: Path, options: int) -> tuple[int, bool] | None:
        if not isinstance(value, list) or len(value) != 2:
            self.expect(value, path, 'a pair such as [0, "Y"]')
            return None
        option = self.index(value[0], (*path, 0), options, "option")
        letter = self.word(value[1], (*path, 1), LETTERS)
        return None if option is None or letter is None else (option, LETTERS[letter])

    def patterns(self, value: Any, path: Path, options: int) -> tuple[Pattern, ...] | None:
        """A conjunction, or a compound of several of which one has to hold."""
        if not isinstance(value, dict):
            one = self.pattern(value, path, options)
            return None if one is None else (one,)
        self.mapping(value, path, ("compound", "members"), PAIRS)
        if value.get("compound", True) is not True:
            self.expect(value["compound"], (*path, "compound"), "true")
        if "members" not in value:
            self.report("E854", path, missing="members", allowed="a list of conditions")
            return None
        if not isinstance(value["members"], list):
            self.expect(value["members"], (*path, "members"), "a list of conditions")
            return None
        listed = value["members"]
        if not listed:
            self.report("E859", (*path, "members"))
        found = [self.pattern(member, (*path, "members", k), options) for k, member in enumerate(listed)]
        return tuple(one for one in found if one is not None) or None


def _without_numbers(path: str) -> str:
    """`options[3].colour` as `options[].colour`."""
    return NUMBER.sub("[]", path)
