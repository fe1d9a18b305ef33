"""A ranking: states from best to worst, an inner list is a tie; `>>` between two entries is a strong preference.

Source: Hamouda, Kilgour & Hipel (2004) for strength of preference; Xu, Hipel & Kilgour (2009) for further degrees.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from detente.model.provenance import Provenance
from detente.model.references import StateReference
from detente.model.states import States
from detente.preferences.coverage import coverage, findings
from detente.preferences.entry import Sourced
from detente.preferences.form import Finding, Form, Path, Resolver
from detente.preferences.relation import Ranks, graded

MARK = re.compile(r">+")
STRONGEST = 9


class RankingEntry(Sourced):
    """The form in the file; best first."""

    ranking: list[str | list[str]]


@dataclass(frozen=True, slots=True)
class Ranking:
    """Groups of equally good states, best first; `paths` say where each reference stands in the list.

    gaps: how strongly each group but the last is preferred to the next, from 1; empty where every gap is 1.
    """

    groups: tuple[tuple[StateReference, ...], ...]
    paths: tuple[Path, ...]
    provenance: Provenance = Provenance()
    gaps: tuple[int, ...] = ()

    @property
    def references(self) -> tuple[StateReference, ...]:
        """All references in file order."""
        return tuple(reference for group in self.groups for reference in group)


def build(entry: RankingEntry, resolver: Resolver, path: Path) -> Ranking:
    """The ranking of the file as a value."""
    provenance = resolver.provenance(entry, path)
    if not entry.ranking:
        resolver.report("E310", (*path, "ranking"), form="ranking")
    groups: list[tuple[StateReference, ...]] = []
    paths: list[Path] = []
    gaps: dict[int, int] = {}  # by how many groups stand before
    for k, group in enumerate(entry.ranking):
        at: Path = ("ranking", k)
        if isinstance(group, str) and MARK.fullmatch(group):
            outside = len(groups) in (0, len(entry.ranking) - len(gaps) - 1)
            if outside or len(groups) in gaps or len(group) > STRONGEST:
                resolver.report("E350", (*path, *at), found=group, allowed=">" * STRONGEST)
            gaps[len(groups)] = len(group)
            continue
        places = [at] if isinstance(group, str) else [(*at, m) for m in range(len(group))]
        texts = [group] if isinstance(group, str) else group
        groups.append(
            tuple(resolver.reference(text, (*path, *place)) for text, place in zip(texts, places, strict=True))
        )
        paths.extend(places)
    strengths = tuple(gaps.get(k, 1) for k in range(1, len(groups))) if gaps else ()
    return Ranking(tuple(groups), tuple(paths), provenance, strengths)


def relation(value: Ranking, states: States) -> Ranks:
    """The order of the groups."""
    group_of = np.array([k for k, group in enumerate(value.groups) for _ in group] or [0], dtype=np.int64)
    places = group_of[coverage(value.references, states).entry]
    return graded(places, value.gaps) if value.gaps else Ranks(-places)


def check(value: Ranking, states: States) -> Iterator[Finding]:
    """References that cover nothing, are hidden, or leave a state out."""
    return findings(value.references, value.paths, states)


FORM = Form("ranking", RankingEntry, Ranking, build, relation, check)
