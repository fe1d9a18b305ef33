"""Best replies against rules that say for every state which own move each party plays.

A party's best reply is found by policy iteration. Moves may be equally good: what is returned is every move that is as
good as any, so that whoever asks decides what to do in a tie.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from detente.agreement.punishment.kernels import Places, best, regret
from detente.agreement.punishment.kernels import ends as ends_of
from detente.agreement.terms.lattice import Floats, Ints, Mask
from detente.agreement.terms.moves import Moves
from detente.compiling import compiled

Start = Literal["stay", "reversal", "departure"]
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


class Facing:
    """What `party` (index) faces.

    base: (S,) where the others lead, shifts: (S, G) of the group measures by them, None if there are none; payoff: (S,)
    its own per step; margin: by how much a move has to be better to count as better.
    """

    def __init__(
        self, moves: Moves, party: int, against: tuple[Ints, Ints | None], payoff: Floats, factor: float, margin: float
    ) -> None:
        self.moves, self.party, self.payoff, self.factor, self.margin = moves, party, payoff, factor, margin
        base, shifts = against
        self.base, self.offsets = base, moves.short[party]
        if moves.shifting[party]:
            given = np.zeros((len(base), len(moves.strides)), dtype=np.int64) if shifts is None else shifts
            self.base, self.offsets = np.zeros_like(base), self._ends(base, given)
        elif shifts is not None:
            self.base = base + shifts @ moves.strides

    def regret(self, values: Floats, there: Ints) -> float:
        """The most that one other move gains in any state, if play leads to `there` (S,) and is worth `values` (S,)."""
        worth = (1 - self.factor) * self.payoff + self.factor * values
        if is_large(self.moves):
            return float(compiled(regret)(self.base, self.offsets, self.moves.counts[self.party], worth, there))
        return float((worth[self.base[:, None] + self.offsets].max(axis=1) - worth[there]).max())

    def _ends(self, base: Ints, shifts: Ints) -> Places:
        """(S, A) the same from every state, of a party that shifts group measures."""
        moves, offsets, deltas = self.moves, self.moves.offsets[self.party], self.moves.deltas[self.party]
        if not is_large(moves):
            return moves.reached(self.party, base, shifts).astype(np.int32)
        there: Places = compiled(ends_of)(base, offsets, shifts, deltas, moves.strides)
        return there


def best_replies(facing: Sequence[Facing], acts: Sequence[Ints]) -> Iterator[tuple[Ints, Ints, Ints, Mask]]:
    """For each that one party faces (S,) a best reply, looked for from one of `acts` on, and where there are several.

    That is (N,) states with several, (N, A) where each move leads from there and whether it is one of them.
    """
    if not facing:
        return
    one, size, count = facing[0], len(facing[0].base), len(facing)
    counts, args = one.moves.counts[one.party], (one.factor, one.margin)
    if is_large(one.moves) or count == 1:
        search = compiled(best) if is_large(one.moves) else _best
        every = [
            search(f.base, f.offsets, counts, f.payoff, *args, a.copy()) for f, a in zip(facing, acts, strict=True)
        ]
    else:  # one ladder beside the other
        base = np.concatenate([each.base + k * size for k, each in enumerate(facing)])
        offsets = np.concatenate([each.offsets for each in facing])
        rows = np.tile(counts, count), np.tile(one.payoff, count)
        beside = _best(base, offsets, rows[0], rows[1], *args, np.concatenate(acts))
        every = list(zip(*(each.reshape(count, size) for each in beside), strict=True))
    for each, (rule, worth, least, several) in zip(facing, every, strict=True):
        tied = np.flatnonzero(several)
        ends = each.base[tied, None] + each.offsets[tied]
        if len(tied):
            real = np.arange(ends.shape[1]) < counts[tied, None]
            yield rule, tied, ends, (worth[ends] >= least[tied, None]) & real
        else:
            yield rule, tied, ends, np.zeros(ends.shape, dtype=bool)


def is_large(moves: Moves) -> bool:
    """Whether compiled kernels pay."""
    return moves.size > WORTH_COMPILING


def _best(
    base: Ints, offsets: Places, counts: Ints, payoff: Floats, factor: float, margin: float, acts: Ints
) -> tuple[Ints, Floats, Floats, Mask]:
    """`kernels.best` without numba."""
    there = base[:, None] + offsets
    rows, columns = np.arange(len(there)), np.arange(there.shape[1])
    while True:
        worth: Floats = (1 - factor) * payoff + factor * _value(payoff, there[rows, acts], factor)
        each = worth[there]
        column = each.argmax(axis=1)
        least = each[rows, column] - margin
        better = least > each[rows, acts]
        if not better.any():
            several = ((each >= least[:, None]) & (columns < counts[:, None])).sum(axis=1) > 1
            return column, worth, least, several
        acts = np.where(better, column, acts)


def _value(payoff: Floats, there: Places, factor: float) -> Floats:
    """`discounted` for one party."""
    total, weight, reached = (1 - factor) * payoff[there], factor, there
    while weight > NEGLIGIBLE:
        if (there[reached] == reached).all():
            return total + weight * payoff[reached]
        total = total + weight * total[reached]
        weight, reached = weight * weight, reached[reached]
    return total


def starting(moves: Moves, start: Start, rank: Ints) -> tuple[Ints, ...]:
    """Per party (S,) the rule to begin with: leave all as it is, go back to where it is today, or away from there.

    Of several ways away the one that leads to the state of least `rank` (S,) if all others stay.
    """
    if start != "departure":
        return tuple(np.zeros_like(rule) for rule in moves.back) if start == "stay" else moves.back
    rows, found = np.arange(len(rank))[:, None], list[Ints]()
    for offsets, deltas, away in zip(moves.offsets, moves.deltas, moves.away, strict=True):
        ends = rows + offsets + deltas @ moves.strides
        found.append(np.where(away, rank[ends], len(rank) + 1).argmin(axis=1))
    return tuple(found)


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
