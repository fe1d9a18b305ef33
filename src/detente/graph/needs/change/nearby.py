"""Lists near a written one: what can be tried one after another where only the whole game can tell whether it helps."""

from collections.abc import Iterator

from detente.graph.needs.change.least import Change, described
from detente.graph.needs.change.statement_list import StatementList


def one_moved(lists: StatementList) -> Iterator[Change]:
    """Every list in which one statement is moved and that meets the demand, the shortest way first."""
    written = range(lists.written)
    moves = {(k, to) for k in written for to in written if k != to and k != to + 1}
    for k, to in sorted(moves, key=lambda move: (abs(move[0] - move[1]), move)):
        order = [other for other in written if other != k]
        order.insert(to, k)
        if lists.met_by(order):
            yield described(lists.written, tuple(order))


def one_dropped_or_added(lists: StatementList) -> Iterator[Change]:
    """Every list in which one statement is dropped or added and that meets the demand; drops first, from the end."""
    written = tuple(range(lists.written))
    for k in reversed(written):
        order = (*written[:k], *written[k + 1 :])
        if order and lists.met_by(order):
            yield described(lists.written, order)
    for at in reversed(range(lists.written + 1)):
        for k in range(lists.written, len(lists.items)):
            order = (*written[:at], k, *written[at:])
            if lists.met_by(order):
                yield described(lists.written, order)
