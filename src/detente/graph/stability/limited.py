"""Limited-move stability: a party looks a fixed number of moves ahead and reckons with what everybody then does.

One concept for each number of moves; the registry lists the family by its member with two.
"""

import re
from collections.abc import Callable
from functools import cache
from itertools import islice

from detente.errors.codes import N_
from detente.graph.foresight.levels import levels
from detente.graph.foresight.lines import anticipated
from detente.graph.game import Game
from detente.graph.improvement import Improvement
from detente.graph.stability.concept import Concept
from detente.model.conditions import Mask
from detente.watching import Watch, unwatched

FARTHEST = 99


def table(horizon: int) -> Callable[[Game, Watch], Mask]:
    """(P, S) bool: no move of the party would make play end in a state that it prefers to s.

    After a move it is the turn of another party, which stays or moves with one move less to go, to the best that it
    anticipates; with the last move play ends. Source: Kilgour (1985); Fang, Hipel & Kilgour (1993).
    """

    def found(game: Game, watch: Watch) -> Mask:
        (level,) = islice(levels(game, watch), horizon, horizon + 1)
        return level.stays

    return found


def explain(horizon: int) -> Callable[[Game, int, int], tuple[Improvement, ...]]:
    """The moves that tempt, and the line of play that follows each."""

    def found(game: Game, party: int, row: int) -> tuple[Improvement, ...]:
        return anticipated(game, party, row, list(islice(levels(game, unwatched), horizon)))

    return found


@cache
def looking(horizon: int) -> Concept:
    """The concept in which parties look so many moves ahead."""
    return Concept(
        name=f"l{horizon}",
        title=N_("Limited-move stability"),
        meaning=N_(
            "Stable for a party when it expects no move to pay: each party in turn stays or makes the move to the best"
            " end that it foresees, a fixed number of moves ahead, and the mover reckons with the worst of ties."
        ),
        source="kilgour1985",
        replies="foresight",
        table=table(horizon),
        explain=explain(horizon),
        settled_for=2,
        horizon=horizon,
    )


def member(name: str) -> Concept | None:
    """The concept called l1, l2, … up to `FARTHEST`; None for any other name."""
    found = re.fullmatch(r"l([1-9]\d?)", name)
    return looking(int(found[1])) if found else None


CONCEPT = looking(2)
