"""How the words of the options are laid out so that each party's own options lie side by side."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from detente.graph.cube.improve import Axis, Numbers
from detente.graph.moves import NO_STATE, Moves
from detente.model.conditions import Mask

Known = TypeVar("Known", bound=np.generic)
TOP = np.iinfo(np.int32).max  # stands for nothing, and for a word that is infeasible


@dataclass(frozen=True)
class Layout:
    """The words of O options, those of one party side by side, options of nobody in the game first.

    bits: of each place in a word from the lowest, the bit of the code. shape: how many own words nobody and each party
    have, (1 + P,). axes: one per party. row_of: (2^O,) int32, the row of each word; None where rows are words.
    """

    moves: Moves
    bits: tuple[int, ...]
    shape: tuple[int, ...]
    axes: tuple[Axis, ...]
    row_of: Numbers | None

    @cached_property
    def feasible(self) -> Mask | None:
        """(2^O,) bool; None if every word is."""
        if self.row_of is None or len(self.moves.codes) == len(self.row_of):
            return None
        return np.asarray(self.row_of != NO_STATE)

    @cached_property
    def infeasible(self) -> Mask | None:
        """The opposite; None where there is nothing to bar."""
        return None if self.feasible is None else ~self.feasible

    @cached_property
    def words(self) -> Numbers:
        """(S,) int32: the word of each row."""
        words = np.zeros_like(self.moves.codes)
        for place, bit in enumerate(self.bits):
            words |= (self.moves.codes & bit != 0).astype(np.int32) << place
        return words

    def spread(self, rows: NDArray[Any]) -> Numbers:
        """(S,) numbers of rows as (2^O,) int32 of words, `TOP` where infeasible; not a copy where rows are words."""
        numbers = rows.astype(np.int32, copy=False)
        if self.row_of is None:
            return numbers
        return np.append(numbers, np.int32(TOP))[self.row_of]  # `NO_STATE` is the last place

    def gathered(self, of_words: NDArray[Known]) -> NDArray[Known]:
        """What is known of words, (2^O,), of rows: (S,)."""
        return of_words if self.row_of is None else of_words[self.words]


def layout_of(moves: Moves) -> Layout:
    """The layout for a game without blocked moves and merges."""
    options = (len(moves.row_of) - 1).bit_length()
    everybody = [1 << k for k in range(options)]
    owned = [[bit for bit in everybody if own & bit] for own in moves.own.tolist()]
    unowned = [bit for bit in everybody if not any(own & bit for own in moves.own.tolist())]
    bits = tuple(bit for group in [*reversed(owned), unowned] for bit in group)
    shape = tuple(1 << len(group) for group in [unowned, *owned])
    row_of = _rows(moves, bits)
    plain = len(moves.codes) == len(moves.row_of) and list(bits) == everybody
    return Layout(moves, bits, shape, _axes(moves, owned), None if plain else row_of)


def _rows(moves: Moves, bits: tuple[int, ...]) -> Numbers:
    codes = np.zeros(1, dtype=np.int32)
    for bit in bits:
        codes = np.concatenate([codes, codes | np.int32(bit)])
    return moves.row_of[codes]


def _axes(moves: Moves, owned: list[list[int]]) -> tuple[Axis, ...]:
    axes: list[Axis] = []
    low = 1
    for group in reversed(owned):
        stays_on, stays_off = (
            sum(1 << k for k, bit in enumerate(group) if rule & bit) for rule in (moves.stays_on, moves.stays_off)
        )
        axes.append(Axis(low, 1 << len(group), stays_on, stays_off))
        low <<= len(group)
    return tuple(reversed(axes))
