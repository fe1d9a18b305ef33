"""How well a list knows what it says about two states."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from detente.graph.elicitation.questions import Pair
from detente.model.conditions import Mask
from detente.model.provenance import Confidence
from detente.model.scenario import Wishes
from detente.model.states import States
from detente.preferences import relation_of
from detente.preferences.relation import Rank, Ranks, Relation
from detente.preferences.statements import Statement, Statements, satisfied

NOT_COMPARED, MAY_SHIFT = 0, 1
BY_TRUST: dict[Confidence, int] = {"assumed": 2, "judgement": 3, "reported": 4, "official": 5}


def pairs_of(wishes: Wishes, states: States, rows: Sequence[int]) -> list[Pair]:
    """Every two of these rows with the doubt about them; pairs of early rows first, the better row first in each."""
    relation = relation_of(wishes, states)
    holding = satisfied(wishes, states) if isinstance(wishes, Statements) else None
    once = list(dict.fromkeys(rows))
    places = sorted(combinations(range(len(once)), 2), key=lambda two: (two[1], two[0]))
    return [_pair(wishes, relation, holding, once[a], once[b]) for a, b in places]


def ranks_of(relation: Relation) -> Ranks:
    """The order itself; where pairs are unknown, states by how many states are known to be worse."""
    if isinstance(relation, Ranks):
        return relation
    sizes = np.bincount(relation.block, minlength=len(relation.better))
    worse: Rank = relation.better.astype(np.int64) @ sizes
    return Ranks(worse[relation.block])


def order_of(relation: Relation, first: int, second: int) -> int | None:
    """1 if the first row is preferred, -1 if the second is, 0 if they are equal, None if that is unknown."""
    if isinstance(relation, Ranks):
        return int(np.sign(relation.rank[first] - relation.rank[second]))
    a, b = relation.block[first], relation.block[second]
    if relation.better[a, b] or relation.better[b, a]:
        return 1 if relation.better[a, b] else -1
    return 0 if relation.equal[a, b] else None


def _pair(wishes: Wishes, relation: Relation, holding: Mask | None, first: int, second: int) -> Pair:
    order = order_of(relation, first, second)
    if order == -1:
        first, second = second, first
    if order is None or (isinstance(wishes, Statements) and not order):
        return Pair(first, second, False, NOT_COMPARED)
    if isinstance(wishes, Statements) and holding is not None:
        return Pair(first, second, True, _doubt(wishes.statements, holding, first, second))
    return Pair(first, second, bool(order), BY_TRUST[wishes.provenance.trust])


def _doubt(statements: Sequence[Statement], holding: Mask, better: int, worse: int) -> int:
    """By the statement that decides: whether one that speaks for the worse row may come before it, else its source."""
    above, below = holding[:, better], holding[:, worse]
    decides = int(np.argmax(above != below))
    for other in map(int, np.flatnonzero(below & ~above)):
        if other - decides < statements[decides].may_shift + statements[other].may_shift + 1:
            return MAY_SHIFT
    return BY_TRUST[statements[decides].provenance.trust]
