"""General metarationality: every improvement can be answered by some move of the others."""

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
    """(S,) bool: for every improvement s1 of `party` from s, the others can lead from s1 to some s2 no better than s.

    Source: Howard (1971).
    """
    return answered(game, party, worth(game, party), improving=False, watch=watch)


CONCEPT = Concept(
    name="gmr",
    title=N_("General metarationality"),
    meaning=N_("Stable for a party when the others can answer each of its improvements, gain by it or not."),
    source="howard1971",
    replies="moves",
    table=for_each(stable),
    explain=answered_by(worth, improving=False),
)
