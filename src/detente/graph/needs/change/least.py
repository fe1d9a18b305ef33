"""The least change of a list of statements: fewest dropped or added, then fewest moved, then fewest places moved by.

Best-first search over lists built from the front, exact up to its limit. At each place stands the next statement of the
file, or one that is moved up from behind, or one that was held back, or an added one; the next one of the file may also
be held back or dropped. A step that settles nothing new is never needed: holding back pays only for what would settle
something against s, moving up only for what settles something for it. Places are counted as pairs: of a moved statement
and one that stays which change their order, and of an added statement and one of the file that stands behind it.
"""

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from detente.graph.needs.change.fewest import fewest, helpful_additions
from detente.graph.needs.change.limits import is_over
from detente.graph.needs.change.statement_list import Settled, StatementList
from detente.graph.needs.masks import bits
from detente.watching import Watch, unwatched

NODES = 60_000
OTHERS = 4  # further changes of the same cost that are told
FURTHER_NODES = 2_000  # spent on them

Cost = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Change:
    """order: the new list, by indices of the old one and of the additions; moved, dropped, added: indices as well."""

    order: tuple[int, ...]
    moved: tuple[int, ...]
    dropped: tuple[int, ...]
    added: tuple[int, ...]
    places: int

    @property
    def cost(self) -> tuple[int, int, int]:
        """Dropped and added, moved, places."""
        return len(self.dropped) + len(self.added), len(self.moved), self.places


@dataclass(frozen=True, slots=True)
class LeastChange:
    """change: the best that was found; None if none was, or there is none.

    at_least: (dropped and added, moved) that every list that works costs. complete: whether `change` is the least.
    others: some that drop, add and move as many statements, other ones.
    """

    change: Change | None
    at_least: Cost
    complete: bool
    others: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class _Node:
    """next: the first statement of the file not yet dealt with; back: held back; up: moved up from behind `next`.

    changed: statements dropped or added so far; moved: held back or moved up so far.
    """

    next: int
    back: int
    up: int
    changed: int
    moved: int
    found: Settled
    order: tuple[int, ...]

    @property
    def key(self) -> tuple[int, ...]:
        """Nodes with the same key go on alike."""
        return self.next, self.back, self.up, self.changed, self.found.below, self.found.lost


def least_change(lists: StatementList, watch: Watch = unwatched, nodes: int = NODES) -> LeastChange:
    """The least change that meets the demand of a list."""
    few = fewest(lists, nodes, watch)
    if few.order is None:
        return LeastChange(None, (few.at_least, 0), few.complete)
    return _searched(lists, few.changes, described(lists.written, few.order), watch, nodes)


def with_changes(lists: StatementList, changes: int, watch: Watch = unwatched, nodes: int = NODES) -> LeastChange:
    """The fewest moves if so many statements may be dropped or added."""
    return _searched(lists, changes, None, watch, nodes)


def _searched(lists: StatementList, changes: int, known: Change | None, watch: Watch, nodes: int) -> LeastChange:
    found: list[Change] = []
    limit = nodes
    for done, (cost, change) in enumerate(_best_first(lists, changes)):
        if found and (cost[0] > len(found[0].moved) or len(found) > OTHERS):
            break
        if done > limit or is_over(watch, "least change"):
            if found:
                break
            return LeastChange(known, (changes, cost[0]), complete=False)
        if change is not None and all(_which(change) != _which(other) for other in found):
            found.append(change)
            limit = min(nodes, done + FURTHER_NODES)
    if not found:
        return LeastChange(known, (changes, 0), complete=known is None)
    return LeastChange(found[0], (changes, len(found[0].moved)), complete=True, others=tuple(found[1:]))


def _which(change: Change) -> tuple[tuple[int, ...], ...]:
    return change.moved, change.dropped, change.added


