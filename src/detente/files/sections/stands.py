"""Where parties stand on an issue, by the file and by further experts."""

import re
from dataclasses import replace

from detente.files.resolver import Resolver
from detente.files.schema import IssueEntry, StandEntry
from detente.files.sections.amounts import bounded
from detente.files.sections.ids import RESERVED
from detente.model.contest import Stand
from detente.model.provenance import Provenance
from detente.model.ranges import Range
from detente.preferences.form import Path

EXPERT = re.compile(r"(?P<party>[^/@]+)@(?P<expert>[A-Za-z][A-Za-z0-9_-]*)")
NOWHERE = Range.fixed(0.0)
"""What a number is read as that is missing, after that was reported."""


def build_stands(resolver: Resolver, issue: str, entry: IssueEntry, outer: Provenance) -> tuple[Stand, ...]:
    """The file's own stands, whose keys are parties."""
    return tuple(_stand(resolver, issue, party, entry, outer) for party in entry.positions if "@" not in party)


def build_experts(
    resolver: Resolver, issue: str, entry: IssueEntry, stands: tuple[Stand, ...]
) -> dict[str, dict[str, Stand]]:
    """By expert and party what stands under `party@expert`; the party's own entry has what is left out."""
    own = {stand.party: stand for stand in stands}
    found: dict[str, dict[str, Stand]] = {}
    for key in entry.positions:
        if "@" not in key:
            continue
        path: Path = ("issues", issue, "positions", key)
        match = EXPERT.fullmatch(key)
        if match is None:
            resolver.reporter.at_key("E991", path, found=key)
            continue
        party, expert = match["party"], match["expert"]
        if not _named(resolver, path, party, expert):
            continue
        if party not in own:
            if not resolver.written((*path[:-1], party)):
                resolver.reporter.at_key("E990", path, found=key, party=party)
            continue
        _warn_of_case(resolver, path, expert, found)
        found.setdefault(expert, {})[party] = _otherwise(resolver, path, entry, own[party])
    return found


def _named(resolver: Resolver, path: Path, party: str, expert: str) -> bool:
    """Whether both names may stand there; if not that is reported."""
    if expert.lower() in RESERVED:
        resolver.reporter.at_key("E215", path, found=expert, options=", ".join(RESERVED))
        return False
    return resolver.party(party, path, key=True)


def _warn_of_case(resolver: Resolver, path: Path, expert: str, known: dict[str, dict[str, Stand]]) -> None:
    other = next((each for each in known if each != expert and each.lower() == expert.lower()), None)
    if other is not None:
        resolver.reporter.at_key("W217", path, found=expert, other=other)


def _otherwise(resolver: Resolver, path: Path, entry: IssueEntry, own: Stand) -> Stand:
    """The party's own stand with what the expert says instead."""
    stand = entry.positions[str(path[-1])]
    found = Stand(
        own.party,
        _position(resolver, path, stand, entry) or own.position,
        _salience(resolver, path, stand) or own.salience,
        own.veto if stand.veto is None else stand.veto,
        resolver.provenance(stand, path, own.provenance),
    )
    if replace(found, provenance=own.provenance) == own and resolver.whole(path):
        resolver.reporter.at_key("W935", path, found=str(path[-1]), party=own.party)
    return found


def _stand(resolver: Resolver, issue: str, party: str, entry: IssueEntry, outer: Provenance) -> Stand:
    path: Path = ("issues", issue, "positions", party)
    resolver.party(party, path, key=True)
    stand = entry.positions[party]
    for key in ("position", "salience"):
        if getattr(stand, key) is None and not resolver.written((*path, key)):
            resolver.reporter.at_key("E202", path, missing=key)
    position, salience = _position(resolver, path, stand, entry), _salience(resolver, path, stand)
    return Stand(
        party, position or NOWHERE, salience or NOWHERE, bool(stand.veto), resolver.provenance(stand, path, outer)
    )


def _position(resolver: Resolver, path: Path, stand: StandEntry, entry: IssueEntry) -> Range | None:
    if stand.position is None:
        return None
    resolver.citations.check(stand.position, (*path, "position"))
    return on_scale(resolver, stand.position.value, (*path, "position", "value"), entry)


def _salience(resolver: Resolver, path: Path, stand: StandEntry) -> Range | None:
    if stand.salience is None:
        return None
    resolver.citations.check(stand.salience, (*path, "salience"))
    return bounded(resolver, stand.salience.value, (*path, "salience", "value"))


def on_scale(resolver: Resolver, value: Range, path: Path, entry: IssueEntry) -> Range:
    """The number; reported if it is not on the issue's scale."""
    if not (entry.scale.low <= value.low and value.high <= entry.scale.high):
        found = f"{value.low:g}" if value.shape == "fixed" else f"{value.low:g}..{value.high:g}"
        resolver.report("E602", path, found=found, low=f"{entry.scale.low:g}", high=f"{entry.scale.high:g}")
    return value
