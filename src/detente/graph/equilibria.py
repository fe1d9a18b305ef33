"""All parties together: which states are stable for everybody."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.errors import LimitReached
from detente.graph.game import Game
from detente.graph.stability.concept import Concept
from detente.model.conditions import Mask
from detente.watching import Watch, unwatched


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
    done, of = 0, len(concepts) * len(game.parties)
    try:
        for concept in concepts:
            columns = []
            for party in range(len(game.parties)):
                watch(concept.name, done, of)
                columns.append(concept.stable(game, party, watch))
                done += 1
            stable[concept.name] = np.array(columns).reshape(len(columns), len(game.states))
    except LimitReached:
        unfinished = tuple(concept.name for concept in concepts if concept.name not in stable)
        return Stability(game, "limit reached", stable, unfinished)
    return Stability(game, "complete", stable, ())
