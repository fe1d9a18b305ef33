"""Coalition symmetric metarationality: the coalition cannot move out of the answer together."""

from detente.errors.codes import N_
from detente.graph.coalitions.answers import best_together, leaving_escapes, worst_after
from detente.graph.coalitions.arcs import arcs_of
from detente.graph.coalitions.deterrence import explained, inescapable
from detente.graph.coalitions.improving import Coalition, leaving, too_many, verdicts
from detente.graph.game import Game
from detente.graph.stability.concept import Concept
from detente.model.conditions import Mask
from detente.watching import Watch


def table(game: Game, watch: Watch) -> Mask:
    """(P, S) bool: as CGMR, where the coalition can lead from s2 to no s3 that all its members prefer to s.

    What leaves under CGMR leaves here too. What is deterred by answers after which one member can get nothing better
    whatever all do stays. Only the rest is looked at more closely. Source: Inohara & Hipel (2008).
    """
    arcs = arcs_of(game)

    def leaves(members: Coalition) -> Mask:
        best = best_together(game, members, watch)
        free = leaving(game, arcs, members, worst_after(game, members, False, watch), watch)
        bound = ~leaving(game, arcs, members, worst_after(game, members, False, watch, best), watch)
        return free | leaving_escapes(game, arcs, members, ~free & ~bound, watch)

    return verdicts(game, watch, leaves)


CONCEPT = Concept(
    name="csmr",
    title=N_("Coalition symmetric metarationality"),
    meaning=N_(
        "Stable for a party when the parties outside can answer each improvement of each coalition of it, gain by"
        " it or not, and nothing that the coalition then does together makes up for it to all members."
    ),
    source="inoharahipel2008",
    replies="moves",
    table=table,
    explain=explained(inescapable),
    escapes=True,
    joint=True,
    obstacle=too_many,
)
