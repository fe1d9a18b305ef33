"""Nash: no improvement at all."""

from detente.errors.codes import N_
from detente.graph.game import Game
from detente.graph.improvement import Improvement
from detente.graph.legal import improvements
from detente.graph.replies import unimproved
from detente.graph.stability.concept import Concept, for_each
from detente.model.conditions import Mask
from detente.watching import Watch


def stable(game: Game, party: int, _watch: Watch) -> Mask:
    """(S,) bool: `party` (by index) has no improvement from s. Source: Nash (1950); Fang, Hipel & Kilgour (1993)."""
    return unimproved(game, party)


def explain(game: Game, party: int, row: int) -> tuple[Improvement, ...]:
    """The improvements; nobody answers."""
    return tuple(Improvement(to, ()) for to in improvements(game, party, row))


CONCEPT = Concept(
    name="nash",
    title=N_("Nash stability"),
    meaning=N_("Stable for a party when it has no improvement: nobody else is reckoned with."),
    source="nash1950",
    replies="none",
    table=for_each(stable),
    explain=explain,
)
