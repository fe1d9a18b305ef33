"""Other readings of the file: what each sets and leaves out, read and checked like the file itself."""

from collections.abc import Callable, Mapping
from typing import Any

from detente.files.document.places import Document
from detente.files.overrides import Wrong, entry_at, put
from detente.files.reporter import Reporter
from detente.files.resolver import Resolver
from detente.files.sections.claims import question
from detente.files.validation import validated
from detente.model.provenance import Provenance
from detente.model.roadmap import Agreement
from detente.model.said.claims import Ask
from detente.model.scenario import Scenario, Variant
from detente.model.texts import Text
from detente.preferences.form import Path

SECTION = "variants"
Said = tuple[tuple[Ask, ...], Provenance]


def said_of_variants(resolver: Resolver, agreement: Agreement) -> dict[str, Said]:
    """What each variant is asked, and who vouches for it; one that asks or changes nothing is reported."""
    said = {}
    for id, entry in resolver.entry.variants.items():
        path: Path = (SECTION, id)
        if not entry.asks and resolver.whole((*path, "asks")):
            resolver.reporter.at_key("E238", path, found=id)
        if not (entry.changes or entry.without) and resolver.whole(path):
            resolver.reporter.at_key("E237", path, found=id)
        asks = tuple(question(resolver, agreement, ask, (*path, "asks", k)) for k, ask in enumerate(entry.asks))
        said[id] = (asks, resolver.provenance(entry, path))
    return said


def build_variants(
    resolver: Resolver, said: Mapping[str, Said], build: Callable[[Resolver], Scenario]
) -> dict[str, Variant]:
    """The variants of a file that is right as it stands; build: from the entries of a file to what it says."""
    found = {}
    for id, (asks, provenance) in said.items():
        document = _changed(resolver, id)
        scenario = None if document is None else _read(resolver, id, document, build)
        if scenario is not None:
            found[id] = Variant(id, provenance.name or Text(id), asks, scenario, provenance)
    return found


def _changed(resolver: Resolver, id: str) -> Document | None:
    """The document as the variant reads it; None, and a report, if there is not what it names."""
    document = resolver.reporter.document.copied()
    wanted: dict[str, Any] = document.root.pop(SECTION)[id]
    changes, without = wanted.get("set", {}), wanted.get("without", [])
    at: Path = (SECTION, id)
    right = True
    for where, value in changes.items():
        try:
            path = put(document, where, value)
            document.marked_as(path, (*at, "set", where))
        except Wrong as wrong:
            resolver.reporter.at_key(wrong.code, (*at, "set", where), **wrong.facts)
            right = False
    left = set[Path]()
    for k, where in enumerate(without):
        try:
            left.add(entry_at(document, where))
        except Wrong as wrong:
            resolver.report("E234", (*at, "without", k), found=where, **_options(wrong))
            right = False
    outermost = (path for path in left if not any(path[:end] in left for end in range(1, len(path))))
    for path in sorted(outermost, key=_last_first):
        document.leave_out(path)
    return document if right else None


def _options(wrong: Wrong) -> dict[str, str]:
    known = wrong.facts.get("options", f"1 … {wrong.facts['count']}" if "count" in wrong.facts else "–")
    return {"options": known, **({"meant": wrong.facts["meant"]} if "meant" in wrong.facts else {})}


def _last_first(path: Path) -> list[tuple[int, str]]:
    """Of a list the later entries first, so that the earlier ones keep their numbers."""
    return [(-part, "") if isinstance(part, int) else (0, part) for part in path]


def _read(resolver: Resolver, id: str, document: Document, build: Callable[[Resolver], Scenario]) -> Scenario | None:
    """What the changed document says; its errors are reported where they stand, or at the variant."""
    inner = Reporter(document)
    entry = validated(inner)
    scenario = None if entry is None else build(Resolver(entry, inner))
    first, last = _lines(resolver, id)
    for problem in inner.errors:
        if first <= problem.place.line <= last:
            resolver.reporter.add(problem)
        else:
            facts = {"code": problem.code, "at": str(problem.place), "what": problem.facts.get("found", "–")}
            resolver.reporter.at_key("E235", (SECTION, id), found=id, **facts)
    return None if inner.errors else scenario


def _lines(resolver: Resolver, id: str) -> tuple[int, int]:
    """The first and the last line of what a variant sets."""
    document, at = resolver.reporter.document, (SECTION, id, "set")
    marks = [mark for path, mark in (*document.keys.items(), *document.values.items()) if path[:3] == at]
    return min((line for line, _ in marks), default=1), max((line for line, _ in marks), default=0)
