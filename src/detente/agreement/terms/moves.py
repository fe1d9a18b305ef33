"""Own moves: how far each party alone can shift the levels in one step.

A measure with one owner is shifted by it within `up` and `down`. A measure of a group is shifted by one member alone
only in a direction for which one vote is enough; if several do so in one step, lowering prevails over raising and the
larger change over the smaller. States are numbers, so shifts of different measures add up.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import product

import numpy as np

from detente.agreement.terms.lattice import Ints, Lattice, Mask
from detente.model.roadmap import Measure


def prevailing(one: Ints, other: Ints) -> Ints:
    """What becomes of a group measure when two members shift it by `one` and `other` levels at once."""
    least = np.minimum(one, other)
    return np.where(least < 0, least, np.maximum(one, other))


@dataclass(frozen=True)
class Moves:
    """The own moves of every party in every state; column 0 is to leave everything as it is.

    offsets: per party (S, A), change of the state's number by measures owned alone, rows padded with the stay. deltas:
    per party (S, A, G), levels by which it shifts each group measure. strides: (G,) of the group measures.
    """

    offsets: tuple[Ints, ...]
    deltas: tuple[Ints, ...]
    strides: Ints

    @cached_property
    def movers(self) -> tuple[int, ...]:
        """Indices of the parties that can ever move alone."""
        return tuple(i for i, offsets in enumerate(self.offsets) if offsets.shape[1] > 1)

    @cached_property
    def shifting(self) -> tuple[tuple[int, ...], ...]:
        """For each party, the places in `strides` of the group measures that it can ever shift alone."""
        return tuple(tuple(np.flatnonzero(deltas.any(axis=(0, 1))).tolist()) for deltas in self.deltas)

    def joint(self, acts: Ints) -> Ints:
        """(S,) where each state leads when party i plays column acts[i, s]."""
        offset, delta = self._sum(acts, self.movers)
        states: Ints = np.arange(len(offset), dtype=np.int64) + offset + delta @ self.strides
        return states

    def replies(self, acts: Ints, party: int) -> Ints:
        """(S, A) where each own move of `party` leads when the others play their columns of `acts`."""
        others = tuple(i for i in self.movers if i != party)
        offset, delta = self._sum(acts, others)
        there: Ints = (np.arange(len(offset), dtype=np.int64) + offset)[:, None] + self.offsets[party]
        for g, stride in enumerate(self.strides):
            if g in self.shifting[party]:
                there += stride * prevailing(delta[:, None, g], self.deltas[party][:, :, g])
            else:
                there += (stride * delta[:, g])[:, None]
        return there

    def _sum(self, acts: Ints, movers: tuple[int, ...]) -> tuple[Ints, Ints]:
        rows = np.arange(acts.shape[1])
        offset = np.zeros(acts.shape[1], dtype=np.int64)
        delta = np.zeros((acts.shape[1], len(self.strides)), dtype=np.int64)
        for i in movers:
            offset += self.offsets[i][rows, acts[i]]
            for g in self.shifting[i]:
                delta[:, g] = prevailing(delta[:, g], self.deltas[i][rows, acts[i], g])
        return offset, delta


def moves_of(lattice: Lattice, parties: tuple[str, ...]) -> Moves:
    """The own moves of `parties`."""
    tables = [_table(lattice, party) for party in parties]
    groups = list(lattice.groups)
    return Moves(tuple(t[0] for t in tables), tuple(t[1] for t in tables), lattice.strides[groups])


def alone(measure: Measure, party: str) -> tuple[int, int]:
    """How many levels `party` alone can lower and raise a measure in one step."""
    if party not in measure.owners:
        return 0, 0
    if len(measure.owners) == 1:
        return measure.down, measure.up
    return (measure.down if measure.lower_votes == 1 else 0), (measure.up if measure.raise_votes == 1 else 0)


def _table(lattice: Lattice, party: str) -> tuple[Ints, Ints]:
    limits = [alone(measure, party) for measure in lattice.measures]
    choices = [sorted(range(-down, up + 1), key=lambda shift: (shift != 0, shift)) for down, up in limits]
    shifts = np.array(list(product(*choices)), dtype=np.int64).reshape(-1, len(limits))
    highest = np.array([measure.highest for measure in lattice.measures], dtype=np.int64)
    target = lattice.levels[:, None, :] + shifts[None, :, :]
    possible: Mask = np.all((target >= 0) & (target <= highest), axis=2)
    return _packed(lattice, shifts, possible)


def _packed(lattice: Lattice, shifts: Ints, possible: Mask) -> tuple[Ints, Ints]:
    """The possible shifts of every state side by side, rows padded with the stay (column 0)."""
    width = int(possible.sum(axis=1).max())
    order = np.argsort(~possible, axis=1, kind="stable")[:, :width]
    column = np.where(np.take_along_axis(possible, order, axis=1), order, 0)
    groups = list(lattice.groups)
    own = shifts.copy()
    own[:, groups] = 0
    return (own @ lattice.strides)[column], shifts[:, groups][column]
