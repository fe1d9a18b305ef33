"""Levels of all measures together: the states of an agreement.

A state is a number in mixed radix: its digits are the levels of the measures in file order, the first the highest.
Letters in shapes: S states, M measures, P parties, A own moves, G group measures.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from detente.model.roadmap import Measure

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Lattice:
    """All combinations of levels of `measures`."""

    measures: tuple[Measure, ...]

    @cached_property
    def strides(self) -> Ints:
        """(M,) how far a state's number changes when a measure rises by one level."""
        counts = [measure.highest + 1 for measure in self.measures]
        return np.array([int(np.prod(counts[k + 1 :], dtype=np.int64)) for k in range(len(counts))], dtype=np.int64)

    @cached_property
    def levels(self) -> Ints:
        """(S, M) the level of every measure in every state."""
        counts = tuple(measure.highest + 1 for measure in self.measures)
        grid = np.indices(counts).reshape(len(counts), -1).T if counts else np.zeros((1, 0))
        return np.ascontiguousarray(grid, dtype=np.int64)

    def __len__(self) -> int:
        """The number of states, S."""
        return len(self.levels)

    @cached_property
    def highest(self) -> Ints:
        """(M,) the highest level of every measure."""
        return np.array([measure.highest for measure in self.measures], dtype=np.int64)

    @cached_property
    def today(self) -> Ints:
        """(M,) the level of every measure today."""
        return np.array([measure.now for measure in self.measures], dtype=np.int64)

    @cached_property
    def now(self) -> int:
        """The state in which every measure is where it is today."""
        return self.state([measure.now for measure in self.measures])

    @cached_property
    def distance(self) -> Floats:
        """(S,) how far all measures are from where they are today, each in shares of its highest level, added up."""
        found: Floats = np.sort(np.abs(self.levels - self.today) / self.highest, axis=1).sum(axis=1)
        return found

    @cached_property
    def signed(self) -> int:
        """The state in which a deal begins: as today, but for the hostile acts that stop when it is signed."""
        return self.state([measure.signed for measure in self.measures])

    def state(self, levels: Iterable[int]) -> int:
        """The state with these levels, one per measure."""
        return int(np.array(list(levels), dtype=np.int64) @ self.strides)

    def changed(self, state: int, levels: Mapping[str, int]) -> int:
        """`state` with some measures, by id, at other levels."""
        return self.state(
            levels.get(measure.id, int(level)) for measure, level in zip(self.measures, self.levels[state], strict=True)
        )

    def named(self, state: int) -> dict[str, int]:
        """Measure id to level."""
        return {m.id: int(level) for m, level in zip(self.measures, self.levels[state], strict=True)}

    def share(self, measure: str) -> Floats:
        """(S,) level / highest level of one measure."""
        index = [m.id for m in self.measures].index(measure)
        return self.levels[:, index] / self.measures[index].highest

    @cached_property
    def groups(self) -> tuple[int, ...]:
        """Indices of the measures that several parties own."""
        return tuple(k for k, measure in enumerate(self.measures) if len(measure.owners) > 1)

    @cached_property
    def in_deal(self) -> Mask:
        """(S,) states that a roadmap may hold: every hostile act is where it is once a deal is signed."""
        allowed = np.ones(len(self), dtype=bool)
        for k, measure in enumerate(self.measures):
            if not measure.in_deal:
                allowed &= self.levels[:, k] == measure.signed
        return allowed
