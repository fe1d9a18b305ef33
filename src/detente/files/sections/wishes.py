"""Preferences and views."""

import re

from detente.files.resolver import Resolver
from detente.files.schema import ViewEntry
from detente.model.scenario import View, Wishes, WishKey
from detente.preferences import FORMS
from detente.preferences.entry import Sourced
from detente.preferences.form import Path

KEY = re.compile(r"(?P<party>[^/@]+)(?:/(?P<type>[^/@]+))?(?:@(?P<analyst>[A-Za-z][A-Za-z0-9_-]*))?")


def build_preferences(resolver: Resolver) -> dict[WishKey, Wishes]:
    """The preference lists of the file."""
    preferences = {}
    for text, entry in resolver.entry.preferences.items():
        path: Path = ("preferences", text)
        key = _key(resolver, text, path)
        wishes = _wishes(resolver, entry, path)
        if key is not None:
            preferences[key] = wishes
    return preferences


def _wishes(resolver: Resolver, entry: Sourced, path: Path) -> Wishes:
    form = next(form for form in FORMS if isinstance(entry, form.entry))
    wishes: Wishes = form.build(entry, resolver, path)
    return wishes


def _key(resolver: Resolver, text: str, path: Path) -> WishKey | None:
    match = KEY.fullmatch(text)
    if match is None:
        resolver.reporter.at_key("E305", path, found=text)
        return None
    whose = "/".join(filter(None, (match["party"], match["type"])))
    found = resolver.party_or_type(whose, path, key=True)
    return None if found is None else WishKey(*found, match["analyst"] or "")


def check_complete(resolver: Resolver, preferences: dict[WishKey, Wishes]) -> None:
    """Report parties that control options but do not say, for each of their types, what they want."""
    for party in dict.fromkeys(option.party for option in resolver.entry.options.values()):
        if WishKey(party) in preferences or party not in resolver.entry.parties:
            continue
        types = resolver.entry.parties[party].types
        missing = [kind for kind in types if WishKey(party, kind) not in preferences]
        if not types or len(missing) == len(types):
            resolver.reporter.at_key("E303", ("parties", party), party=party)
            continue
        for kind in missing:
            resolver.reporter.at_key("E304", ("parties", party, "types", kind), party=party, type=kind)


def check_regarded(resolver: Resolver, preferences: dict[WishKey, Wishes]) -> None:
    """Report parties whose wishes others look at, and that have none: members of coalitions, aims of attitudes."""
    for name, entry in resolver.entry.coalitions.items():
        for k, party in enumerate(entry.members):
            if not _wishes_for_all_types(resolver, party, preferences):
                resolver.report("E433", ("coalitions", name, "members", k), found=party)
    for party, towards in resolver.entry.attitudes.items():
        for other, attitude in towards.items():
            if attitude != "neutral" and not _wishes_for_all_types(resolver, other, preferences):
                resolver.reporter.at_key("E351", ("attitudes", party, other), found=other)


def _wishes_for_all_types(resolver: Resolver, party: str, preferences: dict[WishKey, Wishes]) -> bool:
    kinds = resolver.entry.parties[party].types
    typed = bool(kinds) and all(WishKey(party, kind) in preferences for kind in kinds)
    return typed or WishKey(party) in preferences


def build_views(resolver: Resolver, preferences: dict[WishKey, Wishes]) -> dict[str, View]:
    """What each party gets wrong."""
    views = {}
    for party, entry in resolver.entry.views.items():
        path: Path = ("views", party)
        resolver.party(party, path, key=True)
        provenance = resolver.provenance(entry, path)
        infeasible = []
        for k, rule in enumerate(entry.infeasible):
            resolver.citations.check(rule, (*path, "infeasible", k))
            infeasible.append(resolver.condition(rule.when, (*path, "infeasible", k, "when")))
        believes = _believes(resolver.within(provenance), party, entry, preferences)
        views[party] = View(party, believes, tuple(infeasible), _unaware(resolver, party, entry), provenance)
    return views


def _believes(
    resolver: Resolver, party: str, entry: ViewEntry, preferences: dict[WishKey, Wishes]
) -> tuple[tuple[str, Wishes | WishKey], ...]:
    known = resolver.declared("preferences")
    believed: list[tuple[str, Wishes | WishKey]] = []
    for other, belief in entry.believes.items():
        path: Path = ("views", party, "believes", other)
        if resolver.party(other, path, key=True) and other == party:
            resolver.reporter.at_key("E340", path, found=other)
        if not isinstance(belief, str):
            believed.append((other, _wishes(resolver, belief, path)))
        elif resolver.knows("E306", belief, known, path):
            key = next((key for key in preferences if str(key) == belief), None)
            believed.extend([(other, key)] if key is not None else [])
    return tuple(believed)


def _unaware(resolver: Resolver, party: str, entry: ViewEntry) -> tuple[str, ...]:
    for k, option in enumerate(entry.unaware):
        path: Path = ("views", party, "unaware", k)
        if not resolver.knows("E222", option, resolver.declared("options"), path):
            continue
        if option in resolver.entry.options and resolver.entry.options[option].party == party:
            resolver.report("E341", path, party=party, found=option)
    return tuple(entry.unaware)
