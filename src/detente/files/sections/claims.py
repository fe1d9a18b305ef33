"""Claims about the case, with the questions that a sweep is to answer for each.

Which quantities there are is known to the analyses only: here a question is read, there its names are checked.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import cast

from detente.files.citations import text_of
from detente.files.resolver import Resolver
from detente.files.schema import AskEntry, ClaimEntry
from detente.model.roadmap import Agreement, Roadmap
from detente.model.said.claims import Ask, Claim, Sign
from detente.preferences.entry import FIGURE
from detente.preferences.form import Path

SECTION = "claims"
QUANTITY = r"[A-Za-z][\w.+/-]*"
WORD, SET = r"[A-Za-z][\w-]*", r"[A-Za-z][\w+-]*"
KEEPING = re.compile(rf"\s*guarantors\s+({WORD})\s+against\s+({WORD})(?:\s+with\s+({SET}))?\s*")
"""`guarantors ROADMAP against PARTY`: are these enough that the party leaves at no step?"""
NOBODY = "none"
QUESTION = re.compile(rf"\s*({QUANTITY})\s*(?:([<>])\s*(?:({QUANTITY})|({FIGURE}))\s*)?")


def build_claims(resolver: Resolver, agreement: Agreement) -> Mapping[str, Claim]:
    """The claims of the file."""
    return {id: _claim(resolver, agreement, id, entry) for id, entry in resolver.entry.claims.items()}


def _claim(resolver: Resolver, agreement: Agreement, id: str, entry: ClaimEntry) -> Claim:
    path: Path = (SECTION, id)
    if not entry.asks and resolver.whole((*path, "asks")):
        resolver.reporter.at_key("E771", path, found=id)
    asks = tuple(_ask(resolver, agreement, ask, (*path, "asks", k)) for k, ask in enumerate(entry.asks))
    return Claim(id, text_of(entry.says), asks, resolver.provenance(entry, path))


def _ask(resolver: Resolver, agreement: Agreement, entry: AskEntry, path: Path) -> Ask:
    name = text_of(entry.name) if entry.name is not None else None
    asked = question(resolver, agreement, entry.ask, (*path, "ask"))
    return replace(asked, by=entry.by or "", name=name, supports=entry.supports == "yes")


def build_headline(resolver: Resolver) -> str | None:
    """The claim that answers the scenario's question; reports one that the file does not have."""
    headline = resolver.entry.headline
    if headline is not None and not resolver.knows("E776", headline, resolver.declared(SECTION), ("headline",)):
        return None
    return headline


def question(resolver: Resolver, agreement: Agreement, text: str, path: Path) -> Ask:
    """What is asked by a text; one that cannot be read is reported."""
    keeping = KEEPING.fullmatch(text)
    if keeping is not None:
        return Ask(text.strip(), _keeping(resolver, agreement, keeping, path))
    match = QUESTION.fullmatch(text)
    if match is None:
        resolver.report("E770", path, found=text)
        return Ask(text, text)
    left, sign, right, number = match.groups()
    other = float(number) if number is not None else right
    return Ask(text.strip(), left, cast(Sign | None, sign), other)


# ------------------------------------------------------------------ whose guarantees keep whom


def _keeping(resolver: Resolver, agreement: Agreement, match: re.Match[str], path: Path) -> str:
    """The quantity that answers it: of the roadmap with the guarantors that it names, or with the set that is named."""
    roadmap, party, members = match.groups()
    owners = {owner for measure in agreement.measures.values() for owner in measure.owners}
    able = [id for id in resolver.declared("parties") if id in owners]
    known = resolver.knows("E756", roadmap, resolver.declared("roadmaps"), path)
    if resolver.party(party, path) and resolver.whole(("measures",)) and party not in able:
        resolver.report("E757", path, found=party, options=", ".join(able) or "–")
    if members is None:
        return f"roadmaps.{roadmap}.{party}.keeps"
    guarantors = resolver.declared("guarantees")
    named = [] if members == NOBODY else members.split("+")
    for member in named:
        resolver.knows("E758", member, guarantors, path)
    signed = "+".join(each for each in guarantors if each in named) or NOBODY
    first = _alike(agreement, roadmap) if known and roadmap in agreement.roadmaps else roadmap
    return f"backing.{first}.{signed}.{party}.keeps"


def _alike(agreement: Agreement, roadmap: str) -> str:
    """The first roadmap of the same steps: sets of guarantors are asked of it for all of them."""
    steps = {id: _steps(agreement, each) for id, each in agreement.roadmaps.items()}
    return next(id for id, each in steps.items() if each == steps[roadmap])


def _steps(agreement: Agreement, roadmap: Roadmap) -> Sequence[tuple[Mapping[str, int], float | None]]:
    now = {id: measure.now for id, measure in agreement.measures.items()}
    levels = accumulate((step.levels for step in roadmap.steps), lambda before, to: {**before, **to}, initial=now)
    return list(zip(list(levels)[1:], (step.months for step in roadmap.steps), strict=True))
