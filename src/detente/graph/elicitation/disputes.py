"""What one pair of states, taken from another list, changes in the verdicts."""

from collections.abc import Sequence

import numpy as np

from detente.graph.elicitation.questions import preferring, verdicts
from detente.graph.game import Game
from detente.graph.stability.concept import Concept
from detente.model.conditions import Mask
from detente.preferences.relation import Ranks


def taken_over(
    game: Game, party: int, pair: tuple[int, int], order: int, concept: Concept, rows: Sequence[int]
) -> tuple[tuple[int, int], ...]:
    """Where, as (row, party) of `rows`, verdicts change if a party (by index) orders a pair as another list does.

    order: 1 if the first row of the pair is preferred, -1 if the second is, 0 for equal. Raises LimitReached.
    """
    return flipped(verdicts(game, concept), verdicts(ordered(game, party, pair, order), concept), rows)


def ordered(game: Game, party: int, pair: tuple[int, int], order: int) -> Game:
    """The game in which a party orders one pair so; equal ones both stand where the better one stood."""
    if order:
        return preferring(game, party, *(pair if order > 0 else pair[::-1]))
    rank = game.rank_of(party).copy()
    high = max(rank[pair[0]], rank[pair[1]])
    for row in pair:
        rank[game.states.judged_as == row] = high
    return game.with_ranks(party, Ranks(rank))


def flipped(before: Mask, after: Mask, rows: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Where two tables of verdicts, (P, S) bool, differ on these rows."""
    return tuple((row, int(party)) for row in rows for party in np.flatnonzero(before[:, row] != after[:, row]))
