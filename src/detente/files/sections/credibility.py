"""What a party would need to believe to disarm: the threat, and what promises take away from it."""

from collections.abc import Mapping

from detente.files.resolver import Resolver
from detente.files.sections.amounts import bounded
from detente.model.roadmap import Belief, NamedNumber
from detente.preferences.entry import NumberEntry
from detente.preferences.form import Path

SECTION = "credibility"


def build_credibility(resolver: Resolver) -> Belief | None:
    """The credibility question of the file; every number is a share between 0 and 1."""
    entry = resolver.entry.credibility
    if entry is None:
        return None
    resolver.party(entry.party, (SECTION, "party"))
    provenance = resolver.provenance(entry, (SECTION,))
    inner = resolver.within(provenance)
    for party in entry.cover:
        if party in entry.restraint:
            resolver.report("E540", (SECTION, "cover", party), found=party)
    return Belief(
        entry.party,
        _share(inner, "disarmed", entry.disarmed, (SECTION, "disarmed")),
        _share(inner, "armed", entry.armed, (SECTION, "armed")),
        _share(inner, "worth", entry.worth, (SECTION, "worth")),
        _shares(inner, "restraint", entry.restraint),
        _shares(inner, "cover", entry.cover),
        provenance,
    )


def _shares(resolver: Resolver, key: str, numbers: Mapping[str, NumberEntry]) -> dict[str, NamedNumber]:
    found = {}
    for party, number in numbers.items():
        path: Path = (SECTION, key, party)
        resolver.party(party, path, key=True)
        found[party] = _share(resolver, party, number, path)
    return found


def _share(resolver: Resolver, id: str, number: NumberEntry, path: Path) -> NamedNumber:
    value = bounded(resolver, number.value, (*path, "value"))
    return NamedNumber(id, value, resolver.provenance(number, path))
