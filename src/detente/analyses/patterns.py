"""Many states in few lines: what is the same in all of them, and a short cover by patterns."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.model.states import States, word

MOST = 12  # patterns; a longer list is no summary
NO_STATE, OUTSIDE, LEFT, COVERED = range(4)  # what a word is: infeasible, not described, to be described, described


@dataclass(frozen=True, slots=True)
class Pattern:
    """A word in which `-` means either: every feasible state that fits is one of those described."""

    word: str
    states: int


@dataclass(frozen=True, slots=True)
class Cover:
    """same: a word with the options that are the same in all states; patterns: largest first; left: states in none."""

    same: str
    patterns: tuple[Pattern, ...]
    left: int


def cover(states: States, rows: NDArray[np.int64], most: int = MOST) -> Cover:
    """Describe the states in `rows`: greedy, from the first state not yet covered the largest pattern around it."""
    if not len(rows):
        return Cover("-" * states.options, (), 0)
    chosen = states.codes[rows]
    table = np.full(1 << states.options, NO_STATE, dtype=np.int8)
    table[states.codes[states.shown]] = OUTSIDE
    table[chosen] = LEFT
    patterns: list[Pattern] = []
    while len(patterns) < most and len(left := np.flatnonzero(table == LEFT)):
        fixed, cells = _widest(table, int(left[0]), states.options)
        held = cells[table[cells] != NO_STATE]
        patterns.append(Pattern(_spelled(int(left[0]), fixed, states.options), len(held)))
        table[held] = COVERED
    patterns.sort(key=lambda pattern: -pattern.states)
    return Cover(_same(chosen, states.options), tuple(patterns), int((table == LEFT).sum()))


def _widest(table: NDArray[np.int8], code: int, options: int) -> tuple[int, NDArray[np.int32]]:
    """The bits that stay fixed, and all codes that fit.

    One option after another is freed around `code`, always the one that adds most, while no state outside fits.
    """
    cells = np.array([code], dtype=np.int32)
    bits = [1 << k for k in range(options)]
    while True:
        beyond = {bit: table[cells ^ bit] for bit in bits}
        bits = [bit for bit, found in beyond.items() if not (found == OUTSIDE).any()]
        if not bits:
            break
        added = {bit: int((beyond[bit] == LEFT).sum()) for bit in bits}
        best = max(bits, key=lambda bit: (added[bit], -bit))
        cells = np.concatenate([cells, cells ^ np.int32(best)])
        bits.remove(best)
    return _fixed(cells, options), cells


def _fixed(cells: NDArray[np.int32], options: int) -> int:
    varying = int(np.bitwise_or.reduce(cells ^ cells[0]))
    return (1 << options) - 1 & ~varying


def _spelled(code: int, fixed: int, options: int) -> str:
    letters = word(code, options)
    return "".join(letter if fixed >> (options - 1 - k) & 1 else "-" for k, letter in enumerate(letters))


def _same(codes: NDArray[np.int32], options: int) -> str:
    always, ever = int(np.bitwise_and.reduce(codes)), int(np.bitwise_or.reduce(codes))
    return _spelled(always, always | ~ever, options)
