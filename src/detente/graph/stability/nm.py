"""Non-myopic stability: stable however far a party looks ahead, from some number of moves on."""

import numpy as np

from detente.errors.codes import N_
from detente.graph.foresight.levels import Level, until_repeated
from detente.graph.foresight.lines import anticipated
from detente.graph.game import Game
from detente.graph.improvement import Improvement
from detente.graph.stability.concept import Concept
from detente.model.conditions import Mask
from detente.watching import Watch, unwatched


def table(game: Game, watch: Watch) -> Mask:
    """(P, S) bool: limited-move stable for all large numbers of moves; levels that repeat in turn all have to agree.

    Source: Brams & Wittman (1981); Kilgour (1985).
    """
    found, begin = until_repeated(game, watch)
    stable: Mask = np.logical_and.reduce([level.stays for level in found[begin + 1 :]])
    return stable


def explain(game: Game, party: int, row: int) -> tuple[Improvement, ...]:
    """The moves that tempt and what follows, for the first repeating level at which the party would move."""
    found, begin = until_repeated(game, unwatched)
    return anticipated(game, party, row, found[: _telling(found, begin, party, row)])


def _telling(found: list[Level], begin: int, party: int, row: int) -> int:
    """The first number of moves among those that repeat with which the party leaves the row, else the first of all."""
    numbers = range(begin + 1, len(found))
    return next((number for number in numbers if not found[number].stays[party, row]), numbers[0])


CONCEPT = Concept(
    name="nm",
    title=N_("Non-myopic stability"),
    meaning=N_(
        "Stable for a party when it expects no move to pay, however far it looks ahead: limited-move stable for every"
        " large number of moves."
    ),
    source="bramswittman1981",
    replies="foresight",
    table=table,
    explain=explain,
    settled_for=2,
)
