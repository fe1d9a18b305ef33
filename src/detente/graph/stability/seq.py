"""Sequential stability: every improvement can be answered by moves that the others themselves prefer."""

from detente.errors.codes import N_
from detente.graph.game import Game
from detente.graph.replies import answered
from detente.graph.stability.concept import Concept, answered_by, for_each
from detente.model.conditions import Mask
from detente.preferences.relation import Rank
from detente.watching import Watch


def worth(game: Game, party: int) -> Rank:
    """(S,) int64: a reply leaves the party where it leads."""
    return game.rank_of(party)


def stable(game: Game, party: int, watch: Watch) -> Mask:
    """(S,) bool: for every improvement s1 of `party` from s, the others' improvements lead to some s2 no better than s.

    Source: Fraser & Hipel (1984).
    """
    return answered(game, party, worth(game, party), improving=True, watch=watch)


CONCEPT = Concept(
    name="seq",
    title=N_("Sequential stability"),
    meaning=N_("Stable for a party when the others can answer each of its improvements by improvements of their own."),
    source="fraserhipel1984",
    replies="improvements",
    table=for_each(stable),
    explain=answered_by(worth, improving=True),
)
