"""Own moves: how far each party alone can shift the levels in one step.

A measure with one owner is shifted by it within `up` and `down`. A measure of a group is shifted by one member alone
only in a direction for which one vote is enough; if several do so in one step, lowering prevails over raising and the
larger change over the smaller. States are numbers, so shifts of different measures add up.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, reduce
from itertools import product

import numpy as np
from numpy.typing import NDArray

from detente.agreement.terms.lattice import Floats, Ints, Lattice, Mask
from detente.model.roadmap import Measure

MOST_KEPT = 5_000_000  # columns of rules
MOST_KNOWN = 64  # payoffs whose best replies are kept


def prevailing(one: Ints, other: Ints) -> Ints:
    """What becomes of a group measure when two members shift it by `one` and `other` levels at once."""
    least = np.minimum(one, other)
    return np.where(least < 0, least, np.maximum(one, other))


@dataclass(frozen=True)
class Moves:
    """The own moves of every party in every state; column 0 is to leave everything as it is.

    offsets: per party (S, A), change of the state's number by measures owned alone, rows padded with the stay. deltas:
    per party (S, A, G), levels by which it shifts each group measure. strides: (G,) of the group measures. counts: per
    party (S,) how many columns are no padding. back: per party (S,) the column by which it brings every measure as near
    to today's level as it can. away: per party (S, A) the columns by which it brings all as far from there as it can.
    """

    offsets: tuple[Ints, ...]
    deltas: tuple[Ints, ...]
    strides: Ints
    counts: tuple[Ints, ...]
    back: tuple[Ints, ...]
    away: tuple[Mask, ...]

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
        offset, delta = self.others(acts, party)
        return self.reached(party, np.arange(len(offset), dtype=np.int64) + offset, delta)

    def reached(self, party: int, base: Ints, delta: Ints) -> Ints:
        """(S, A) the same when the others lead to `base` (S,) and shift group measures by `delta` (S, G or 0)."""
        there: Ints = base[:, None] + self.offsets[party]
        for g, stride in enumerate(self.strides[: delta.shape[1]]):
            if g in self.shifting[party]:
                there += stride * prevailing(delta[:, None, g], self.deltas[party][:, :, g])
            else:
                there += (stride * delta[:, g])[:, None]
        return there

    @cached_property
    def book(self) -> "Book":
        """Rules of these moves that were met so far."""
        return Book(self)

    @cached_property
    def size(self) -> int:
        """States times own moves of the party that has most."""
        return max(offsets.size for offsets in self.offsets)

    @cached_property
    def short(self) -> tuple[NDArray[np.int32], ...]:
        """`offsets` in half the memory."""
        return tuple(offsets.astype(np.int32) for offsets in self.offsets)

    def others(self, acts: Ints, party: int) -> tuple[Ints, Ints]:
        """(S,) and (S, G): how far all but `party` shift the state's number and each group measure."""
        return self._sum(acts, tuple(i for i in self.movers if i != party))

    def shifts(self, party: int, rule: Ints) -> tuple[Ints, Ints]:
        """(S,) and (S, G): how far `party` shifts the state's number and each group measure by the columns `rule`."""
        rows = np.arange(len(rule))
        return self.offsets[party][rows, rule], self.deltas[party][rows, rule]

    def _sum(self, acts: Ints, movers: tuple[int, ...]) -> tuple[Ints, Ints]:
        return together(acts.shape[1], len(self.strides), [self.shifts(i, acts[i]) for i in movers])


@dataclass(frozen=True, slots=True)
class Known:
    """Best replies to some rules. number: of a rule that is one.

    tied: (N,) states in which there are several; ends: (N, A) where moves lead from there; good: (N, A) which are best.
    """

    number: int
    tied: Ints
    ends: Ints
    good: Mask


