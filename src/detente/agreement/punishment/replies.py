"""Best replies against rules that say for every state which own move each party plays.

A party's best reply is found by policy iteration. Moves may be equally good: what is returned is every move that is as
good as any, so that whoever asks decides what to do in a tie.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from detente.agreement.punishment.kernels import Places, best, ends
from detente.agreement.terms.lattice import Floats, Ints, Mask
from detente.agreement.terms.moves import Moves
from detente.compiling import compiled

Start = Literal["stay", "reversal"]
Outcome = Literal["verified", "cycle", "limit reached"]

NEGLIGIBLE = 1e-18
TOLERANCE = 1e-11
SAME = 1e-9  # values that differ by less than this share of the party's range are the same
WORTH_COMPILING = 20_000  # states times own moves; importing numba costs more than what it saves on smaller ladders


@dataclass(frozen=True)
class Play:
    """acts: (P, S) columns of own moves; values: (P, S); there: (S,) where play leads; outcome.

    starts: from which it was found.
    """

    acts: Ints
    there: Ints
    values: Floats
    outcome: Outcome
    starts: tuple[Start, ...] = ()


def scales(payoff: Floats) -> Floats:
    """(...,) the range of payoffs (..., S) over the states, 1 where there is none: what tolerances are shares of."""
    ranges = np.ptp(payoff, axis=-1)
    return np.where(ranges > 0, ranges, 1.0)


def discounted(payoff: Floats, there: Ints, factor: Floats) -> Floats:
    """Value (1-d) sum d^t payoff of moving from every state to `there` for ever, paid after each move.

    payoff: (..., S); factor: (..., 1). Sums over 1, 2, 4 … steps, and ends in closed form once play rests.
    """
    total = (1 - factor) * payoff[..., there]
    weight, reached = factor, there
    while np.max(weight) > NEGLIGIBLE:
        onward = there[reached]
        if np.array_equal(onward, reached):
            return total + weight * payoff[..., reached]
        total = total + weight * total[..., reached]
        weight, reached = weight * weight, reached[reached]
    return total


@dataclass(frozen=True, slots=True)
class Facing:
    """What `party` (index) faces: base: (S,) where the others lead, shifts: (S, G) of the group measures by them.

    payoff: (S,) its own per step; margin: by how much a move has to be better to count as better.
    """

    moves: Moves
    party: int
    base: Ints
    shifts: Ints
    payoff: Floats
    factor: float
    margin: float

    def best(self, rank: Ints, acts: Ints) -> tuple[Mask, Ints]:
        """(S, A) whether each move is a best reply, and (S,) one that is, looked for from the rule `acts` (S,) on.

        Of several the one that leads to the state of least `rank` (S,), then the first.
        """
        search = compiled(best) if is_large(self.moves) else _best
        found: tuple[Mask, Ints] = search(self._there, self.payoff, self.factor, self.margin, rank, acts.copy())
        return found

    def regret(self, values: Floats, there: Ints) -> float:
        """The most that one other move gains in any state, if play leads to `there` (S,) and is worth `values` (S,)."""
        worth = (1 - self.factor) * self.payoff + self.factor * values
        return float((worth[self._there].max(axis=1) - worth[there]).max())

    @property
    def _there(self) -> Places:
        """(S, A) where each move leads."""
        moves, base, shifts, strides = self.moves, self.base, self.shifts, self.moves.strides
        deltas = moves.deltas[self.party]
        if not moves.shifting[self.party] and len(strides):
            base, shifts, deltas, strides = base + shifts @ strides, shifts[:, :0], deltas[:, :, :0], strides[:0]
        if not is_large(moves):
            return moves.reached(self.party, base, shifts).astype(np.int32)
        there: Places = compiled(ends)(base, moves.offsets[self.party], shifts, deltas, strides)
        return there


def is_large(moves: Moves) -> bool:
    """Whether compiled kernels pay."""
    return moves.size > WORTH_COMPILING


def _best(there: Places, payoff: Floats, factor: float, margin: float, rank: Ints, acts: Ints) -> tuple[Mask, Ints]:
    """`Facing.best` without numba; there: (S, A) where each move leads."""
    rows = np.arange(len(there))
    while True:
        value = _value(payoff, there[rows, acts], factor)
        worth: Floats = np.asarray((1 - factor) * payoff + factor * value, dtype=np.float64)[there]
        best_column = worth.argmax(axis=1)
        most = worth[rows, best_column]
        better = most > worth[rows, acts] + margin
        if not better.any():
            good: Mask = worth >= (most - margin)[:, None]
            return good, np.where(good, rank[there], len(rank)).argmin(axis=1)
        acts = np.where(better, best_column, acts)


def _value(payoff: Floats, there: Places, factor: float) -> Floats:
    """`discounted` for one party."""
    total, weight, reached = (1 - factor) * payoff[there], factor, there
    while weight > NEGLIGIBLE:
        if (there[reached] == reached).all():
            return total + weight * payoff[reached]
        total = total + weight * total[reached]
        weight, reached = weight * weight, reached[reached]
    return total


def starting(moves: Moves, start: Start) -> tuple[Ints, ...]:
    """Per party (S,) the rule to begin with: leave everything as it is, or lower every measure as far as one can."""
    return tuple(np.zeros_like(rule) for rule in moves.reversals) if start == "stay" else moves.reversals


def indifferent(moves: Moves, payoff: Floats, factors: Floats, play: Play, states: Ints) -> tuple[int, ...]:
    """Parties (indices) that have, in one of `states`, another move that is as good for them, but not for all others.

    payoff: (P, S) per step, of which `play` is an equilibrium; factors: (P,).
    """
    found = []
    worth = (1 - factors)[:, None] * payoff + factors[:, None] * play.values
    allowed = SAME * scales(payoff)[:, None, None]
    for party in moves.movers:
        reached = moves.replies(play.acts, party)[states]
        apart = np.abs(worth[:, reached] - worth[:, play.there[states]][:, :, None]) > allowed
        if (~apart[party] & apart.any(axis=0)).any():
            found.append(party)
    return tuple(found)