def _best_first(lists: StatementList, changes: int) -> Iterator[tuple[Cost, Change | None]]:
    """Every node in the order of its cost; with a whole list where the demand is met."""
    tick = count()
    heap: list[tuple[Cost, int, _Node | Change]] = [((0, 0), next(tick), _Node(0, 0, 0, 0, 0, lists.start, ()))]
    seen: set[tuple[int, ...]] = set()
    while heap:
        (moved, places), _, node = heapq.heappop(heap)
        if not isinstance(node, _Node):
            yield (moved, places), node
            continue
        if node.key in seen:
            continue
        seen.add(node.key)
        yield (moved, places), None
        ended = _ended(lists, node)
        if ended is not None:
            order, passed = ended
            change = described(lists.written, order, node.moved)
            heapq.heappush(heap, ((moved, places + passed), next(tick), change))
            continue
        for (more, passed), after in _following(lists, node, changes):
            if lists.possible(after.found):
                heapq.heappush(heap, ((moved + more, places + passed), next(tick), after))


def _ended(lists: StatementList, node: _Node) -> tuple[tuple[int, ...], int] | None:
    """The whole list, and what that passes, if the demand is met from here on without further cost."""
    rest = [k for k in range(node.next, lists.written) if not node.up >> k & 1]
    if lists.met(node.found):
        order = (*node.order, *bits(node.back), *rest)
        return (order, sum((node.up >> k).bit_count() for k in rest)) if order else None
    if rest or not (node.order or node.back) or any(lists.items[k].for_s & node.found.open for k in bits(node.back)):
        return None
    return ((*node.order, *bits(node.back)), 0) if lists.met_at_the_end(node.found, node.back) else None


def _following(lists: StatementList, node: _Node, changes: int) -> Iterator[tuple[Cost, _Node]]:
    here, back, up, changed, found, order = node.next, node.back, node.up, node.changed, node.found, node.order
    moved = node.moved
    items = lists.items
    free = changed.bit_count() < changes
    while here < lists.written and up >> here & 1:
        here += 1
    behind = [k for k in range(here + 1, lists.written) if not up >> k & 1]
    if here < lists.written:
        passed = back.bit_count() + (up >> here).bit_count()
        yield (0, passed), _Node(here + 1, back, up, changed, moved, found.after(items[here]), (*order, here))
        if items[here].against & found.open:
            yield (1, 0), _Node(here + 1, back | 1 << here, up, changed, moved | 1 << here, found, order)
            if free:
                yield (0, 0), _Node(here + 1, back, up, changed | 1 << here, moved, found, order)
    for k in behind:
        if items[k].for_s & found.open:
            yield (1, 0), _Node(here, back, up | 1 << k, changed, moved | 1 << k, found.after(items[k]), (*order, k))
    for k in bits(back):
        if items[k].for_s & found.open:
            yield (0, 0), _Node(here, back & ~(1 << k), up, changed, moved, found.after(items[k]), (*order, k))
    for k in helpful_additions(lists, found) if free else ():
        passed = back.bit_count() + len(behind) + (here < lists.written)
        yield (0, passed), _Node(here, back, up, changed | 1 << k, moved, found.after(items[k]), (*order, k))


def described(written: int, order: tuple[int, ...], moved: int | None = None) -> Change:
    """What a new list changes; without `moved`, all are called moved but a longest run that keeps its order."""
    kept = [k for k in order if k < written]
    staying = _longest_rising(kept) if moved is None else frozenset(k for k in kept if not moved >> k & 1)
    gone = [k for k in kept if k not in staying]
    at = {k: place for place, k in enumerate(order)}
    added = [k for k in order if k >= written]
    places = sum((k < other) != (at[k] < at[other]) for k in gone for other in staying)
    places += sum(at[k] < at[other] for k in added for other in kept)
    dropped = tuple(k for k in range(written) if k not in at)
    return Change(order, tuple(sorted(gone)), dropped, tuple(added), places)


def _longest_rising(values: list[int]) -> frozenset[int]:
    best: list[tuple[int, ...]] = [()]
    for value in values:
        best.append((*_longest(run for run in best if not run or run[-1] < value), value))
    return frozenset(_longest(best))


def _longest(runs: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
    return max(runs, key=lambda run: len(run))
