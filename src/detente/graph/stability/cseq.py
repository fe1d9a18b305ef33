"""Coalition sequential stability: improvements of single parties outside answer those of a coalition."""

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
    """(P, S) bool: after each improvement of a coalition of the party to s1, outsiders' improvements lead to some s2.

    There at least one member is no better off than in s. Source: Inohara & Hipel (2008).
    """
    arcs = arcs_of(game)

    def leaves(members: Coalition) -> Mask:
        return leaving(game, arcs, members, worst_after(game, members, improving=True, watch=watch), watch)

    return verdicts(game, watch, leaves)


CONCEPT = Concept(
    name="cseq",
    title=N_("Coalition sequential stability"),
    meaning=N_(
        "Stable for a party when improvements of single parties outside, one after another, answer each improvement of"
        " each coalition of it; an answer leaves at least one member no better off."
    ),
    source="inoharahipel2008",
    replies="improvements",
    table=table,
    explain=explained(one_by_one(improving=True)),
    joint=True,
    obstacle=too_many,
)
