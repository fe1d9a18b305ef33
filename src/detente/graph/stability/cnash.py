"""Coalition Nash: no coalition of the party has an improvement."""

from detente.errors.codes import N_
from detente.graph.coalitions.arcs import arcs_of
from detente.graph.coalitions.deterrence import explained, nobody
from detente.graph.coalitions.improving import Coalition, leaving, own_worth, too_many, verdicts
from detente.graph.game import Game
from detente.graph.stability.concept import Concept
from detente.model.conditions import Mask
from detente.watching import Watch


def table(game: Game, watch: Watch) -> Mask:
    """(P, S) bool: no coalition that the party belongs to can lead to a state that all its members prefer to s.

    Source: Kilgour, Hipel, Fang & Peng (2001).
    """
    arcs = arcs_of(game)

    def leaves(members: Coalition) -> Mask:
        return leaving(game, arcs, members, own_worth(game, members), watch)

    return verdicts(game, watch, leaves)


CONCEPT = Concept(
    name="cnash",
    title=N_("Coalition Nash stability"),
    meaning=N_(
        "Stable for a party when no coalition of it has an improvement: no legal sequence of the members' moves"
        " leads to a state that all of them prefer."
    ),
    source="kilgour2001",
    replies="none",
    table=table,
    explain=explained(nobody),
    joint=True,
    obstacle=too_many,
)
