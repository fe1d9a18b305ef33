"""The numbers of an issue that its forecast depends on, and the issue with one of them at other values."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from detente.bargaining.draws import Draws
from detente.bargaining.issue import Floats, IssueInput

Kind = Literal["position", "salience", "capability", "reference"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number of an issue; actor: which of its actors, in their order; -1 for the reference point."""

    kind: Kind
    actor: int = -1


def numbers_of(issue: IssueInput) -> tuple[Number, ...]:
    """All numbers of an issue, actor by actor, the reference point last."""
    kinds: tuple[Kind, ...] = ("position", "salience", "capability")
    own = tuple(Number(kind, k) for k in range(len(issue.actors)) for kind in kinds)
    return own if issue.reference is None else (*own, Number("reference"))


def value_of(issue: IssueInput, number: Number) -> float:
    """The number as the issue has it.

    Raises ValueError for the reference point of an issue without one.
    """
    if number.kind == "reference":
        if issue.reference is None:
            raise ValueError("the issue has no reference point")
        return issue.reference
    return float(getattr(issue, number.kind)[number.actor])


def moved(issue: IssueInput, number: Number, values: Sequence[float] | Floats) -> Draws:
    """The issue once for each of `values`, which stands in the place of the number; all others as they are."""
    count, given = len(values), Draws.of(issue)
    position, salience, capability = (
        np.repeat(each, count, axis=0) for each in (given.position, given.salience, given.capability)
    )
    reference = None if given.reference is None else np.repeat(given.reference, count)
    if number.kind == "reference":
        reference = np.array(values, dtype=np.float64)
    else:
        changed = {"position": position, "salience": salience, "capability": capability}[number.kind]
        changed[:, number.actor] = values
    return replace(given, position=position, salience=salience, capability=capability, reference=reference)
