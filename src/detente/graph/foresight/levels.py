"""What everybody anticipates with one move ahead, two, three, …: each level is computed from the one before.

With ties the states in which play may end are a set, of which only the worst for each party matters to anybody. With
more than two parties any other party may go on after a move, and the mover reckons with the worst of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from detente.errors import Place, Problem, Unanswerable
from detente.graph.game import Game
from detente.graph.replies import best_of_own
from detente.model.conditions import Mask
from detente.watching import Watch

LONGEST = 2_000  # levels without a repetition


@dataclass(frozen=True)
class Level:
    """What is anticipated with so many moves ahead.

    ranks: (P, S) int32, everybody's ranks as small numbers. worst: (P, P, S) int32, worst[i, k, s] is the least rank
    for k of the states in which play may end when it is the turn of i in s. stays: (P, S) bool, whether i then stays.
    """

    ranks: NDArray[np.int32]
    worst: NDArray[np.int32]
    stays: Mask

    def after(self, mover: int) -> NDArray[np.int32]:
        """(P, S) int32: the least rank for each party of where play may end after `mover` has moved to each state."""
        others = [party for party in range(len(self.ranks)) if party != mover]
        least: NDArray[np.int32] = np.minimum.reduce(self.worst[others]) if others else self.ranks
        return least


def levels(game: Game, watch: Watch) -> Iterator[Level]:
    """Level 0, 1, 2, … without end; in level 0 everybody stays."""
    ranks = np.zeros(game.ranks.shape, dtype=np.int32)
    for party, rank in enumerate(game.ranks):
        ranks[party] = np.unique(rank, return_inverse=True)[1]
    level = Level(ranks, np.repeat(ranks[None], len(ranks), axis=0), np.ones(ranks.shape, dtype=bool))
    while True:
        yield level
        level = _next(game, level, watch)


def until_repeated(game: Game, watch: Watch) -> tuple[list[Level], int]:
    """The levels up to the first that anticipates what an earlier one did, and the number of that earlier one.

    From there on the levels repeat themselves. Raises Unanswerable (E933) if none does within `LONGEST`.
    """
    found: list[Level] = []
    seen: dict[bytes, int] = {}
    for number, level in enumerate(levels(game, watch)):
        found.append(level)
        before = seen.setdefault(sha256(level.worst.tobytes()).digest(), number)
        if before < number:
            return found, before
        if number == LONGEST:
            break
    raise Unanswerable([Problem("E933", Place(), {"allowed": f"{LONGEST:,}"})])


def _next(game: Game, level: Level, watch: Watch) -> Level:
    ranks, parties = level.ranks, range(len(level.ranks))
    worst, stays = np.empty_like(level.worst), np.empty_like(level.stays)
    size = np.int64(ranks.shape[1])
    for mover in parties:
        after = level.after(mover).astype(np.int64)
        stays[mover] = best_of_own(game, mover, after[mover], improving=False) <= ranks[mover]
        for party in parties:
            watch("levels", 0, 0)
            # the best for the mover, and among those the worst for the party
            both = best_of_own(game, mover, after[mover] * size + (size - 1 - after[party]), improving=False)
            worst[mover, party] = np.where(stays[mover], ranks[party], size - 1 - both % size)
    return Level(ranks, worst, stays)
