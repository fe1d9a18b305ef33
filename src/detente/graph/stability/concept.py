"""What a stability concept is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from detente.graph.game import Game
from detente.model.conditions import Mask
from detente.preferences.relation import Rank
from detente.watching import Watch

Replies = Literal["none", "moves", "improvements"]


@dataclass(frozen=True)
class Concept:
    """A stability definition.

    name: as in files and commands. title: English, for the catalogue of sentences. source: key in references.bib.
    stable: game, index of a party and watch to (S,) bool. replies: which moves of the others it reckons with. worth:
    game and party to (S,) int64, what a reply leaves the party with; a reply answers a move from s if worth <= rank[s].
    """

    name: str
    title: str
    source: str
    stable: Callable[[Game, int, Watch], Mask]
    replies: Replies
    worth: Callable[[Game, int], Rank]
