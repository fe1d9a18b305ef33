"""The conflict: options, conditions, merges, blocked moves, named states, tables, coalitions, attitudes."""

from detente.files.resolver import Resolver
from detente.model.conflict import (
    Attitude,
    Blocked,
    Coalition,
    Conflict,
    Definition,
    Infeasibility,
    Merge,
    NamedState,
    Option,
)
from detente.model.texts import Text
from detente.preferences.form import Path


def build_conflict(resolver: Resolver) -> Conflict:
    """The conflict of the file; its states are checked by `sections.feasibility`."""
    options = _options(resolver)
    _states(resolver)
    return Conflict(
        options=options,
        definitions=_definitions(resolver),
        infeasible=_infeasible(resolver),
        merges=_merges(resolver),
        blocked=_blocked(resolver),
        states=dict(resolver.states),
        tables=_tables(resolver),
        coalitions=_coalitions(resolver),
        attitudes=_attitudes(resolver),
    )


def _options(resolver: Resolver) -> tuple[Option, ...]:
    options = []
    for name, entry in resolver.entry.options.items():
        path: Path = ("options", name)
        provenance = resolver.provenance(entry, path)
        resolver.party(entry.party, (*path, "party"))
        text = provenance.name or Text(name)
        options.append(Option(name, entry.party, text, entry.now, entry.reversible, provenance))
    return tuple(options)


def _definitions(resolver: Resolver) -> dict[str, Definition]:
    return {
        name: Definition(name, resolver.definition(name).tree, resolver.provenance(entry, ("define", name)))
        for name, entry in resolver.entry.define.items()
    }


def _infeasible(resolver: Resolver) -> tuple[Infeasibility, ...]:
    rules = []
    for k, entry in enumerate(resolver.entry.infeasible):
        path: Path = ("infeasible", k)
        condition = resolver.condition(entry.when, (*path, "when"))
        rules.append(Infeasibility(condition, k + 1, resolver.provenance(entry, path)))
    return tuple(rules)


def _merges(resolver: Resolver) -> tuple[Merge, ...]:
    merges = []
    for k, entry in enumerate(resolver.entry.merge):
        path: Path = ("merge", k)
        when = resolver.condition(entry.when, (*path, "when"))
        shown_as = resolver.one_state(entry.shown_as, (*path, "as"))
        provenance = resolver.provenance(entry, path)
        merges.append(Merge(when, -1 if shown_as is None else shown_as, provenance))
    return tuple(merges)


def _blocked(resolver: Resolver) -> tuple[Blocked, ...]:
    blocked = []
    for k, entry in enumerate(resolver.entry.blocked):
        path: Path = ("blocked", k)
        resolver.party(entry.party, (*path, "party"))
        start, end = (
            resolver.condition(text, (*path, key)) for key, text in (("from", entry.start), ("to", entry.end))
        )
        blocked.append(Blocked(entry.party, start, end, resolver.provenance(entry, path)))
    return tuple(blocked)


def _states(resolver: Resolver) -> None:
    for name, entry in resolver.entry.states.items():
        path: Path = ("states", name)
        code = resolver.status_quo
        for key, listed in (("on", entry.on), ("off", entry.off)):
            for k, option in enumerate(listed):
                if not resolver.knows("E222", option, resolver.declared("options"), (*path, key, k)):
                    continue
                if key == "off" and option in entry.on:
                    resolver.report("E427", (*path, key, k), found=option)
                bit = _bit(resolver, option)
                code = code | bit if key == "on" else code & ~bit
        provenance = resolver.provenance(entry, path)
        resolver.states[name] = NamedState(name, code, provenance.name or Text(name), provenance)


def _bit(resolver: Resolver, option: str) -> int:
    if option not in resolver.options:
        return 0
    return 1 << (len(resolver.options) - 1 - resolver.options[option])


def _tables(resolver: Resolver) -> dict[str, tuple[str, ...]]:
    for name, seated in resolver.entry.tables.items():
        if not seated:
            resolver.reporter.at_key("E228", ("tables", name))
        for k, party in enumerate(seated):
            if resolver.party(party, ("tables", name, k)) and party in seated[:k]:
                resolver.report("E227", ("tables", name, k), found=party)
    return {name: tuple(seated) for name, seated in resolver.entry.tables.items()}


def _coalitions(resolver: Resolver) -> dict[str, Coalition]:
    found: dict[str, Coalition] = {}
    first: dict[str, str] = {}
    for name, entry in resolver.entry.coalitions.items():
        path: Path = ("coalitions", name)
        provenance = resolver.provenance(entry, path)
        for k, party in enumerate(entry.members):
            at: Path = (*path, "members", k)
            if resolver.party(party, at) and party in first:
                resolver.report("E432", at, found=party, first=first[party])
            first.setdefault(party, name)
        if len(entry.members) < 2:
            resolver.reporter.at_key("E431", path)
        found[name] = Coalition(name, tuple(entry.members), provenance.name, provenance)
    return found


def _attitudes(resolver: Resolver) -> dict[str, dict[str, Attitude]]:
    for party, towards in resolver.entry.attitudes.items():
        resolver.party(party, ("attitudes", party), key=True)
        for other in towards:
            resolver.party(other, ("attitudes", party, other), key=True)
    return {party: dict(towards) for party, towards in resolver.entry.attitudes.items()}
