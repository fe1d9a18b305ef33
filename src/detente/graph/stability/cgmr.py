"""Coalition general metarationality: parties outside can answer each improvement of a coalition of the party."""

from detente.errors.codes import N_
from detente.graph.coalitions.answers import worst_after
from detente.graph.coalitions.arcs import arcs_of
from detente.graph.coalitions.deterrence import explained, one_by_one
from detente.graph.coalitions.improving import Coalition, leaving, too_many, verdicts
from detente.graph.game import Game
from detente.graph.stability.concept import Concept
from detente.model.conditions import Mask
from detente.watching import Watch


def table(game: Game, watch: Watch) -> Mask:
    """(P, S) bool: after each improvement of a coalition of the party to s1, outsiders can lead from s1 to some s2.

    There at least one member is no better off than in s. Source: Inohara & Hipel (2008).
    """
    arcs = arcs_of(game)

    def leaves(members: Coalition) -> Mask:
        return leaving(game, arcs, members, worst_after(game, members, improving=False, watch=watch), watch)

    return verdicts(game, watch, leaves)


CONCEPT = Concept(
    name="cgmr",
    title=N_("Coalition general metarationality"),
    meaning=N_(
        "Stable for a party when the parties outside can answer each improvement of each coalition of it, gain by"
        " it or not; an answer leaves at least one member no better off."
    ),
    source="inoharahipel2008",
    replies="moves",
    table=table,
    explain=explained(one_by_one(improving=False)),
    joint=True,
    obstacle=too_many,
)
