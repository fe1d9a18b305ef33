"""Blocked moves that are a misperception: every move into or out of some states, and no other, is blocked."""

from collections.abc import Sequence

import numpy as np

from detente.model.conditions import Condition
from detente.model.conflict import Blocked
from detente.model.states import States


def unseen_by(rules: Sequence[Blocked], states: States) -> tuple[Condition, ...] | None:
    """Conditions of which one holds in the states that the party of these rules cannot enter or leave.

    None where the rules block moves in another way. Rows in which the same rules start and end are judged together.
    """
    if not rules:
        return ()
    conditions = [condition for rule in rules for condition in (rule.start, rule.end)]
    masks = np.array([states.where(condition) for condition in conditions], dtype=bool)
    kinds = np.unique(masks, axis=1)
    starts, ends = kinds[0::2], kinds[1::2]
    blocked = (starts[:, :, None] & ends[:, None, :]).any(axis=0)
    hidden = blocked.all(axis=0) & blocked.all(axis=1)
    if not (blocked == (hidden[:, None] | hidden[None, :])).all():
        return None
    inside = [k for k in range(len(conditions)) if not (kinds[k] & ~hidden).any()]
    covered = kinds[inside].any(axis=0) if inside else np.zeros(len(hidden), dtype=bool)
    if not (covered == hidden).all():
        return None
    return tuple(conditions[k] for k in inside if kinds[k].any())
