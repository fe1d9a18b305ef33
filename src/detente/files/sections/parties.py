"""Parties with their types, and sources."""

from detente.files.citations import text_of
from detente.files.resolver import Resolver
from detente.files.sections.amounts import bounded
from detente.files.sections.days import PARTIAL, is_day
from detente.model.conflict import Party, PartyType
from detente.model.provenance import Source
from detente.model.ranges import Range
from detente.model.texts import Text
from detente.preferences.form import Path

SUM_TOLERANCE = 1e-9


def build_sources(resolver: Resolver) -> dict[str, Source]:
    """The sources of the file."""
    sources = {}
    for name, entry in resolver.entry.sources.items():
        if entry.date is not None and not is_day(entry.date, PARTIAL):
            resolver.report("E229", ("sources", name, "date"), found=entry.date)
        publisher = text_of(entry.publisher) if entry.publisher is not None else None
        sources[name] = Source(name, text_of(entry.title), publisher, entry.date)
    return sources


def build_parties(resolver: Resolver) -> dict[str, Party]:
    """The parties of the file."""
    parties = {}
    for name, entry in resolver.entry.parties.items():
        path: Path = ("parties", name)
        provenance = resolver.provenance(entry, path)
        turnover = Range.fixed(0.0)
        if entry.turnover is not None:
            turnover = bounded(resolver, entry.turnover.value, (*path, "turnover", "value"))
        types = _types(resolver, name)
        parties[name] = Party(name, provenance.name or Text(name), types, turnover, provenance)
    _check_names(resolver, parties)
    return parties


def _check_names(resolver: Resolver, parties: dict[str, Party]) -> None:
    """Sentences use names, in which two parties of one name cannot be told apart."""
    first: dict[str, str] = {}
    for id, party in parties.items():
        named = first.setdefault(party.name.en.strip().casefold(), id)
        if named != id:
            resolver.report("W243", ("parties", id), found=party.name.en, first=named, second=id)


def _types(resolver: Resolver, party: str) -> tuple[PartyType, ...]:
    types = []
    outer = resolver.citations.silent(resolver.entry.parties[party])
    for kind, entry in resolver.entry.parties[party].types.items():
        path: Path = ("parties", party, "types", kind)
        if entry.value is None:
            types.append(PartyType(kind, None, resolver.citations.check(entry, path, outer)))
            continue
        prior = bounded(resolver, entry.value, (*path, "value"))
        types.append(PartyType(kind, prior, resolver.provenance(entry, path, outer)))
    _check_sum(resolver, party, tuple(types))
    return tuple(types)


def _check_sum(resolver: Resolver, party: str, types: tuple[PartyType, ...]) -> None:
    path: Path = ("parties", party, "types")
    rests = [kind for kind in types if kind.prior is None]
    for second in rests[1:]:
        resolver.report("E233", (*path, second.id), party=party)
    total = sum(kind.prior.central for kind in types if kind.prior is not None)
    adds_up = total <= 1 + SUM_TOLERANCE if rests else abs(total - 1) <= SUM_TOLERANCE
    if types and not adds_up and resolver.whole(path):
        resolver.reporter.at_key("E232", path, party=party, found=f"{total:.6g}")
