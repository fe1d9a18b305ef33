"""Why a given state is stable for a party or not, in a conflict too large to enumerate."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from detente.errors import LimitReached
from detente.graph.lazy.game import Budget, Codes64, OpenGame
from detente.graph.lazy.search import Hunt, OpenMove, Seen, reply
from detente.graph.stability.concept import Concept
from detente.model.conditions import Mask
from detente.watching import Watch, unwatched

SEARCHED = ("nash", "seq", "gmr", "smr")  # concepts that the search decides
MOST = 100_000_000  # moves tried

Least = Callable[[int, int], int | None]


@dataclass(frozen=True, slots=True)
class OpenImprovement:
    """A move to the state with code `to` that the party prefers; answered: None if the search was cut short."""

    to: int
    answer: tuple[OpenMove, ...]
    answered: bool | None


@dataclass(frozen=True)
class OpenWitness:
    """Improvements of a party (by index) from a state (by code), ascending; tried: moves that were looked at.

    status: `limit reached` if some improvements are missing or not decided.
    """

    party: int
    code: int
    concept: str
    improvements: tuple[OpenImprovement, ...]
    status: Literal["complete", "limit reached"]
    tried: int

    @property
    def stable(self) -> bool | None:
        """Whether every improvement is answered; None if that is not decided."""
        if any(improvement.answered is False for improvement in self.improvements):
            return False
        return True if self.status == "complete" else None


@dataclass(frozen=True)
class Question:
    """Is the state `code` stable for `party` (index)? least: as `preferences.scores.Scoring` has it, for the party."""

    party: int
    code: int
    concept: Concept
    least: Least


def open_witness(game: OpenGame, question: Question, most: int = MOST, watch: Watch = unwatched) -> OpenWitness:
    """Improvements of the party and the others' answers, exact where decided; at most `most` moves are tried."""
    budget = Budget(most)
    found: list[OpenImprovement] = []
    complete = True
    try:
        ends = _improvements(game, question, budget)
        found = [OpenImprovement(to, (), None) for to in ends]
        dead = Seen()
        for k, to in enumerate(ends):
            watch("replies", k, len(ends))
            found[k] = _answered(game, question, to, dead, budget, watch)
    except LimitReached:
        complete = False
    status: Literal["complete", "limit reached"] = "complete" if complete else "limit reached"
    return OpenWitness(question.party, question.code, question.concept.name, tuple(found), status, budget.tried)


def _improvements(game: OpenGame, question: Question, budget: Budget) -> list[int]:
    here = np.array([question.code])
    batches = [ends for _, ends in game.moves(question.party, here, True, budget)]
    return sorted(int(code) for ends in batches for code in ends)


def _answered(game: OpenGame, question: Question, to: int, dead: Seen, budget: Budget, watch: Watch) -> OpenImprovement:
    """`dead`: nodes from which nobody leads to an answer, shared by all improvements."""
    bound = int(game.scores[question.party](np.array([question.code]))[0])
    least = question.least(to, _changeable(game, question.party, to))
    if question.concept.replies == "none" or (least is not None and least > bound):
        return OpenImprovement(to, (), False)

    def goal(codes: Codes64) -> Mask:
        return _no_better(game, question, codes, bound, budget)

    seen = dead.copy()
    hunt = Hunt(game, question.party, goal, question.concept.replies == "improvements", budget, watch)
    answer = reply(hunt, to, seen)
    if not answer:
        dead.by_party = seen.by_party
    return OpenImprovement(to, answer, bool(answer))


def _no_better(game: OpenGame, question: Question, codes: Codes64, bound: int, budget: Budget) -> Mask:
    """Where the party is no better off than at `bound`; for SMR the first such states, whatever it does next."""
    score = game.scores[question.party]
    no_better = np.asarray(score(codes) <= bound, dtype=bool)
    if question.concept.name != "smr":
        return no_better
    places, many = np.flatnonzero(no_better), 1
    while len(places):  # ever more at once, as one is enough
        held = np.zeros(len(codes), dtype=bool)
        held[places[:many]] = True
        for starts, ends in game.moves(question.party, codes[places[:many]], False, budget):
            held[places[starts[np.asarray(score(ends) > bound, dtype=bool)]]] = False
        if held.any():
            return held
        places, many = places[many:], many * 4
    return np.zeros(len(codes), dtype=bool)


def _changeable(game: OpenGame, party: int, code: int) -> int:
    """Bits that the others may change in any sequence from a state."""
    others = sum(own for k, own in enumerate(game.own) if k != party)
    return others & ~(game.stays_on & code) & ~(game.stays_off & ~code)
