"""Many states in few lines: what is the same in all of them, and a short cover by patterns."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.model.conditions import Mask
from detente.model.states import States, word

MOST = 12  # patterns; a longer list is no summary


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
    codes = states.codes[states.shown].astype(np.int64)
    chosen = np.zeros(len(states), dtype=bool)
    chosen[rows] = True
    inside = chosen[states.shown]
    left = inside.copy()
    patterns: list[Pattern] = []
    while left.any() and len(patterns) < most:
        fixed, code, fits = _widest(codes, inside, left, states.options)
        patterns.append(Pattern(_spelled(code, fixed, states.options), int(fits.sum())))
        left &= ~fits
    patterns.sort(key=lambda pattern: -pattern.states)
    return Cover(_same(codes[inside], states.options), tuple(patterns), int(left.sum()))


def _widest(codes: NDArray[np.int64], inside: Mask, left: Mask, options: int) -> tuple[int, int, Mask]:
    """Free one option after another around the first state left, always the one that adds most, while all fit."""
    code = int(codes[np.argmax(left)])
    fixed = (1 << options) - 1
    fits = codes == code
    while True:
        candidates = [(fixed & ~(1 << k)) for k in range(options) if fixed >> k & 1]
        wider = [(mask, (codes ^ code) & mask == 0) for mask in candidates]
        allowed = [
            (int((fit & left).sum()), -k, mask, fit) for k, (mask, fit) in enumerate(wider) if not (fit & ~inside).any()
        ]
        if not allowed:
            return fixed, code, fits
        _, _, fixed, fits = max(allowed, key=lambda entry: entry[:2])


def _spelled(code: int, fixed: int, options: int) -> str:
    letters = word(code, options)
    return "".join(letter if fixed >> (options - 1 - k) & 1 else "-" for k, letter in enumerate(letters))


def _same(codes: NDArray[np.int64], options: int) -> str:
    always, ever = int(np.bitwise_and.reduce(codes)), int(np.bitwise_or.reduce(codes))
    return _spelled(always, always | ~ever, options)
