"""All parties together: which states are stable for everybody."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.errors import LimitReached, Problem, Unanswerable
from detente.graph.fixed import stability as joint
from detente.graph.fixed.game import FixedGame
from detente.graph.game import Game
from detente.graph.stability.concept import Concept
from detente.model.conditions import Mask
from detente.watching import Watch, unwatched


@dataclass(frozen=True)
class Stability:
    """stable: concept name to (P, S) bool, finished concepts only; unfinished: concepts that the limit cut off.

    refused: concepts that cannot be computed for this game, and why.
    """

    game: Game
    status: Literal["complete", "limit reached"]
    stable: Mapping[str, Mask]
    unfinished: tuple[str, ...]
    refused: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)

    def equilibria(self, concept: str) -> NDArray[np.intp]:
        """Rows stable for every party, ascending; merged members are left out."""
        everybody: Mask = np.logical_and.reduce(self.stable[concept], axis=0)
        shown = self.game.states.shown
        return shown[everybody[shown]]


def _table(game: Game, concept: Concept, watch: Watch) -> Mask:
    return joint.table(game, concept, watch) if isinstance(game, FixedGame) else concept.table(game, watch)


def stability(game: Game, concepts: Iterable[Concept], watch: Watch = unwatched) -> Stability:
    """Stability of every state for every party under each concept.

    When `watch` raises LimitReached the finished concepts are returned, with the status saying so.
    """
    concepts = tuple(concepts)
    stable: dict[str, Mask] = {}
    refused: dict[str, tuple[Problem, ...]] = {}
    try:
        for done, concept in enumerate(concepts):
            watch(concept.name, done, len(concepts))
            try:
                stable[concept.name] = _table(game, concept, watch)
            except Unanswerable as refusal:
                refused[concept.name] = refusal.problems
    except LimitReached:
        unfinished = tuple(each.name for each in concepts if each.name not in stable and each.name not in refused)
        return Stability(game, "limit reached", stable, unfinished, refused)
    return Stability(game, "complete", stable, (), refused)
