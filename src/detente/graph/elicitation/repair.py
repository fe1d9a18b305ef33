"""The order of a list of statements that gives all answers and moves the fewest statements.

An answer sets two states apart: the first statement that holds in one of them only must hold in the better one. A
statement that speaks against no answer still open may come next in any order without harm, so whether an order exists
is found by putting such statements first, one after another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

from detente.graph.elicitation.answers import Answer
from detente.model.conditions import Mask
from detente.watching import Watch, unwatched

MOST = 20_000  # sets of statements to move that are tried


@dataclass(frozen=True, slots=True)
class Order:
    """order: indices of the N statements, most important first. moved: those that leave their place among the rest.

    unmet: answers that no order gives together with the answers before them. least: whether fewer moves are ruled out.
    """

    order: tuple[int, ...]
    moved: tuple[int, ...]
    unmet: tuple[Answer, ...]
    least: bool


def least_moves(holding: Mask, answers: Sequence[Answer], watch: Watch = unwatched) -> Order:
    """Of all orders that give the answers, one that moves the fewest statements, these over the fewest places.

    holding: (N, S) bool, which statement holds where.
    """
    everything = tuple(range(len(holding)))
    met: list[Answer] = []
    for answer in answers:
        if _order(holding, [*met, answer], (), everything) is not None:
            met.append(answer)
    unmet = tuple(answer for answer in answers if answer not in met)
    tried = 0
    for count in range(len(everything) + 1):
        tried += comb(len(everything), count)
        if tried > MOST:
            break
        found = []
        for k, free in enumerate(combinations(everything, count)):
            if k % 1000 == 0:
                watch("orders", k, comb(len(everything), count))
            kept = tuple(index for index in everything if index not in free)
            order = _order(holding, met, kept, free)
            if order is not None:
                found.append((_distance(order), order, free))
        if found:
            _far, order, free = min(found)
            return Order(order, free, unmet, True)
    order = _order(holding, met, (), everything) or everything
    return Order(order, tuple(k for k in everything if order[k] != k), unmet, False)


def gives(holding: Mask, order: Sequence[int], answer: Answer) -> bool:
    """Whether the statements in this order give the answer."""
    for index in order:
        better, worse = bool(holding[index, answer.better]), bool(holding[index, answer.worse])
        if better != worse:
            return better and not answer.equal
    return answer.equal


def _order(
    holding: Mask, answers: Sequence[Answer], kept: Sequence[int], free: Sequence[int]
) -> tuple[int, ...] | None:
    """An order that gives the answers and leaves the kept statements as they follow each other; None if none does."""
    for answer in answers:
        same = bool((holding[:, answer.better] == holding[:, answer.worse]).all())
        if same != answer.equal:
            return None
    unsettled = [answer for answer in answers if not answer.equal]
    waiting, loose, order = list(kept), sorted(free), list[int]()
    while waiting or loose:
        harmless = [index for index in (*waiting[:1], *loose) if not _against(holding, index, unsettled)]
        if not harmless:
            return None
        index = min(harmless)
        (waiting if index in waiting else loose).remove(index)
        order.append(index)
        unsettled = [a for a in unsettled if holding[index, a.better] == holding[index, a.worse]]
    return tuple(order)


def _against(holding: Mask, index: int, unsettled: Sequence[Answer]) -> bool:
    return any(holding[index, a.worse] and not holding[index, a.better] for a in unsettled)


def _distance(order: Sequence[int]) -> int:
    return sum(abs(place - index) for place, index in enumerate(order))
