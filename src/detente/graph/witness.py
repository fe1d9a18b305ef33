"""Why a state is stable for a party or not: its improvements, and what answers each."""

from dataclasses import dataclass

from detente.errors import Unanswerable
from detente.graph.fixed import stability as joint
from detente.graph.fixed.game import FixedGame
from detente.graph.game import Game
from detente.graph.improvement import Improvement, Joint
from detente.graph.stability.concept import Concept


@dataclass(frozen=True, slots=True)
class Witness:
    """The improvements of a party (by index) from a row under a concept, in the order of their states.

    Under a concept of coalitions: one improvement of each coalition of the party that has any, small ones first; it is
    one that nobody answers if there is such a one.
    """

    party: int
    row: int
    concept: str
    improvements: tuple[Improvement, ...]

    @property
    def stable(self) -> bool:
        """Whether every improvement is answered."""
        return all(improvement.answered for improvement in self.improvements)


def witness(game: Game, party: int, row: int, concept: Concept) -> Witness:
    """Improvements of `party` from `row` and their answers, by search where the table of all states is by passes.

    Raises Unanswerable if the concept cannot be computed for this game (E930, E932, E933, E947).
    """
    if isinstance(game, FixedGame):
        return Witness(party, row, concept.name, joint.explain(game, concept, party, row))
    obstacle = concept.obstacle(game)
    if obstacle:
        raise Unanswerable([obstacle])
    return Witness(party, row, concept.name, concept.explain(game, party, row))


def stable_at(game: Game, party: int, row: int, concept: Concept) -> bool:
    """Whether one state is stable for one party, without looking at the others."""
    return witness(game, party, row, concept).stable


__all__ = ["Improvement", "Joint", "Witness", "stable_at", "witness"]
