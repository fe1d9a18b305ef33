"""Events: history up to the file's date, outcomes after it."""

from collections.abc import Mapping

from detente.files.citations import text_of
from detente.files.resolver import Resolver
from detente.files.schema import EventEntry
from detente.files.sections.amounts import bounded
from detente.files.sections.days import is_day
from detente.model.contest import Issue
from detente.model.history import Event
from detente.model.references import Rest
from detente.model.roadmap import Measure
from detente.preferences.form import Path


def build_events(resolver: Resolver, measures: Mapping[str, Measure], issues: Mapping[str, Issue]) -> tuple[Event, ...]:
    """The events of the file."""
    events = tuple(
        _event(resolver, ("events", k), entry, measures, issues) for k, entry in enumerate(resolver.entry.events)
    )
    _check_history(resolver, measures)
    return events


def _event(
    resolver: Resolver, path: Path, entry: EventEntry, measures: Mapping[str, Measure], issues: Mapping[str, Issue]
) -> Event:
    if not is_day(entry.date):
        resolver.report("E229", (*path, "date"), found=entry.date)
    for k, party in enumerate(entry.by):
        resolver.party(party, (*path, "by", k))
    refused = None
    if entry.refused is not None:
        refused = resolver.reference(entry.refused, (*path, "refused"))
        if isinstance(refused.target, Rest):
            resolver.report("E412", (*path, "refused"))
            refused = None
    return Event(
        date=entry.date,
        what=text_of(entry.what),
        by=tuple(entry.by),
        likely=_likely(resolver, path, entry),
        options={name: bool(value) for name, value in entry.now.items() if _is_option(resolver, path, name, value)},
        levels={
            name: int(value) for name, value in entry.now.items() if _is_level(resolver, path, name, value, measures)
        },
        settled=_settled(resolver, path, entry, issues),
        refused=refused,
        answered={name: answer for name, answer in entry.answered.items() if _is_question(resolver, path, name)},
        provenance=resolver.provenance(entry, path),
        joins=_joined(resolver, path, entry.joins),
    )


def _joined(resolver: Resolver, path: Path, roadmap: str | None) -> str | None:
    if roadmap is None or not resolver.knows("E236", roadmap, resolver.declared("roadmaps"), (*path, "joins")):
        return None
    return roadmap if roadmap in resolver.entry.roadmaps else None


def _likely(resolver: Resolver, path: Path, entry: EventEntry) -> dict[tuple[str, str], float]:
    likely = {}
    for whose, number in entry.likely.items():
        at: Path = (*path, "likely", whose)
        found = resolver.party_or_type(whose, at, key=True)
        chance = bounded(resolver, number.value, (*at, "value"))
        resolver.citations.check(number, at)
        if found is not None and not found[1]:
            types = [f"{found[0]}/{kind}" for kind in resolver.entry.parties[found[0]].types]
            resolver.reporter.unknown("E702", at, whose, types, key=True)
        elif found is not None:
            likely[found] = chance.central
    return likely


def _is_option(resolver: Resolver, path: Path, name: str, value: bool | int) -> bool:
    at: Path = (*path, "now", name)
    known = (*resolver.declared("options"), *resolver.declared("measures"))
    if not resolver.knows("E226", name, known, at, key=True) or name not in resolver.declared("options"):
        return False
    if not isinstance(value, bool):
        resolver.report("E211", at, found=str(value), word="yes" if value else "no")
        return False
    return True


def _is_level(resolver: Resolver, path: Path, name: str, value: bool | int, measures: Mapping[str, Measure]) -> bool:
    if name not in measures or name in resolver.declared("options"):
        return False
    at: Path = (*path, "now", name)
    if isinstance(value, bool):
        resolver.report("E206", at, found="yes" if value else "no")
        return False
    if not 0 <= value <= measures[name].highest and resolver.whole(("measures", name)):
        resolver.report("E511", at, found=str(value), measure=name, highest=str(measures[name].highest))
        return False
    return True


def _settled(resolver: Resolver, path: Path, entry: EventEntry, issues: Mapping[str, Issue]) -> dict[str, float]:
    settled = {}
    for name, number in entry.settled.items():
        at: Path = (*path, "settled", name)
        resolver.citations.check(number, at)
        if not resolver.knows("E225", name, resolver.declared("issues"), at, key=True) or name not in issues:
            continue
        low, high = issues[name].low, issues[name].high
        if not low <= number.value.central <= high:
            resolver.report("E602", (*at, "value"), found=f"{number.value.central:g}", low=f"{low:g}", high=f"{high:g}")
        settled[name] = number.value.central
    return settled


def _is_question(resolver: Resolver, path: Path, name: str) -> bool:
    return resolver.knows("E613", name, resolver.declared("questions"), (*path, "answered", name), key=True)


def _check_history(resolver: Resolver, measures: Mapping[str, Measure]) -> None:
    """The last event up to the file's date that fixes an option or a measure agrees with the status quo."""
    last: dict[str, tuple[int, bool | int]] = {}
    dated = sorted(enumerate(resolver.entry.events), key=lambda pair: pair[1].date)
    for k, entry in dated:
        if is_day(entry.date) and (resolver.entry.date is None or entry.date <= resolver.entry.date):
            last.update({name: (k, value) for name, value in entry.now.items()})
    present: dict[str, bool | int] = {name: option.now for name, option in resolver.entry.options.items()}
    present |= {name: measure.now for name, measure in measures.items()}
    for name, (k, value) in last.items():
        known = present.get(name)
        section = "options" if name in resolver.entry.options else "measures"
        if resolver.whole((section, name)) and known is not None and type(known) is type(value) and known != value:
            event, now = (_word(fixed) for fixed in (value, known))
            resolver.report("E701", ("events", k, "now", name), found=name, event=event, now=now)


def _word(value: bool | int) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)
