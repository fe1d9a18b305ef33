"""How cheaply every state can be reached from one of them: charged moves first, then moves."""

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.graph.compile import kernel_for
from detente.graph.game import Game
from detente.graph.moves import Moves
from detente.graph.ways.kernels import GOING_ON, LENGTH, NOBODY, Labels, spread
from detente.model.conditions import Mask
from detente.watching import Watch, unwatched

BUDGET = 20_000_000  # looks at a move between two looks at the clock, where compiled
SLOW = 200_000  # the same where not
EVERY_LEVEL = 1 << 14
NEVER = np.iinfo(np.int64).max

Kind = Literal["moves", "improvements", "least"]
"""Any legal moves; improvements of their movers only; any moves, those that are no improvement charged for."""


@dataclass(frozen=True)
class Search:
    """The cheapest legal sequences from row `start`, or to it where the game's moves were turned round.

    toll: (P,) bool, whose moves are charged for where they are no improvement.
    """

    game: Game
    start: int
    toll: Mask
    labels: Labels

    def cost(self, rows: NDArray[np.intp], party: int = NOBODY) -> NDArray[np.int64]:
        """(2, n): charged moves and moves to each of `rows`, the last not by `party`; `NEVER` where there is no way."""
        kept = (self.labels.mover[0, rows] == party).astype(np.intp) if party != NOBODY else np.zeros_like(rows)
        found = np.stack([self.labels.charged[kept, rows], self.labels.moves[kept, rows]]).astype(np.int64)
        found[:, self.labels.mover[kept, rows] == NOBODY] = NEVER
        return found

    def cost_of(self, row: int, party: int = NOBODY) -> tuple[int, int] | None:
        """The same for one row; None where no sequence leads there."""
        charged, moves = self.cost(np.array([row]), party)[:, 0]
        return None if charged == NEVER else (int(charged), int(moves))

    @property
    def reached(self) -> NDArray[np.intp]:
        """Rows to which a sequence leads, the start among them, ascending."""
        return np.flatnonzero(self.labels.mover[0] != NOBODY)

    def clear(self) -> None:
        """Make the labels good for another search."""
        rows = self.labels.queue[: self.labels.at[LENGTH]] // 2
        self.labels.mover[:, rows] = NOBODY
        self.labels.at[:] = 0


def search(
    game: Game, start: int, kind: Kind, stop: int = -1, watch: Watch = unwatched, labels: Labels | None = None
) -> Search:
    """The cheapest sequences from `start`; not all of them where `stop` is a row: enough to tell those to it.

    With improvements only, or moves charged for, all that is no dearer than the way to `stop` is found. `labels` are
    used again if given, and have to be clear.
    """
    toll = np.full(len(game.parties), kind != "moves")
    return _search(game, start, toll, stop, EVERY_LEVEL if kind == "least" else 0, labels or fresh_labels(game), watch)


def search_without_yielding(game: Game, start: int, party: int, stop: int, watch: Watch) -> bool:
    """Whether a legal sequence leads from `start` to `stop` in which every move of `party` is an improvement for it."""
    toll = np.zeros(len(game.parties), dtype=bool)
    toll[party] = True
    return bool(_search(game, start, toll, stop, 0, fresh_labels(game), watch).cost_of(stop))


def among(game: Game, members: tuple[int, ...]) -> Game:
    """The game in which only `members` (indices of parties) move."""
    own = np.zeros_like(game.moves.own)
    own[list(members)] = game.moves.own[list(members)]
    return replace(game, moves=game.moves._replace(own=own))


def turned(game: Game) -> Game:
    """The game with every move turned round: what led from s to t leads from t to s, and is an improvement if it was.

    A legal sequence read backwards is legal.
    """
    moves = game.moves
    back = moves._replace(
        stays_on=moves.stays_off, stays_off=moves.stays_on, leaving=moves.entering, entering=moves.leaving
    )
    return replace(game, moves=back, ranks=-game.ranks)


def successors(moves: Moves, party: int, row: int) -> NDArray[np.intp]:
    """Rows to which `party` can move from `row`, ascending."""
    own = int(moves.own[party])
    parts = _parts(own)
    found = []
    member = row
    while member >= 0:
        start = int(moves.codes[member])
        ends = (start & ~own) | parts
        allowed = (start & ~ends & moves.stays_on == 0) & (ends & ~start & moves.stays_off == 0)
        found.append(moves.row_of[ends[allowed]])
        member = int(moves.next_member[member])
    rows = np.unique(np.concatenate(found)).astype(np.intp)
    rows = rows[(rows >= 0) & (rows != row)]
    if moves.leaving.shape[1]:
        return np.asarray(rows[moves.leaving[party, row] & moves.entering[party, rows] == 0])
    return np.asarray(rows)


def improvements_from(game: Game, party: int, row: int) -> NDArray[np.intp]:
    """Rows to which `party` can move from `row` and which it prefers, ascending."""
    rows = successors(game.moves, party, row)
    ranks = game.rank_of(party)
    better: NDArray[np.intp] = rows[ranks[rows] > ranks[row]]
    return better


def _parts(own: int) -> NDArray[np.int64]:
    """Every sub-word of the bits `own`."""
    parts = np.zeros(1, dtype=np.int64)
    while own:
        bit = own & -own
        parts = np.concatenate([parts, parts | bit])
        own -= bit
    return parts


def fresh_labels(game: Game) -> Labels:
    """Labels for a search, none set."""
    shape = (2, len(game.states))
    return Labels(
        np.full(shape, NOBODY, dtype=np.int16),
        np.zeros(shape, dtype=np.int16),
        np.zeros(shape, dtype=np.int32),
        np.empty(2 * len(game.states), dtype=np.int32),
        np.zeros(5, dtype=np.int64),
    )


def _search(game: Game, start: int, toll: Mask, stop: int, levels: int, labels: Labels, watch: Watch) -> Search:
    parties = len(game.parties)
    labels.mover[0, start] = parties
    labels.charged[0, start] = labels.moves[0, start] = 0
    labels.queue[0] = 2 * start
    labels.at[LENGTH] = 1
    kernel = kernel_for(len(game.states), spread)
    budget = SLOW if kernel is spread else BUDGET
    watch("paths", 0, 0)
    while kernel(game.moves, game.ranks, toll, labels, stop, levels, budget) == GOING_ON:
        watch("paths", int(labels.at[LENGTH]), 2 * len(game.states))
    return Search(game, start, toll, labels)
