"""First-level hypergames: every party decides in the conflict as it sees it.

Source: Wang, Hipel & Fraser (1988); Fraser & Hipel (1984). A party may take states for impossible, not know of others'
options, and be wrong about what others want. None suspects the others of seeing another conflict.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from detente.graph.game import Game
from detente.graph.restricted.subgame import Subgame, subgame
from detente.graph.stability.concept import Concept
from detente.model.conditions import Mask
from detente.preferences.relation import Ranks
from detente.watching import Watch

UNFORESEEN, UNSTABLE, STABLE = -1, 0, 1
Marks = NDArray[np.int8]


def perceived(game: Game, keep: Mask, believed: Mapping[int, Ranks]) -> Subgame:
    """The conflict as one party sees it.

    keep: (S,) bool, states that it thinks possible. believed: other parties to the (S,) ranks that it ascribes to them.
    """
    for other, ranks in believed.items():
        game = game.with_ranks(other, ranks)
    return subgame(game, keep)


def marks(seen: Subgame, concept: Concept, states: int, watch: Watch) -> Marks:
    """(P, S) int8: whether each of `states` is stable for each party in a part of the game, `UNFORESEEN` outside it."""
    found = np.full((len(seen.game.parties), states), UNFORESEEN, dtype=np.int8)
    found[:, seen.rows] = concept.table(seen.game, watch)
    return found


def hypergame_marks(seen: Sequence[Marks]) -> Marks:
    """(P, S) int8: each party's state in its own eyes; seen[i] is (P, S) in the eyes of party i."""
    return np.array([table[party] for party, table in enumerate(seen)])


def equilibria(game: Game, found: Marks) -> NDArray[np.intp]:
    """Rows that are stable for everybody in a (P, S) table, ascending; merged members are left out."""
    shown = game.states.shown
    everybody: Mask = (found[:, shown] == STABLE).all(axis=0)
    return shown[everybody]


def surprises(game: Game, seen: Iterable[Marks]) -> Mask:
    """(S,) bool: states that can occur and that some party thinks impossible."""
    hidden = np.zeros(len(game.states), dtype=bool)
    for table in seen:
        hidden |= (table == UNFORESEEN).any(axis=0)
    return hidden
