"""How two documents differ, leaf by leaf: scenario files, settings, answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from detente.files.document.limits import decoded
from detente.files.document.tree import read_tree

Leaf: TypeAlias = str | int | float | bool | None
ABSENT = None
KEYS = ("id", "name")  # by which entries of a list are told apart, if each has one of its own


@dataclass(frozen=True, slots=True)
class Changed:
    """A value that differs: its dotted path, with entries of lists by their ids or numbers from 0.

    before, after: the values; None where there is none, or nothing is said.
    """

    path: str
    before: Leaf
    after: Leaf


def differences(before: bytes, after: bytes, name: str = "scenario") -> tuple[Changed, ...]:
    """What differs between two scenario files; nothing if only comments and layout do.

    Raises InputError for bytes that are no YAML file of this format; `name` stands for the file in it.
    """
    old, new = (read_tree(decoded(data, name), name)[0].root for data in (before, after))
    return changed(old, new)


def changed(before: Any, after: Any) -> tuple[Changed, ...]:
    """What differs between two documents of plain values: in the order of the first, then what only the second has."""
    old, new = dict(leaves(before)), dict(leaves(after))
    paths = dict.fromkeys([*old, *new])
    return tuple(
        Changed(path, old.get(path, ABSENT), new.get(path, ABSENT))
        for path in paths
        if path not in old or path not in new or not same(old[path], new[path])
    )


def same(one: Leaf, other: Leaf) -> bool:
    """Whether two leaves are equal; yes and 1 are not, two answers of NaN are."""
    if isinstance(one, bool) is not isinstance(other, bool):
        return False
    return one == other or (one != one and other != other)


def leaves(document: Any, path: str = "") -> Iterator[tuple[str, Leaf]]:
    """Every value of a document with its path; an empty list or mapping is a value of its own."""
    children = dict(_children(document))
    if not children:
        yield path, "{}" if isinstance(document, Mapping) else "[]" if isinstance(document, list) else document
    for key, value in children.items():
        yield from leaves(value, f"{path}.{key}" if path else key)


def _children(document: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(document, Mapping):
        yield from ((str(key), value) for key, value in document.items())
    elif isinstance(document, list):
        key = _telling(document)
        yield from ((str(k if key is None else value[key]), value) for k, value in enumerate(document))


def _telling(entries: list[Any]) -> str | None:
    """The key by which all entries of a list can be told apart, if there is one."""
    for key in KEYS:
        if all(isinstance(entry, dict) and isinstance(entry.get(key), str) for entry in entries):
            found = [entry[key] for entry in entries]
            if len(set(found)) == len(found):
                return key
    return None
