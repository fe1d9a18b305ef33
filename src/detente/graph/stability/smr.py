"""Symmetric metarationality: every improvement can be answered so that the party cannot move out of it."""

from detente.errors.codes import N_
from detente.graph.game import Game
from detente.graph.replies import answered, best_kept
from detente.graph.stability.concept import Concept, answered_by, for_each
from detente.model.conditions import Mask
from detente.preferences.relation import Rank
from detente.watching import Watch


def worth(game: Game, party: int) -> Rank:
    """(S,) int64: a reply leaves the party with the best of staying and of its own moves from there."""
    return best_kept(game, party)


def stable(game: Game, party: int, watch: Watch) -> Mask:
    """(S,) bool: as GMR, and every move of `party` from s2 leads to an s3 that is no better than s.

    Source: Howard (1971).
    """
    return answered(game, party, worth(game, party), improving=False, watch=watch)


CONCEPT = Concept(
    name="smr",
    title=N_("Symmetric metarationality"),
    meaning=N_(
        "Stable for a party when the others can answer each of its improvements, gain by it or not, and no further move"
        " of the party makes up for it."
    ),
    source="howard1971",
    replies="moves",
    table=for_each(stable),
    explain=answered_by(worth, improving=False),
    escapes=True,
)
