"""Why a state is stable for a party or not: its improvements, and the others' answer to each."""

from dataclasses import dataclass

from detente.graph.game import Game
from detente.graph.legal import Move, answer, improvements
from detente.graph.stability.concept import Concept


@dataclass(frozen=True, slots=True)
class Improvement:
    """A move to row `to` that the party prefers, and a shortest legal sequence that answers it (empty if none does)."""

    to: int
    answer: tuple[Move, ...]

    @property
    def answered(self) -> bool:
        """Whether the others can leave the mover no better off."""
        return bool(self.answer)


@dataclass(frozen=True, slots=True)
class Witness:
    """All improvements of a party (by index) from a row under a concept, in the order of their states."""

    party: int
    row: int
    concept: str
    improvements: tuple[Improvement, ...]

    @property
    def stable(self) -> bool:
        """Whether every improvement is answered."""
        return all(improvement.answered for improvement in self.improvements)


def witness(game: Game, party: int, row: int, concept: Concept) -> Witness:
    """Improvements of `party` from `row` and their answers, by search and independent of the fixed point."""
    moves = improvements(game, party, row)
    if concept.replies == "none":
        return Witness(party, row, concept.name, tuple(Improvement(to, ()) for to in moves))
    worth = concept.worth(game, party)
    improving = concept.replies == "improvements"
    answers = (answer(game, party, row, to, worth, improving) for to in moves)
    return Witness(party, row, concept.name, tuple(map(Improvement, moves, answers)))


def stable_at(game: Game, party: int, row: int, concept: Concept) -> bool:
    """Whether one state is stable for one party, without looking at the others."""
    return witness(game, party, row, concept).stable
