"""Why a state is stable for a party and its coalitions, or not: one improvement of each coalition, and the answer."""

from collections.abc import Callable, Iterator

import numpy as np

from detente.errors import Place, Problem, Unanswerable
from detente.graph.coalitions.answers import outsiders
from detente.graph.coalitions.arcs import arcs_of
from detente.graph.coalitions.improving import Coalition, coalitions
from detente.graph.coalitions.spreading import packed, spread
from detente.graph.coalitions.ways import improvements_from, led_by, preferred, way
from detente.graph.game import Game
from detente.graph.improvement import Improvement, Joint
from detente.graph.legal import Move
from detente.model.conditions import Mask

SEARCHES = 20_000  # of one coalition from one state

Answer = Callable[[Game, Coalition, int], Callable[[int], tuple[Move, ...]]]
"""Game, coalition and the row that it leaves: from the row that it leads to, to a shortest answer, empty for none."""


def explained(answer: Answer) -> Callable[[Game, int, int], tuple[Improvement, ...]]:
    """For each coalition of a party: an improvement that nobody answers, else the first with its answer."""

    def explain(game: Game, party: int, row: int) -> tuple[Improvement, ...]:
        mine = (members for members in coalitions(game) if party in members)
        return tuple(found for members in mine for found in _telling(game, members, row, answer(game, members, row)))

    return explain


def _telling(
    game: Game, members: Coalition, row: int, answer: Callable[[int], tuple[Move, ...]]
) -> Iterator[Improvement]:
    led = improvements_from(game, members, row)
    shown: tuple[int, tuple[Move, ...]] | None = None
    for to in led:
        moves = answer(to)
        if shown is None or not moves:
            shown = to, moves
        if not moves:
            break
    if shown:
        yield Improvement(*shown, Joint(members, way(game, members, row, shown[0]), len(led) - 1))


def nobody(_game: Game, _members: Coalition, _row: int) -> Callable[[int], tuple[Move, ...]]:
    """No answers at all."""
    return lambda _to: ()


def one_by_one(*, improving: bool) -> Answer:
    """Answers by outsiders one after another; with `improving` each prefers each of its moves."""

    def answer(game: Game, members: Coalition, row: int) -> Callable[[int], tuple[Move, ...]]:
        others, deterring = outsiders(game, members), ~preferred(game, members, row)
        return lambda to: led_by(game, others, to, deterring, improving=improving)

    return answer


def inescapable(game: Game, members: Coalition, row: int) -> Callable[[int], tuple[Move, ...]]:
    """Answers by outsiders from which the coalition cannot lead to a state that all its members prefer to `row`."""
    others, wanted = outsiders(game, members), preferred(game, members, row)
    escape = wanted | _leading_to(game, members, wanted)
    return lambda to: led_by(game, others, to, ~escape, improving=False)


def jointly(game: Game, members: Coalition, row: int) -> Callable[[int], tuple[Move, ...]]:
    """Answers by improvements of coalitions of outsiders, one after another, none twice in a row.

    Raises Unanswerable (E932) when more than `SEARCHES` of them would have to be gone through.
    """
    deterring = ~preferred(game, members, row)
    others = set(outsiders(game, members))
    groups = [group for group in coalitions(game) if others.issuperset(group)]

    def answer(to: int) -> tuple[Move, ...]:
        before: dict[tuple[int, Coalition], tuple[int, Coalition]] = {}
        queue: list[tuple[int, Coalition]] = [(to, ())]
        for searches, node in enumerate(queue):
            if searches * len(groups) > SEARCHES:
                raise Unanswerable([Problem("E932", Place(), {"allowed": f"{SEARCHES:,}"})])
            for group in groups:
                for end in improvements_from(game, group, node[0]) if group != node[1] else ():
                    if (end, group) not in before:
                        before[end, group] = node
                        queue.append((end, group))
                        if deterring[end]:
                            return _traced(game, before, (end, group))
        return ()

    return answer


def _traced(
    game: Game, before: dict[tuple[int, Coalition], tuple[int, Coalition]], node: tuple[int, Coalition]
) -> tuple[Move, ...]:
    moves: tuple[Move, ...] = ()
    while node[1]:
        earlier = before[node]
        moves = (*way(game, node[1], earlier[0], node[0]), *moves)
        node = earlier
    return moves


def _leading_to(game: Game, members: Coalition, goal: Mask) -> Mask:
    """(S,) bool: whence the members can lead to a state of `goal`."""
    rows = np.arange(len(game.states), dtype=np.int32)
    reached = spread(arcs_of(game), np.array(members, dtype=np.int64), rows, rows, packed(goal[:, None]))
    return np.asarray(reached[:, 0] & np.uint64(1) == 1)
