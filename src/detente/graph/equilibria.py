"""All parties together: which states are stable for everybody."""

import os
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Lock
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.errors import LimitReached
from detente.graph.game import Game
from detente.graph.stability.concept import Concept
from detente.model.conditions import Mask
from detente.watching import Watch, unwatched

SIDE_BY_SIDE = 1 << 14  # states from which parties have a thread each
MOST_THREADS = 4  # each needs room for two arrays over all states


@dataclass(frozen=True)
class Stability:
    """stable: concept name to (P, S) bool, finished concepts only; unfinished: concepts that the limit cut off."""

    game: Game
    status: Literal["complete", "limit reached"]
    stable: Mapping[str, Mask]
    unfinished: tuple[str, ...]

    def equilibria(self, concept: str) -> NDArray[np.intp]:
        """Rows stable for every party, ascending; merged members are left out."""
        everybody: Mask = np.logical_and.reduce(self.stable[concept], axis=0)
        shown = self.game.states.shown
        return shown[everybody[shown]]


def stability(game: Game, concepts: Iterable[Concept], watch: Watch = unwatched) -> Stability:
    """Stability of every state for every party under each concept.

    When `watch` raises LimitReached the finished concepts are returned, with the status saying so.
    """
    concepts = tuple(concepts)
    stable: dict[str, Mask] = {}
    progress = Progress(watch, len(concepts) * len(game.parties))
    try:
        for concept in concepts:
            stable[concept.name] = _table(game, concept, progress)
    except LimitReached:
        unfinished = tuple(concept.name for concept in concepts if concept.name not in stable)
        return Stability(game, "limit reached", stable, unfinished)
    return Stability(game, "complete", stable, ())


@dataclass
class Progress:
    """Tells a watch how many columns of how many are done; columns may be worked on side by side."""

    watch: Watch
    of: int
    done: int = 0
    turn: Lock = field(default_factory=Lock)

    def __call__(self, doing: str, _done: int, _of: int) -> None:
        """Pass on what is being done."""
        with self.turn:
            self.watch(doing, self.done, self.of)


def _table(game: Game, concept: Concept, progress: Progress) -> Mask:
    table: Mask = np.empty((len(game.parties), len(game.states)), dtype=bool)

    def column(party: int) -> None:
        progress(concept.name, 0, 0)
        table[party] = concept.stable(game, party, progress)
        with progress.turn:
            progress.done += 1

    if len(game.states) < SIDE_BY_SIDE:
        for party in range(len(table)):
            column(party)
        return table
    with ThreadPoolExecutor(min(len(table), os.cpu_count() or 1, MOST_THREADS) or 1) as threads:
        for _ in threads.map(column, range(len(table))):
            pass
    return table
