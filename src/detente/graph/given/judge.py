"""Whether given states are stable while wishes change: moves are found once, stability is searched from each state.

What is asked first decides what need not be asked: by the implications among the four concepts, a state that is stable
under a stricter one is stable under a weaker one.
"""

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

from detente.graph.game import Game
from detente.graph.kernels import Goal
from detente.graph.legal import led_to, own_moves
from detente.graph.stability import gmr, nash, seq, smr
from detente.preferences.relation import Rank

Worth = Callable[[Game, int], Rank]
ANSWERED: dict[str, tuple[Worth, bool]] = {
    seq.CONCEPT.name: (seq.worth, True),
    gmr.CONCEPT.name: (gmr.worth, False),
    smr.CONCEPT.name: (smr.worth, False),
}
"""Concept to what a reply leaves the mover with, and whether the others make only moves that they prefer."""

STRICTER = {gmr.CONCEPT.name: (seq.CONCEPT.name,)}
WEAKER = {smr.CONCEPT.name: (gmr.CONCEPT.name,)}
CONCEPTS = (nash.CONCEPT.name, *ANSWERED)


class Judge:
    """Given rows of a game whose ranks change. game: any game of the conflict; its moves are those of all."""

    def __init__(self, game: Game, rows: Iterable[int]) -> None:
        self.base = game
        self.visited = game.visited
        self.rows = tuple(dict.fromkeys(rows))
        self._moves: dict[tuple[int, int], NDArray[np.intp]] = {}

    def moves(self, party: int, row: int) -> NDArray[np.intp]:
        """Rows that a party (by index) alone can move to; kept, whatever the wishes."""
        if (party, row) not in self._moves:
            self._moves[party, row] = own_moves(self.base, party, row)
        return self._moves[party, row]

    def of(self, ranks: NDArray[np.int32]) -> "Verdicts":
        """Verdicts for these ranks, (P, S), each found when it is asked for."""
        return Verdicts(self, self.base.with_table(ranks))


class Verdicts:
    """What holds in one game; every answer is kept."""

    def __init__(self, judge: Judge, game: Game) -> None:
        self.judge, self.game = judge, game
        self._stable: dict[tuple[str, int, int], bool] = {}
        self._tempted: dict[tuple[int, int], NDArray[np.intp]] = {}
        self._worth: dict[tuple[Worth, int], Rank] = {}

    def equilibrium(self, concept: str, row: int) -> bool:
        """Whether the row is stable for everybody; the first for whom it is not ends the search."""
        return all(self.stable(concept, party, row) for party in range(len(self.game.parties)))

    def stable(self, concept: str, party: int, row: int) -> bool:
        """Whether the row is stable for a party (by index). Raises KeyError for a concept not in `CONCEPTS`."""
        key = concept, party, row
        if key not in self._stable:
            self._stable[key] = self._judged(concept, party, row)
        return self._stable[key]

    def _judged(self, concept: str, party: int, row: int) -> bool:
        if self._ends(party, row).size == 0:
            return True
        if concept == nash.CONCEPT.name:
            return False
        if any(self.stable(stricter, party, row) for stricter in STRICTER.get(concept, ())):
            return True
        if any(not self.stable(weaker, party, row) for weaker in WEAKER.get(concept, ())):
            return False
        return all(self._answered(concept, party, row, int(to)) for to in self._ends(party, row))

    def _ends(self, party: int, row: int) -> NDArray[np.intp]:
        if (party, row) not in self._tempted:
            ends, rank = self.judge.moves(party, row), self.game.ranks[party]
            self._tempted[party, row] = ends[rank[ends] > rank[row]]
        return self._tempted[party, row]

    def _answered(self, concept: str, party: int, row: int, to: int) -> bool:
        worth, improving = ANSWERED[concept]
        bound = int(self.game.ranks[party, row])
        if concept == smr.CONCEPT.name and self._kept_down(party, to, bound):
            return True
        goal = Goal(to, party, self._left(worth, party), bound)
        return led_to(self.game, goal, improving, self.judge.visited) is not None

    def _kept_down(self, party: int, to: int, bound: int) -> bool:
        """Whether already the nearest reply leaves no way out; if so, nobody's best has to be found for all states."""
        goal = Goal(to, party, self._left(gmr.worth, party), bound)
        reply = led_to(self.game, goal, False, self.judge.visited)
        return reply is not None and bool((self.game.ranks[party, self.judge.moves(party, reply)] <= bound).all())

    def _left(self, worth: Worth, party: int) -> Rank:
        if (worth, party) not in self._worth:
            self._worth[worth, party] = worth(self.game, party)
        return self._worth[worth, party]
