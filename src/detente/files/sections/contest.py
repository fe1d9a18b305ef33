"""Bargaining: issues with positions, and capability."""

from detente.files.citations import text_of
from detente.files.resolver import Resolver
from detente.files.schema import DomainEntry, IssueEntry
from detente.files.sections.amounts import bounded
from detente.files.sections.stands import build_experts, build_stands, on_scale
from detente.files.suggestions import facts_about
from detente.model.contest import Contest, Issue
from detente.model.past.domains import DOMAINS
from detente.model.provenance import Provenance
from detente.model.ranges import Range
from detente.model.texts import Text
from detente.preferences.form import Path


def build_contest(resolver: Resolver) -> Contest:
    """Issues and capability of the file."""
    usual = _domain(resolver, resolver.entry.domain, ("domain",))
    issues = {name: _issue(resolver, name, entry, usual) for name, entry in resolver.entry.issues.items()}
    return Contest(issues, *_capability(resolver))


def _capability(resolver: Resolver) -> tuple[dict[str, dict[str, Range]], dict[str, dict[str, Provenance]]]:
    """By column and party the number, and where it comes from."""
    stands = dict.fromkeys(
        party for issue in resolver.entry.issues.values() for party in issue.positions if "@" not in party
    )
    columns, vouched = {}, {}
    for column, entry in resolver.entry.capability.items():
        outer, numbers = resolver.provenance(entry, ("capability", column)), entry.of
        values, sources = {}, {}
        for party, number in numbers.items():
            path: Path = ("capability", column, party)
            resolver.party(party, path, key=True)
            sources[party] = resolver.provenance(number, path, outer)
            values[party] = bounded(resolver, number.value, (*path, "value"))
        for party in stands:
            if party not in numbers and not resolver.written(("capability", column, party)):
                resolver.reporter.at_key("E605", ("capability", column), found=column, party=party)
        columns[column], vouched[column] = values, sources
    return columns, vouched


def _issue(resolver: Resolver, name: str, entry: IssueEntry, usual: str) -> Issue:
    path: Path = ("issues", name)
    low, high = entry.scale.low, entry.scale.high
    provenance = resolver.provenance(entry, path)
    now = None
    if entry.now is not None:
        resolver.citations.check(entry.now, (*path, "now"))
        now = on_scale(resolver, entry.now.value, (*path, "now", "value"), entry)
    if not entry.positions and resolver.whole((*path, "positions")):
        resolver.reporter.at_key("E604", path)
    stands = build_stands(resolver, name, entry, provenance)
    experts = build_experts(resolver, name, entry, stands)
    unit = text_of(entry.unit) if entry.unit is not None else None
    marks = _marks(resolver, path, entry)
    domain = _domain(resolver, entry.domain, (*path, "domain")) or usual
    shown = provenance.name or Text(name)
    return Issue(name, shown, low, high, unit, marks, now, stands, provenance, experts, domain)


def _domain(resolver: Resolver, entry: DomainEntry | None, path: Path) -> str:
    """The domain that is named, empty if none is."""
    if entry is None:
        return ""
    resolver.provenance(entry, path)
    if entry.domain not in DOMAINS:
        resolver.report("E673", (*path, "is"), found=entry.domain, **facts_about(entry.domain, DOMAINS))
    return entry.domain


def _marks(resolver: Resolver, path: Path, entry: IssueEntry) -> dict[float, Text]:
    marks = {}
    for point, text in entry.marks.items():
        at: Path = (*path, "marks", point)
        try:
            value = float(point)
        except ValueError:
            resolver.reporter.at_key("E603", at, found=point)
            continue
        if not entry.scale.low <= value <= entry.scale.high:
            facts = {"found": point, "low": f"{entry.scale.low:g}", "high": f"{entry.scale.high:g}"}
            resolver.reporter.at_key("E602", at, **facts)
        marks[value] = text_of(text)
    return marks
