"""The pairs of states about which an answer would change the most verdicts."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.errors import LimitReached
from detente.graph.equilibria import stability
from detente.graph.game import Game
from detente.graph.stability.concept import Concept
from detente.model.conditions import Mask
from detente.preferences.relation import Ranks
from detente.watching import Watch, unwatched

MOST = 150  # pairs of one degree of doubt that are judged


@dataclass(frozen=True, slots=True)
class Pair:
    """Two rows; ordered: the list puts the first above the second. doubt: how little is known, 0 for nothing at all."""

    first: int
    second: int
    ordered: bool
    doubt: int


@dataclass(frozen=True, slots=True)
class Effect:
    """What changes if `better` is preferred to `worse`: verdicts (row, party) on the asked rows, equilibria (rows)."""

    better: int
    worse: int
    flipped: tuple[tuple[int, int], ...]
    gained: tuple[int, ...]
    lost: tuple[int, ...]

    @property
    def weight(self) -> int:
        """How many asked rows have another verdict for somebody, and how many equilibria come or go."""
        return len({row for row, _party in self.flipped}) + len(self.gained) + len(self.lost)


@dataclass(frozen=True, slots=True)
class Question:
    """A pair worth asking about, and what each answer that is news would change."""

    pair: Pair
    effects: tuple[Effect, ...]

    @property
    def weight(self) -> int:
        """The weight of the answer that changes the most."""
        return max(effect.weight for effect in self.effects)


@dataclass(frozen=True, slots=True)
class Questions:
    """complete: False if a limit cut the search off; left_out: pairs in doubt that were too many to judge."""

    found: tuple[Question, ...]
    complete: bool
    left_out: int


def questions(
    game: Game,
    party: int,
    concept: Concept,
    rows: Sequence[int],
    pairs: Sequence[Pair],
    count: int = 1,
    watch: Watch = unwatched,
) -> Questions:
    """The `count` first questions: the least known pairs first, among them those that change the most, then in order.

    A pair of which no answer changes a verdict on `rows` or an equilibrium is no question.
    """
    found: list[Question] = []
    left_out = 0
    try:
        now = verdicts(game, concept)
        for doubt in sorted({pair.doubt for pair in pairs}):
            if len(found) >= count:
                break
            level = [pair for pair in pairs if pair.doubt == doubt]
            left_out += max(0, len(level) - MOST)
            before = len(found)
            for k, pair in enumerate(level[:MOST]):
                watch("questions", k, min(len(level), MOST))
                found.append(Question(pair, _effects(game, party, concept, rows, pair, now)))
                found[before:] = sorted((each for each in found[before:] if each.weight), key=lambda each: -each.weight)
    except LimitReached:
        return Questions(tuple(found[:count]), False, left_out)
    return Questions(tuple(found[:count]), True, left_out)


def preferring(game: Game, party: int, better: int, worse: int) -> Game:
    """The game in which a party (by index) prefers one row to another: they change places; tied ones are set apart."""
    rank = game.rank_of(party) * 2
    high, low = int(max(rank[better], rank[worse])), int(min(rank[better], rank[worse]))
    rank[game.states.judged_as == better] = high + (high == low)
    rank[game.states.judged_as == worse] = low
    return game.with_ranks(party, Ranks(rank))


def _effects(
    game: Game, party: int, concept: Concept, rows: Sequence[int], pair: Pair, now: Mask
) -> tuple[Effect, ...]:
    news = [(pair.second, pair.first)] if pair.ordered else [(pair.first, pair.second), (pair.second, pair.first)]
    return tuple(_effect(game, party, concept, rows, (better, worse), now) for better, worse in news)


def _effect(
    game: Game, party: int, concept: Concept, rows: Sequence[int], preferred: tuple[int, int], now: Mask
) -> Effect:
    then = verdicts(preferring(game, party, *preferred), concept)
    flipped = tuple((row, p) for row in dict.fromkeys(rows) for p in np.flatnonzero(now[:, row] != then[:, row]))
    before, after = _everybody(game, now), _everybody(game, then)
    gained, lost = np.flatnonzero(after & ~before), np.flatnonzero(before & ~after)
    return Effect(*preferred, tuple((row, int(p)) for row, p in flipped), _rows(gained), _rows(lost))


def verdicts(game: Game, concept: Concept) -> Mask:
    """(P, S) bool. Raises LimitReached if it is cut off."""
    found = stability(game, (concept,))
    if found.unfinished:
        raise LimitReached
    return found.stable[concept.name]


def _everybody(game: Game, stable: Mask) -> Mask:
    everybody: Mask = np.logical_and.reduce(stable, axis=0)
    shown: Mask = game.states.judged_as == np.arange(len(game.states))
    return np.logical_and(everybody, shown)


def _rows(found: NDArray[np.intp]) -> tuple[int, ...]:
    return tuple(int(row) for row in found)
