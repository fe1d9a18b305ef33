"""Offers: who makes one, and what signing means to it."""

from collections.abc import Mapping

from detente.files.fields import AmountEntry
from detente.files.resolver import Resolver
from detente.files.schema import SignalEntry
from detente.files.sections.agreement import Calculator
from detente.files.sections.amounts import amount, bounded
from detente.model.provenance import Provenance
from detente.model.questions.signal import Part, Signal
from detente.model.ranges import Range
from detente.model.roadmap import Enforcement, Guarantee
from detente.preferences.form import Path

NOTHING = Range.fixed(0.0)
Guarantees = Mapping[str, Guarantee]


def build_signals(resolver: Resolver, calculator: Calculator, guarantees: Guarantees) -> dict[str, Signal]:
    """The offers of the file."""
    return {name: _signal(resolver, calculator, guarantees, name) for name in resolver.entry.signals}


def _signal(resolver: Resolver, calculator: Calculator, guarantees: Guarantees, name: str) -> Signal:
    entry, path = resolver.entry.signals[name], ("signals", name)
    if resolver.party(entry.by, (*path, "by")):
        _check_option(resolver, entry, (*path, "offers"))
    provenance = resolver.provenance(entry, path)

    def read(key: str, given: AmountEntry | None) -> Part | None:
        return None if given is None else _part(resolver, calculator, given, (*path, key), provenance)

    act = _act(resolver, guarantees, entry, path)
    cost = read("cost", entry.cost) or _cost(resolver, entry, act, path)
    reputation = read("reputation", entry.reputation) or _reputation(guarantees, entry)
    zero = Part(NOTHING, "", provenance)
    return Signal(
        name,
        entry.by,
        entry.offers,
        read("prestige", entry.prestige) or zero,
        read("called", entry.called) or zero,
        cost,
        reputation,
        read("stake", entry.stake) or zero,
        provenance,
    )


def _part(resolver: Resolver, calculator: Calculator, entry: AmountEntry, path: Path, outer: Provenance) -> Part:
    found = amount(entry, path, calculator.over_numbers)
    if isinstance(found, Range):
        bounded(resolver, found, (*path, "value"))
    dotted = ".".join(str(key) for key in path)
    return Part(found, dotted, resolver.citations.check(entry, path, outer))


def _check_option(resolver: Resolver, entry: SignalEntry, path: Path) -> None:
    if not resolver.knows("E222", entry.offers, resolver.declared("options"), path):
        return
    owner = resolver.entry.options[entry.offers].party if entry.offers in resolver.entry.options else entry.by
    if owner != entry.by:
        resolver.report("E620", path, found=entry.offers, owner=owner, party=entry.by)


def _act(resolver: Resolver, guarantees: Guarantees, entry: SignalEntry, path: Path) -> Enforcement | None:
    """What the guarantee of the file says of acting against the violator that the entry names."""
    if entry.against is None:
        return None
    given = guarantees[entry.by].against if entry.by in guarantees else ()
    found = next((each for each in given if each.violator == entry.against), None)
    if found is None and resolver.whole(("guarantees",)) and entry.by in resolver.declared("parties"):
        known = ", ".join(each.violator for each in given) or "–"
        resolver.report("E622", (*path, "against"), found=entry.against, party=entry.by, options=known)
    return found


def _cost(resolver: Resolver, entry: SignalEntry, act: Enforcement | None, path: Path) -> Part:
    if act is not None:
        return Part(act.cost, f"guarantees.{entry.by}.against.{act.violator}.cost", act.provenance)
    if entry.against is None:
        resolver.reporter.at_key("E621", path)
    return Part(NOTHING, "")


def _reputation(guarantees: Guarantees, entry: SignalEntry) -> Part:
    """That of the guarantee of the file; nothing is lost without one."""
    if entry.against is None or entry.by not in guarantees:
        return Part(NOTHING, "")
    found = guarantees[entry.by]
    return Part(found.reputation, f"guarantees.{entry.by}.reputation", found.provenance)
