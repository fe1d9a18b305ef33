"""Orders as pairs of states, so that a form can be compared with its definition one pair at a time."""

from collections.abc import Callable

import numpy as np

from detente.model.states import States
from detente.preferences.relation import PartialOrder, Ranks, Relation

Compare = Callable[[int, int], str]
"""Two codes to `>`, `<`, `=` or `?`."""


def signs(relation: Relation, states: States) -> dict[tuple[int, int], str]:
    """How each two different states compare, by their codes."""
    codes = [int(code) for code in states.codes]
    shown = [int(row) for row in states.shown]
    return {(codes[a], codes[b]): _sign(relation, a, b) for a in shown for b in shown if a != b}


def by_definition(compare: Compare, states: States) -> dict[tuple[int, int], str]:
    """The same from a function that compares two codes."""
    codes = [int(states.codes[row]) for row in states.shown]
    return {(a, b): compare(a, b) for a in codes for b in codes if a != b}


def compared(a: float, b: float) -> str:
    """`>`, `<` or `=` of two numbers."""
    return ">" if a > b else "<" if a < b else "="


def judged_alike(relation: Relation, states: States) -> bool:
    """Whether every member of a merged state has the place of the state that stands for it."""
    place = relation.rank if isinstance(relation, Ranks) else relation.block
    return bool(np.array_equal(place, place[states.judged_as]))


def _sign(relation: Relation, a: int, b: int) -> str:
    if isinstance(relation, Ranks):
        return compared(int(relation.rank[a]), int(relation.rank[b]))
    return _partial_sign(relation, int(relation.block[a]), int(relation.block[b]))


def _partial_sign(order: PartialOrder, a: int, b: int) -> str:
    if order.better[a, b]:
        return ">"
    if order.better[b, a]:
        return "<"
    return "=" if order.equal[a, b] else "?"
