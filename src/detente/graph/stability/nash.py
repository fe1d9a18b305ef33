"""Nash: no improvement at all."""

import numpy as np

from detente.errors.codes import N_
from detente.graph.game import Game
from detente.graph.replies import NOTHING, unimproved
from detente.graph.stability.concept import Concept
from detente.model.conditions import Mask
from detente.preferences.relation import Rank
from detente.watching import Watch


def stable(game: Game, party: int, _watch: Watch) -> Mask:
    """(S,) bool: `party` (by index) has no improvement from s. Source: Nash (1950); Fang, Hipel & Kilgour (1993)."""
    return unimproved(game, party)


def worth(game: Game, party: int) -> Rank:
    """(S,) int64: nobody answers."""
    return np.full(len(game.states), NOTHING)


CONCEPT = Concept("nash", N_("Nash stability"), "nash1950", stable, "none", worth)
