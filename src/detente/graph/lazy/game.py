"""A conflict of too many states to enumerate: moves are found from the states that they start from."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.errors import LimitReached
from detente.model.conditions import Mask
from detente.model.conflict import Conflict
from detente.model.states import where

Codes64 = NDArray[np.int64]
Scores = NDArray[Any]
BATCH = 1 << 16  # moves that are tried at once


@dataclass
class Budget:
    """How many moves may still be tried."""

    left: int
    tried: int = 0

    def take(self, count: int) -> None:
        """Account for so many. Raises LimitReached if there are not so many left."""
        if count > self.left:
            raise LimitReached
        self.left -= count
        self.tried += count


@dataclass(frozen=True)
class OpenGame:
    """scores: for each of the parties (ids) from (n,) codes to (n,) numbers, higher is preferred. No merged states."""

    conflict: Conflict
    parties: tuple[str, ...]
    scores: tuple[Callable[[Codes64], Scores], ...]

    @cached_property
    def own(self) -> tuple[int, ...]:
        """Bits of each party's options."""
        bits = self.conflict.bit
        return tuple(sum(bits(k) for k in self.conflict.controlled_by(party)) for party in self.parties)

    @cached_property
    def stays_on(self) -> int:
        """Bits that may not be switched off again."""
        return self._bits("no")

    @cached_property
    def stays_off(self) -> int:
        """Bits that may not be switched on again."""
        return self._bits("off_only")

    def _bits(self, reversible: str) -> int:
        options = enumerate(self.conflict.options)
        return sum(self.conflict.bit(k) for k, option in options if option.reversible == reversible)

    def feasible(self, codes: Codes64) -> Mask:
        """Which codes are states: (n,) bool."""
        possible = np.ones(len(codes), dtype=bool)
        for rule in self.conflict.infeasible:
            possible &= ~where(rule.condition, codes, len(self.conflict.options))
        return possible

    def moves(
        self, party: int, codes: Codes64, improving: bool, budget: Budget
    ) -> Iterator[tuple[NDArray[np.intp], Codes64]]:
        """Batches of the moves of a party (by index) from states: places in `codes`, and codes that they lead to.

        With `improving` only those that the party prefers. Raises LimitReached when the budget is spent.
        """
        own = self.own[party]
        words = 1 << own.bit_count()
        for first in range(0, len(codes), BATCH):
            starts = codes[first : first + BATCH]
            wide = max(1, BATCH // len(starts))
            for low in range(0, words, wide):
                many = min(wide, words - low)
                budget.take(len(starts) * many)
                ends = (starts[:, None] & ~own) | _deposited(np.arange(low, low + many, dtype=np.int64), own)
                places = np.repeat(np.arange(len(starts)), many)
                places, found = self._permitted(party, starts, places, ends.reshape(-1), improving)
                if len(found):
                    yield places + first, found

    def _permitted(
        self, party: int, starts: Codes64, places: NDArray[np.intp], ends: Codes64, improving: bool
    ) -> tuple[NDArray[np.intp], Codes64]:
        def keep(mask: Mask) -> None:
            nonlocal places, ends
            places, ends = places[mask], ends[mask]

        begun = starts[places]
        keep((begun != ends) & (begun & ~ends & self.stays_on == 0) & (ends & ~begun & self.stays_off == 0))
        keep(self.feasible(ends))
        for rule in self.conflict.blocked:
            if rule.party == self.parties[party]:
                options = len(self.conflict.options)
                keep(~(where(rule.start, starts, options)[places] & where(rule.end, ends, options)))
        if improving:
            score = self.scores[party]
            keep(np.asarray(score(ends) > score(starts)[places], dtype=bool))
        return places, ends


def _deposited(numbers: Codes64, mask: int) -> Codes64:
    """The bits of each number, put where `mask` has ones."""
    words = np.zeros_like(numbers)
    place = 0
    for bit in range(mask.bit_length()):
        if mask >> bit & 1:
            words |= (numbers >> place & 1) << bit
            place += 1
    return words
