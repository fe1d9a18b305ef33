"""Claims about the case, with the questions that a sweep is to answer for each.

Which quantities there are is known to the analyses only: here a question is read, there its names are checked.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from detente.files.citations import text_of
from detente.files.resolver import Resolver
from detente.files.schema import AskEntry, ClaimEntry
from detente.model.said.claims import Ask, Claim, Sign
from detente.preferences.entry import FIGURE
from detente.preferences.form import Path

SECTION = "claims"
QUANTITY = r"[A-Za-z][\w.+/-]*"
QUESTION = re.compile(rf"\s*({QUANTITY})\s*(?:([<>])\s*(?:({QUANTITY})|({FIGURE}))\s*)?")


def build_claims(resolver: Resolver) -> Mapping[str, Claim]:
    """The claims of the file."""
    return {id: _claim(resolver, id, entry) for id, entry in resolver.entry.claims.items()}


def _claim(resolver: Resolver, id: str, entry: ClaimEntry) -> Claim:
    path: Path = (SECTION, id)
    if not entry.asks and resolver.whole((*path, "asks")):
        resolver.reporter.at_key("E771", path, found=id)
    asks = tuple(_ask(resolver, ask, (*path, "asks", k)) for k, ask in enumerate(entry.asks))
    return Claim(id, text_of(entry.says), asks, resolver.provenance(entry, path))


def _ask(resolver: Resolver, entry: AskEntry, path: Path) -> Ask:
    name = text_of(entry.name) if entry.name is not None else None
    return replace(question(resolver, entry.ask, (*path, "ask")), by=entry.by or "", name=name)


def question(resolver: Resolver, text: str, path: Path) -> Ask:
    """What is asked by a text; one that cannot be read is reported."""
    match = QUESTION.fullmatch(text)
    if match is None:
        resolver.report("E770", path, found=text)
        return Ask(text, text)
    left, sign, right, number = match.groups()
    other = float(number) if number is not None else right
    return Ask(text.strip(), left, cast(Sign | None, sign), other)
