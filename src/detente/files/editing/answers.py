"""A file of answers: `better, worse` on each line, `a = b` for two that are equal; or YAML under the key `answers`."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from detente.errors import InputError, Place, Problem
from detente.files.document.limits import decoded
from detente.files.document.tree import read_tree, shown

MOST = 1_000
HEADING = ("better", "worse")


@dataclass(frozen=True, slots=True)
class WrittenAnswer:
    """Two states by name or word, and where the answer stands."""

    better: str
    worse: str
    equal: bool
    place: Place


def read_answers(data: bytes, name: str) -> tuple[WrittenAnswer, ...]:
    """The answers of a file.

    Raises InputError: E961 for what is no answer and for more than `MOST`, the codes of a scenario file for what
    cannot be read at all.
    """
    text = decoded(data, name)
    first = next((line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")), "")
    found = list(_in_tree(text, name) if first.startswith("answers:") else _in_lines(text, name))
    problems = [each for each in found if isinstance(each, Problem)]
    if len(found) > MOST:
        problems = [not_an_answer(Place(name), f"{len(found):,} > {MOST:,}")]
    if problems:
        raise InputError(problems)
    return tuple(each for each in found if isinstance(each, WrittenAnswer))


def _in_lines(text: str, name: str) -> Iterator[WrittenAnswer | Problem]:
    for k, line in enumerate(text.splitlines(), 1):
        bare = line.partition("#")[0].strip()
        sign = "=" if "=" in bare else ","
        parts = tuple(part.strip().strip("\"'") for part in bare.split(sign))
        place = Place(name, k, 1)
        if not bare or parts == HEADING:
            continue
        yield (
            WrittenAnswer(*parts, sign == "=", place) if len(parts) == 2 and all(parts) else not_an_answer(place, bare)
        )


def _in_tree(text: str, name: str) -> Iterator[WrittenAnswer | Problem]:
    document, problems = read_tree(text, name)
    yield from problems
    entries = document.root["answers"]
    if not isinstance(entries, list):
        yield not_an_answer(document.place(("answers",)), entries)
        return
    for k, entry in enumerate(entries):
        place = document.place(("answers", k))
        two, equal = _two(entry)
        if len(two) == 2 and all(isinstance(each, str) and each for each in two):
            yield WrittenAnswer(two[0], two[1], equal, place)
        else:
            yield not_an_answer(place, entry)


def _two(entry: Any) -> tuple[list[Any], bool]:
    if isinstance(entry, dict) and set(entry) == set(HEADING):
        return [entry["better"], entry["worse"]], False
    if isinstance(entry, dict) and set(entry) == {"equal"} and isinstance(entry["equal"], list):
        return entry["equal"], True
    return (entry, False) if isinstance(entry, list) else ([], False)


def not_an_answer(place: Place, found: object) -> Problem:
    """That something is no answer."""
    return Problem("E961", place, {"found": shown(found), "most": f"{MOST:,}"})
