"""What a stability concept is."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Lock
from typing import Literal

import numpy as np

from detente.errors import Problem
from detente.graph.game import Game
from detente.graph.improvement import Improvement
from detente.graph.legal import answer, improvements
from detente.model.conditions import Mask
from detente.preferences.relation import Rank
from detente.watching import Watch

SIDE_BY_SIDE = 1 << 14  # states from which parties have a thread each
MOST_THREADS = 4  # each needs room for two arrays over all states

Replies = Literal["none", "moves", "improvements", "joint improvements", "at once", "foresight"]
"""What a party reckons with: nothing; moves of the others, or only those that pay the mover or the coalition that makes
them, one after another; improvements of the others made at once with its own; or what everybody anticipates."""


Explain = Callable[[Game, int, int], tuple[Improvement, ...]]
Stable = Callable[[Game, int, Watch], Mask]


def _nothing(_game: Game) -> Problem | None:
    return None


@dataclass(frozen=True)
class Concept:
    """A stability definition.

    name: as in files and commands. title, meaning: English, for the catalogue of sentences. source: key in
    references.bib. replies: what a party reckons with. table: game and watch to (P, S) bool, stable for whom. explain:
    game, index of a party and row to its improvements. escapes: the mover looks one move beyond an answer. joint:
    coalitions move. settled_for: up to how many parties the literature agrees on the definition. horizon: how many
    moves a party looks ahead. degree: how strongly worse an answer has to be, 0 for no better. regards:
    attitudes towards others are reckoned in. obstacle: why it cannot
    be computed for a game.
    """

    name: str
    title: str
    meaning: str
    source: str
    replies: Replies
    table: Callable[[Game, Watch], Mask]
    explain: Explain
    escapes: bool = False
    joint: bool = False
    settled_for: int | None = None
    horizon: int | None = None
    degree: int = 0
    regards: bool = False
    obstacle: Callable[[Game], Problem | None] = _nothing

    def experimental(self, parties: int) -> bool:
        """Whether there are more parties than the literature has agreed on a definition for."""
        return self.settled_for is not None and parties > self.settled_for


def for_each(stable: Stable) -> Callable[[Game, Watch], Mask]:
    """The table of a concept that is computed for each party by itself, on large games side by side."""

    def table(game: Game, watch: Watch) -> Mask:
        found: Mask = np.empty((len(game.parties), len(game.states)), dtype=bool)
        one_by_one = Lock()
        done = 0

        def told(doing: str, _done: int, _of: int) -> None:
            with one_by_one:
                watch(doing, done, len(found))

        def column(party: int) -> None:
            nonlocal done
            told("parties", 0, 0)
            found[party] = stable(game, party, told)
            done += 1

        if len(game.states) < SIDE_BY_SIDE:
            for party in range(len(found)):
                column(party)
            return found
        with ThreadPoolExecutor(min(len(found), os.cpu_count() or 1, MOST_THREADS) or 1) as threads:
            for _ in threads.map(column, range(len(found))):
                pass
        return found

    return table


def answered_by(worth: Callable[[Game, int], Rank], *, improving: bool) -> Explain:
    """The improvements of a party and the others' shortest answers; worth: what an answer leaves it, (S,) int64."""

    def explain(game: Game, party: int, row: int) -> tuple[Improvement, ...]:
        left = worth(game, party)
        found = improvements(game, party, row)
        return tuple(Improvement(to, answer(game, party, row, to, left, improving)) for to in found)

    return explain
