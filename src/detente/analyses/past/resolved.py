"""Settled issues as models see them, and which of them can be scored."""

import numpy as np

from detente.bargaining.distribution.fitting import Resolved
from detente.bargaining.issue import IssueInput
from detente.errors import Place, Problem, Unanswerable
from detente.model.past.outcomes import Past, PastIssue

FEWEST = 3
NO_OUTCOME, TOO_FEW, NO_WEIGHT = "no outcome", "fewer than three parties with a position", "nobody has any weight"


def resolved(past: Past) -> tuple[list[Resolved], tuple[tuple[str, str], ...]]:
    """The issues that can be scored, and the others with why they cannot.

    Raises Unanswerable (E984) if there are none.
    """
    history, left_out = [], []
    for issue in past.issues:
        given = issue_input(issue)
        why = _unscorable(issue, given)
        if why or issue.outcome is None:
            left_out.append((issue.id, why))
        else:
            history.append(Resolved(issue.id, issue.group, given, issue.outcome))
    if not history:
        facts = {"found": str(len(past.issues)), "why": "; ".join(dict.fromkeys(why for _id, why in left_out)) or "–"}
        raise Unanswerable([Problem("E984", Place(past.file), facts | {"allowed": str(FEWEST)})])
    return history, tuple(left_out)


def issue_input(issue: PastIssue) -> IssueInput:
    """What models see of a settled issue; a salience that is missing is the mean of the issue's others, or 1."""
    known = [stand.salience for stand in issue.stands if stand.salience is not None]
    usual = sum(known) / len(known) if known else 1.0
    return IssueInput(
        actors=tuple(stand.party for stand in issue.stands),
        position=np.array([stand.position for stand in issue.stands], dtype=float),
        salience=np.array([usual if stand.salience is None else stand.salience for stand in issue.stands], dtype=float),
        capability=np.array([stand.capability for stand in issue.stands], dtype=float),
        low=issue.low,
        high=issue.high,
        reference=issue.reference,
        veto=np.zeros(len(issue.stands), dtype=bool),
    )


def _unscorable(issue: PastIssue, given: IssueInput) -> str:
    if issue.outcome is None:
        return NO_OUTCOME
    if len(given.actors) < FEWEST:
        return TOO_FEW
    return "" if given.weight.sum() > 0 else NO_WEIGHT
