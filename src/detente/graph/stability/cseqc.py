"""Coalition sequential stability with joint answers: coalitions outside answer by improvements of their own."""

from detente.errors.codes import N_
from detente.graph.coalitions.arcs import arcs_of
from detente.graph.coalitions.deterrence import explained, jointly
from detente.graph.coalitions.improving import Coalition, leaving, too_many, verdicts
from detente.graph.coalitions.joint_answers import joint_improvements, worst_after_jointly
from detente.graph.game import Game
from detente.graph.stability.concept import Concept
from detente.model.conditions import Mask
from detente.watching import Watch


def table(game: Game, watch: Watch) -> Mask:
    """(P, S) bool: after each improvement of a coalition of the party, improvements of others lead on to some s2.

    The others are coalitions of outsiders, none of which improves twice in a row; in s2 at least one member is no
    better off than in s. Source: Inohara & Hipel (2008).
    """
    arcs = arcs_of(game)
    improvements = joint_improvements(game, arcs, watch)

    def leaves(members: Coalition) -> Mask:
        return leaving(game, arcs, members, worst_after_jointly(game, improvements, members, watch), watch)

    return verdicts(game, watch, leaves)


CONCEPT = Concept(
    name="cseqc",
    title=N_("Coalition sequential stability with joint answers"),
    meaning=N_(
        "Stable for a party when improvements of coalitions of the parties outside, one after another, answer each"
        " improvement of each coalition of it; an answer leaves at least one member no better off."
    ),
    source="inoharahipel2008",
    replies="joint improvements",
    table=table,
    explain=explained(jointly),
    joint=True,
    obstacle=too_many,
)
