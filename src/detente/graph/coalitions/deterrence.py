"""Why a state is stable for a party and its coalitions, or not: one improvement of each coalition, and the answer."""

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np

from detente.errors import Place, Problem, Unanswerable
from detente.graph.coalitions.answers import outsiders
from detente.graph.coalitions.arcs import Arcs, arcs_of
from detente.graph.coalitions.improving import Coalition, coalitions
from detente.graph.coalitions.spreading import packed, spread
from detente.graph.coalitions.ways import improvements_from, led_by, preferred, way
from detente.graph.game import Game
from detente.graph.improvement import Improvement, Joint
from detente.graph.legal import Move
from detente.model.conditions import Mask

SEARCHES = 20_000  # of one coalition from one state

Moves = tuple[Move, ...]
Answer = Callable[[Game], Callable[[Coalition, int], Callable[[int], Moves]]]
"""In a game, for a coalition and the row that it leaves: from the row that it leads to, to an answer, or to none."""


def explained(answer: Answer) -> Callable[[Game, int, int], tuple[Improvement, ...]]:
    """For each coalition of a party: an improvement that nobody answers, else the first with its answer."""

    def explain(game: Game, party: int, row: int) -> tuple[Improvement, ...]:
        mine = (members for members in coalitions(game) if party in members)
        answering = answer(game)
        return tuple(found for members in mine for found in _telling(game, members, row, answering))

    return explain


def _telling(
    game: Game, members: Coalition, row: int, answering: Callable[[Coalition, int], Callable[[int], Moves]]
) -> Iterator[Improvement]:
    led = improvements_from(game, members, row)
    if not led:
        return
    answer = answering(members, row)
    shown: tuple[int, Moves] | None = None
    for to in led:
        moves = answer(to)
        if shown is None or not moves:
            shown = to, moves
        if not moves:
            break
    if shown:
        yield Improvement(*shown, Joint(members, way(game, members, row, shown[0]), len(led) - 1))


def nobody(_game: Game) -> Callable[[Coalition, int], Callable[[int], Moves]]:
    """No answers at all."""
    return lambda _members, _row: lambda _to: ()


def one_by_one(*, improving: bool) -> Answer:
    """Answers by outsiders one after another; with `improving` each prefers each of its moves."""

    def answering(game: Game) -> Callable[[Coalition, int], Callable[[int], Moves]]:
        def of(members: Coalition, row: int) -> Callable[[int], Moves]:
            others, deterring = outsiders(game, members), ~preferred(game, members, row)
            return lambda to: led_by(game, others, to, deterring, improving=improving)

        return of

    return answering


def inescapable(game: Game) -> Callable[[Coalition, int], Callable[[int], Moves]]:
    """Answers by outsiders from which the coalition cannot lead to a state that all its members prefer to `row`."""
    arcs = arcs_of(game)

    def of(members: Coalition, row: int) -> Callable[[int], Moves]:
        others, wanted = outsiders(game, members), preferred(game, members, row)
        escape = wanted | _leading_to(arcs, members, wanted)
        return lambda to: led_by(game, others, to, ~escape, improving=False)

    return of


def jointly(game: Game) -> Callable[[Coalition, int], Callable[[int], Moves]]:
    """Answers by improvements of coalitions of outsiders, one after another, none twice in a row.

    Raises Unanswerable (E932) when more than `SEARCHES` of them would have to be gone through.
    """
    return partial(_jointly, game)


def _jointly(game: Game, members: Coalition, row: int) -> Callable[[int], Moves]:
    deterring = ~preferred(game, members, row)
    others = set(outsiders(game, members))
    groups = [group for group in coalitions(game) if others.issuperset(group)]

    def answer(to: int) -> Moves:
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


def _leading_to(arcs: Arcs, members: Coalition, goal: Mask) -> Mask:
    """(S,) bool: whence the members can lead to a state of `goal`."""
    rows = np.arange(len(goal), dtype=np.int32)
    reached = spread(arcs, np.array(members, dtype=np.int64), rows, rows, packed(goal[:, None]))
    return np.asarray(reached[:, 0] & np.uint64(1) == 1)
