"""Whose word weighs how much on settled issues: all the same, by the table, or by votes in the Council of the EU."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from detente.errors import InputError, Place, Problem, Unanswerable
from detente.files.tables.council import council
from detente.model.past.outcomes import Past, PastIssue, PastStand

Weights = Literal["equal", "votes", "votes-only", "capability"]
EQUAL, VOTES, VOTES_ONLY, CAPABILITY = "equal", "votes", "votes-only", "capability"


@dataclass(frozen=True)
class Weighed:
    """Issues with capabilities by a rule; treaties: how many issues by the votes that were taken, in order of time."""

    past: Past
    weights: str
    treaties: Mapping[str, int] = field(default_factory=dict)


def weighed(past: Past, weights: str | None) -> Weighed:
    """The issues with these weights: those of the table if None, which are equal in DEU files.

    Raises Unanswerable for weights that a table has nothing for (E671, E676); InputError for actors without votes
    (E672).
    """
    stated = past.form != "deu" and past.capable
    chosen = weights or (CAPABILITY if stated else EQUAL)
    if chosen == CAPABILITY:
        if not stated:
            raise Unanswerable([Problem("E676", Place(past.file), {"found": past.file})])
        return Weighed(past, chosen)
    if chosen == EQUAL:
        return Weighed(replace(past, issues=tuple(_with(issue, None) for issue in past.issues)), chosen)
    if past.form != "deu":
        raise Unanswerable([Problem("E671", Place(past.file), {"found": chosen})])
    return _by_votes(past, chosen)


def _by_votes(past: Past, chosen: str) -> Weighed:
    table, found = council(), Counter[str]()
    issues, unknown = [], set[str]()
    guessed = ended = 0
    for issue in past.issues:
        actors = [stand.party for stand in issue.stands]
        try:
            votes, dated = table.votes_of(actors, issue.day)
        except LookupError as error:
            unknown.add(str(error))
            continue
        found[votes.id] += 1
        guessed += not dated
        ended += issue.day is not None and issue.day >= table.ended
        numbers = table.weights(votes, actors, institutions=chosen == VOTES)
        issues.append(_with(issue, dict(zip(actors, numbers, strict=True))))
    if unknown:
        facts = {"found": ", ".join(sorted(unknown)), "allowed": ", ".join(table.known)}
        raise InputError([Problem("E672", Place(past.file), facts)])
    counts = (("W666", guessed), ("W667", ended))
    said = tuple(Problem(code, Place(past.file), {"count": str(count)}) for code, count in counts if count)
    treaties = {each.id: found[each.id] for each in table.tables if found[each.id]}
    return Weighed(replace(past, issues=tuple(issues), warnings=(*past.warnings, *said)), chosen, treaties)


def _with(issue: PastIssue, numbers: Mapping[str, float] | None) -> PastIssue:
    stands = (
        PastStand(stand.party, stand.position, stand.salience, 1.0 if numbers is None else numbers[stand.party])
        for stand in issue.stands
    )
    return replace(issue, stands=tuple(stands))
