"""Whether others' stability can hang on what one party wants: only where replies have to be improvements of their own.

Without any reply of that party others may be stable already; then its wishes cannot shake them. With every reply of it
counted as one that it would like, an improvement may still go unanswered; then no wish of it can help.
"""

from dataclasses import dataclass

from detente.graph.game import Game
from detente.graph.legal import improvements
from detente.graph.needs.reach import Reach, only
from detente.graph.stability import Concept
from detente.graph.witness import stable_at, witness
from detente.watching import Watch, unwatched

PLACES = 4_000  # states followed with a party that likes every move


@dataclass(frozen=True, slots=True)
class Leaving:
    """A party (by index) and a row that it moves to, which nobody answers."""

    party: int
    to: int


def sure_without(game: Game, party: int, other: int, row: int, concept: Concept) -> bool:
    """Whether a row is stable for `other` whatever `party` wants."""
    if concept.replies != "improvements":
        return stable_at(game, other, row, concept)
    every = frozenset(range(len(game.parties)))
    return stable_at(only(game, every - {party}), other, row, concept)


def hopeless(
    game: Game, party: int, other: int, row: int, concept: Concept, watch: Watch = unwatched
) -> Leaving | None:
    """An improvement of `other` from the row that stays unanswered whatever `party` wants; None if none is found."""
    for improvement in witness(game, other, row, concept).improvements:
        if improvement.answered:
            continue
        if concept.replies != "improvements" or not _answerable(game, party, other, row, improvement.to, watch):
            return Leaving(other, improvement.to)
    return None


def _answerable(game: Game, free: int, other: int, row: int, to: int, watch: Watch) -> bool:
    """Whether a legal sequence leads to a state no better for `other`, if `free` likes every move; True if too many."""
    reach = Reach(game, free)
    rank = game.ranks[other]
    seen: set[tuple[int, int]] = set()
    open = [(to, -1)]
    while open:
        here, last = open.pop()
        watch("replies", 0, 0)
        for mover in range(len(game.parties)):
            if mover in (other, last):
                continue
            for there in reach.moves(here) if mover == free else improvements(game, mover, here):
                if rank[there] <= rank[row]:
                    return True
                if (there, mover) not in seen:
                    seen.add((there, mover))
                    open.append((there, mover))
        if len(seen) > PLACES:
            return True
    return False
