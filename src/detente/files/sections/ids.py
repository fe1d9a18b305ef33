"""Ids: their letters, words of the format, and sets of names that sections share."""

import re
from collections.abc import Iterator, Sequence

from detente.files.resolver import Resolver
from detente.preferences.form import Path

ANYWHERE = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
IN_EXPRESSIONS = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
STATE_WORD = re.compile(r"[YN]+")
RESERVED = ("now", "rest", "all", "any", "yes", "no", "not", "and", "or", "implies", "iff", "leakage", "protection")

EXPRESSED = ("options", "define", "measures", "numbers", "formulas")
OTHERS = (
    "sources",
    "parties",
    "states",
    "tables",
    "coalitions",
    "roadmaps",
    "capability",
    "issues",
    "questions",
    "signals",
    "claims",
    "variants",
)
SHARED = (("options", "define", "states"), ("parties", "coalitions"), ("measures", "numbers", "formulas"))

APART = ("states", "parties", "coalitions")  # sections whose names are compared with those of another

Id = tuple[str, Path]


def check_ids(resolver: Resolver) -> None:
    """Report every id that is not allowed, and names that collide."""
    for section in (*EXPRESSED, *OTHERS):
        pattern = IN_EXPRESSIONS if section in EXPRESSED else ANYWHERE
        for name, path in _ids(resolver, section):
            _check(resolver, name, path, pattern)
    for name, path in _types(resolver):
        _check(resolver, name, path, ANYWHERE)
    if not ANYWHERE.fullmatch(resolver.entry.id):
        resolver.report("E213", ("id",), found=resolver.entry.id)
    for name, path in _ids(resolver, "states"):
        if STATE_WORD.fullmatch(name):
            resolver.reporter.at_key("E218", path, found=name)
    for sections in (*SHARED, *((section,) for section in OTHERS if section not in APART)):
        _check_set(resolver, sections)


def _ids(resolver: Resolver, section: str) -> Iterator[Id]:
    for name in resolver.declared(section):
        yield name, (section, name)


def _types(resolver: Resolver) -> Iterator[Id]:
    for party, entry in resolver.entry.parties.items():
        for kind in entry.types:
            yield kind, ("parties", party, "types", kind)


def _check(resolver: Resolver, name: str, path: Path, pattern: re.Pattern[str]) -> None:
    if name.lower() in RESERVED:
        resolver.reporter.at_key("E215", path, found=name, options=", ".join(RESERVED))
    elif not pattern.fullmatch(name):
        code = "E214" if pattern is IN_EXPRESSIONS else "E213"
        resolver.reporter.at_key(code, path, found=name)


def _check_set(resolver: Resolver, sections: Sequence[str]) -> None:
    first: dict[str, Id] = {}
    for section in sections:
        for name, path in _ids(resolver, section):
            other, at = first.setdefault(name.lower(), (name, path))
            if at == path:
                continue
            if other == name:
                place = resolver.reporter.document.place(at, key=True)
                where = f"{place.line}:{place.column}"
                resolver.reporter.at_key("E216", path, found=name, first=where, options=", ".join(sections))
            else:
                resolver.reporter.at_key("W217", path, found=name, other=other)
