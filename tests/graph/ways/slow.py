"""Ways as their definitions say them: legal sequences are spelled out move by move over (state, last mover)."""

from collections.abc import Iterator
from functools import cache
from itertools import combinations

from tests.graph.twin import Twin

Cost = tuple[int, int]
"""Moves that are no improvement for their mover, and moves."""


def sequences(twin: Twin, group: frozenset[str], start: int, most: int) -> Iterator[tuple[tuple[str, int], ...]]:
    """Every legal sequence of up to `most` moves of `group` from a state, as movers and where they lead."""
    yield ()
    ends: list[tuple[tuple[str, int], ...]] = [()]
    for _ in range(most):
        ends = [
            (*way, (party, to))
            for way in ends
            for party in sorted(group)
            if not way or way[-1][0] != party
            for to in sorted(twin.reach(party, way[-1][1] if way else start))
        ]
        yield from ends


def unwilling(twin: Twin, start: int, way: tuple[tuple[str, int], ...]) -> int:
    """How many of the moves are no improvement for their mover from where it is made."""
    heres = (start, *(to for _, to in way))
    return sum(not twin.prefers(party, to, here) for (party, to), here in zip(way, heres, strict=False))


def cheapest(twin: Twin, start: int, forced: frozenset[str]) -> dict[int, Cost]:
    """Of each state that can be reached, the least cost over all legal sequences: by relaxing until nothing changes.

    Only moves of the parties in `forced` count as unwilling.
    """
    best: dict[tuple[int, str], Cost] = {(start, ""): (0, 0)}
    changed = True
    while changed:
        changed = False
        for (here, last), (paid, moves) in list(best.items()):
            for party in twin.parties - {last}:
                for to in twin.reach(party, here):
                    cost = (paid + (party in forced and not twin.prefers(party, to, here)), moves + 1)
                    if cost < best.get((to, party), (1 << 30, 0)):
                        best[to, party] = cost
                        changed = True
    return {state: min(cost for (there, _), cost in best.items() if there == state) for state, _ in best}


def by_improvements(twin: Twin, start: int, goal: int) -> int | None:
    """The least number of improvements, one party after another, that lead from a state to another."""
    for moves, ends in enumerate(twin.joint(twin.parties, start, improving=True), 1):
        if goal in ends:
            return moves
    return None


def coalitions(twin: Twin, start: int, goal: int) -> set[frozenset[str]]:
    """The smallest groups that lead from a state to another and all of whose members prefer it."""
    every = [
        frozenset(group) for k in range(1, len(twin.parties) + 1) for group in combinations(sorted(twin.parties), k)
    ]
    good = [group for group in every if _improves(twin, group, start, goal)]
    return {group for group in good if not any(smaller < group for smaller in good)}


def _improves(twin: Twin, group: frozenset[str], start: int, goal: int) -> bool:
    wanted = all(twin.prefers(party, goal, start) for party in group)
    return wanted and goal in twin.joint_reach(group, start, improving=False)


class Onwards:
    """The least number of unwilling moves that lead on to the goal, by who has moved last."""

    def __init__(self, twin: Twin, goal: int) -> None:
        self.twin, self.goal = twin, goal
        self.left = cache(self._left)

    def _left(self, here: int, last: str) -> int | None:
        best: dict[tuple[int, str], int] = {(here, last): 0}
        changed = True
        while changed:
            changed = False
            for (state, mover), paid in list(best.items()):
                for party in self.twin.parties - {mover}:
                    for to in self.twin.reach(party, state):
                        cost = paid + (not self.twin.prefers(party, to, state))
                        if cost < best.get((to, party), 1 << 30):
                            best[to, party] = cost
                            changed = True
        return min((paid for (state, _), paid in best.items() if state == self.goal), default=None)
