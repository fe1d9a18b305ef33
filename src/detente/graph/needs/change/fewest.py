"""How few statements must be dropped or added at all, however the others are moved: exact, by best-first search.

Moving costs nothing here, so a statement that settles nothing against s can be placed at once: it never harms. What is
left to decide is which of the harmful ones comes next, or goes, or what is added.
"""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from detente.graph.needs.change.limits import is_over
from detente.graph.needs.change.statement_list import Settled, StatementList
from detente.graph.needs.masks import bits, mask_of
from detente.watching import Watch


@dataclass(frozen=True, slots=True)
class Fewest:
    """order: a list that works, indices of statements; None if none was found. changes: how many are dropped or added.

    at_least: no list with fewer works. complete: False where the search was cut short.
    """

    order: tuple[int, ...] | None
    changes: int
    at_least: int
    complete: bool


@dataclass(frozen=True, slots=True)
class _Node:
    left: int  # statements of the file not yet placed
    found: Settled
    order: tuple[int, ...]


def fewest(lists: StatementList, nodes: int, watch: Watch) -> Fewest:
    """The least number of statements dropped and added, after at most so many nodes."""
    tick = count()
    first = _settled(lists, _Node(mask_of(range(lists.written)), lists.start, ()))
    heap = [(0, next(tick), first)]
    seen: set[tuple[int, int, int]] = set()
    done = 0
    while heap:
        changes, _, node = heapq.heappop(heap)
        key = (node.left, node.found.below, node.found.lost)
        if key in seen:
            continue
        seen.add(key)
        done += 1
        if done > nodes or is_over(watch, "fewest"):
            return Fewest(None, 0, changes, complete=False)
        if _is_goal(lists, node):
            return Fewest((*node.order, *bits(node.left)), changes, changes, complete=True)
        for more, after in _following(lists, node):
            after = _settled(lists, after)
            if lists.possible(after.found):
                heapq.heappush(heap, (changes + more, next(tick), after))
    return Fewest(None, 0, 0, complete=True)


def _settled(lists: StatementList, node: _Node) -> _Node:
    """After all statements that settle nothing against s."""
    left, found, order = node.left, node.found, node.order
    again = True
    while again:
        again = False
        for k in bits(left):
            if not lists.items[k].against & found.open:
                found, left, order = found.after(lists.items[k]), left & ~(1 << k), (*order, k)
                again = True
    return _Node(left, found, order)


def _is_goal(lists: StatementList, node: _Node) -> bool:
    if not node.order and not node.left:
        return False  # an empty list is none
    if lists.met(node.found):
        return True
    helpful = any(lists.items[k].for_s & node.found.open for k in bits(node.left))
    return not helpful and lists.met_at_the_end(node.found, node.left)


def _following(lists: StatementList, node: _Node) -> Iterator[tuple[int, _Node]]:
    left, found, order = node.left, node.found, node.order
    for k in bits(left):
        item = lists.items[k]
        if item.for_s & found.open:
            yield 0, _Node(left & ~(1 << k), found.after(item), (*order, k))
        yield 1, _Node(left & ~(1 << k), found, order)
    for k in helpful_additions(lists, found):
        yield 1, _Node(left, found.after(lists.items[k]), (*order, k))


def helpful_additions(lists: StatementList, found: Settled) -> list[int]:
    """Additions that settle something for s, without those that another outdoes."""
    kept: list[tuple[int, int, int]] = []
    for k in lists.addable:
        gain, loss = lists.items[k].for_s & found.open, lists.items[k].against & found.open
        if not gain or any(not gain & ~more and not less & ~loss for _, more, less in kept):
            continue
        kept = [each for each in kept if each[1] & ~gain or loss & ~each[2]]
        kept.append((k, gain, loss))
    return [k for k, _, _ in kept]