@dataclass
class Book:
    """Rules (S,) of columns, numbered by mover (place among `movers`) as they are met, with what they shift.

    offsets: (S,) of the state's number; groups: (S, G) levels of the group measures, None if there are none. likely:
    mover and the numbers of the others' rules to the number of the reply that was the best one last time.
    """

    moves: Moves
    rules: list[list[Ints]] = field(default_factory=list)
    offsets: list[list[Ints]] = field(default_factory=list)
    groups: list[list[Ints | None]] = field(default_factory=list)
    likely: dict[tuple[int, tuple[int, ...]], int] = field(default_factory=dict)
    _numbers: list[dict[bytes, int]] = field(default_factory=list)
    _known: dict[tuple[int, float, bytes], dict[tuple[int, ...], Known]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Forget them all."""
        movers = self.moves.movers
        self.rules, self.offsets, self.groups = [[] for _ in movers], [[] for _ in movers], [[] for _ in movers]
        self._numbers, self.likely, self._known = [{} for _ in movers], {}, {}
        self._bytes = np.uint8 if max((each.shape[1] for each in self.moves.offsets), default=0) <= 256 else np.uint32
        self._still = np.arange(len(self.moves.offsets[0]) if movers else 0)

    @property
    def is_full(self) -> bool:
        """Whether it takes much memory."""
        return sum(map(len, self.rules)) * len(self.moves.offsets[0]) > MOST_KEPT

    def number(self, place: int, rule: Ints) -> int:
        """The number of a rule."""
        key = rule.astype(self._bytes).tobytes()
        numbers = self._numbers[place]
        found = numbers.get(key)
        if found is None:
            found = numbers[key] = len(self.rules[place])
            offset, delta = self.moves.shifts(self.moves.movers[place], rule)
            self.rules[place].append(rule)
            self.offsets[place].append(offset)
            self.groups[place].append(delta if delta.any() else None)
        return found

    def replies(self, party: int, factor: float, payoff: Floats) -> dict[tuple[int, ...], Known]:
        """The best replies of a party with this factor and payoff (S,) that were found so far, by the others' rules."""
        if len(self._known) > MOST_KNOWN:
            self._known.clear()
        return self._known.setdefault((party, factor, payoff.tobytes()), {})

    def against(self, place: int, profile: tuple[int, ...]) -> tuple[Ints, Ints | None]:
        """(S,) where all movers but one lead, (S, G) how they shift group measures, by the rules of these numbers."""
        base, shifts = self._still, []
        for k, number in enumerate(profile):
            if k != place:
                base = base + self.offsets[k][number]
                shifts += [each for each in (self.groups[k][number],) if each is not None]
        return base, reduce(prevailing, shifts) if shifts else None


def together(states: int, groups: int, shifts: Iterable[tuple[Ints, Ints]]) -> tuple[Ints, Ints]:
    """(S,) and (S, G): what shifts of several parties come to."""
    offset, delta = np.zeros(states, dtype=np.int64), np.zeros((states, groups), dtype=np.int64)
    for own, of_groups in shifts:
        offset += own
        if groups and of_groups.any():
            delta = prevailing(delta, of_groups)
    return offset, delta


def moves_of(lattice: Lattice, parties: tuple[str, ...]) -> Moves:
    """The own moves of `parties`."""
    tables = [_table(lattice, party) for party in parties]
    offsets, deltas, counts, back, away = zip(*tables, strict=True) if tables else ((), (), (), (), ())
    return Moves(offsets, deltas, lattice.strides[list(lattice.groups)], counts, back, away)


def alone(measure: Measure, party: str) -> tuple[int, int]:
    """How many levels `party` alone can lower and raise a measure in one step."""
    if party not in measure.owners:
        return 0, 0
    if len(measure.owners) == 1:
        return measure.down, measure.up
    return (measure.down if measure.lower_votes == 1 else 0), (measure.up if measure.raise_votes == 1 else 0)


def _table(lattice: Lattice, party: str) -> tuple[Ints, Ints, Ints, Ints, Mask]:
    """Offsets, deltas, counts, back and away of `Moves`."""
    limits = np.array([alone(measure, party) for measure in lattice.measures], dtype=np.int64).reshape(-1, 2)
    choices = [sorted(range(-down, up + 1), key=lambda shift: (shift != 0, shift)) for down, up in limits.tolist()]
    shifts = np.array(list(product(*choices)), dtype=np.int64).reshape(-1, len(limits))
    target = lattice.levels[:, None, :] + shifts[None, :, :]
    possible: Mask = np.all((target >= 0) & (target <= lattice.highest), axis=2)
    counts = possible.sum(axis=1)
    order = np.argsort(~possible, axis=1, kind="stable")[:, : int(counts.max())]
    column = np.where(np.take_along_axis(possible, order, axis=1), order, 0)
    groups = list(lattice.groups)
    own = shifts.copy()
    own[:, groups] = 0
    shifted = shifts[column]
    ends = lattice.levels[:, None, :] + shifted
    gone = np.round((np.abs(ends - lattice.today) / lattice.highest).sum(axis=2), 9)
    nearest = np.clip(lattice.today, lattice.levels - limits[:, 0], lattice.levels + limits[:, 1])
    back = (ends == nearest[:, None, :]).all(axis=2).argmax(axis=1)
    return (own @ lattice.strides)[column], shifted[:, :, groups], counts, back, gone == gone.max(axis=1)[:, None]
