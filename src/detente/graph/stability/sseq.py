"""Symmetric sequential stability: answers that pay those who give them and that the party cannot move out of."""

from detente.errors.codes import N_
from detente.graph.game import Game
from detente.graph.replies import deterred, worst_reply
from detente.graph.stability.concept import Concept, answered_by, for_each
from detente.graph.stability.smr import worth
from detente.model.conditions import Mask
from detente.watching import Watch


def stable(game: Game, party: int, watch: Watch) -> Mask:
    """(S,) bool: as SEQ, and every move of `party` from s2 leads to an s3 that is no better than s.

    Source: Rêgo & Vieira (2017).
    """
    return deterred(game, party, worst_reply(game, party, worth(game, party), improving=True, watch=watch))


CONCEPT = Concept(
    name="sseq",
    title=N_("Symmetric sequential stability"),
    meaning=N_(
        "Stable for a party when the others can answer each of its improvements by improvements of their own, and no"
        " further move of the party makes up for it."
    ),
    source="regovieira2017",
    replies="improvements",
    table=for_each(stable),
    explain=answered_by(worth, improving=True),
    escapes=True,
)
