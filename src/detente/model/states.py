"""The feasible states of a conflict, enumerated."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from detente.errors import Place, Problem, Unanswerable
from detente.model.conditions import Condition, Mask, holds
from detente.model.conflict import Conflict

OPTION_LIMIT = 24  # options whose states are enumerated
CODED_LIMIT = 62  # options whose states have codes of 64 bits
CHUNK = 1 << 18
STATE_BYTES, CELL_BYTES = 120, 10  # measured: what each state takes, and each state for each party
MEMORY = 4 << 30  # bytes that a game may take
SPREAD = 2_654_435_761  # odd, so that multiples visit every residue of a power of two

Codes = NDArray[np.int32]


def word(code: int, options: int) -> str:
    """A state as one letter per option in file order, `Y` or `N`."""
    return "".join("Y" if code >> k & 1 else "N" for k in reversed(range(options)))


def code(letters: str) -> int:
    """The code of a state word of `Y` and `N`."""
    return int(letters.translate(str.maketrans("YN", "10")), 2)


def column(codes: Codes | NDArray[np.int64], option: int, options: int) -> Mask:
    """Where the option (by index) is taken: (S,) bool."""
    bit = 1 << (options - 1 - option)
    return np.asarray(codes & bit, dtype=bool)


def where(condition: Condition, codes: Codes | NDArray[np.int64], options: int) -> Mask:
    """In which of the states with these codes `condition` holds: (S,) bool."""
    return holds(condition, lambda option: column(codes, option, options))


@dataclass(frozen=True)
class States:
    """Feasible states of a conflict.

    codes: (S,) int32, ascending. judged_as: (S,) int32, the row that stands for each state: itself, unless a merge
    makes it one with others. options: how many options there are.
    """

    codes: Codes
    judged_as: Codes
    options: int

    def __len__(self) -> int:
        """How many rows there are, members of merged states included."""
        return len(self.codes)

    @cached_property
    def judged_codes(self) -> Codes:
        """(S,) int32: the code that each row is judged by."""
        return self.codes[self.judged_as]

    @cached_property
    def shown(self) -> NDArray[np.intp]:
        """Rows that are states in their own right, ascending; merged members are left out."""
        return np.flatnonzero(self.judged_as == np.arange(len(self.codes)))

    @property
    def count(self) -> int:
        """How many states there are, merged ones counted once."""
        return len(self.shown)

    def taken(self, option: int) -> Mask:
        """Where the option (by index) is taken, judged by the merged state: (S,) bool."""
        return column(self.judged_codes, option, self.options)

    def where(self, condition: Condition) -> Mask:
        """Where `condition` holds, judged by the merged state: (S,) bool."""
        return holds(condition, self.taken)

    def row(self, code: int) -> int | None:
        """The row that stands for the state with this code; None if it is not feasible."""
        row = int(np.searchsorted(self.codes, code))
        if row == len(self.codes) or self.codes[row] != code:
            return None
        return int(self.judged_as[row])

    def word(self, row: int) -> str:
        """The state of a row as a word."""
        return word(int(self.codes[row]), self.options)


def feasible_states(conflict: Conflict) -> States:
    """Enumerate the states in which no infeasibility condition holds.

    Raises Unanswerable (E934) beyond `OPTION_LIMIT` options, and ValueError if two merges overlap or one shows an
    infeasible state, which `files` reports with its place before anything gets here.
    """
    options = len(conflict.options)
    if options > OPTION_LIMIT:
        raise Unanswerable([Problem("E934", Place(), {"found": str(options), "allowed": str(OPTION_LIMIT)})])
    codes = np.concatenate([chunk[_feasible(chunk, conflict)] for chunk in _chunks(options)])
    return States(codes, _judged_as(codes, conflict), options)


def bytes_for(states: int, parties: int) -> int:
    """About how many bytes a game of so many states and parties takes while its stability is computed."""
    return states * (STATE_BYTES + CELL_BYTES * parties)


def estimated_count(conflict: Conflict, sample: int = CHUNK) -> int:
    """About how many states are feasible, from `sample` evenly spread codes; for conflicts too large to enumerate."""
    options = len(conflict.options)
    codes = np.arange(sample, dtype=np.int64) * SPREAD % (1 << options)
    return round(float(_feasible(codes, conflict).mean()) * (1 << options))


def _chunks(options: int) -> Iterator[Codes]:
    for start in range(0, 1 << options, CHUNK):
        yield np.arange(start, min(start + CHUNK, 1 << options), dtype=np.int32)


def _feasible(codes: Codes | NDArray[np.int64], conflict: Conflict) -> Mask:
    possible = np.ones(len(codes), dtype=bool)
    for rule in conflict.infeasible:
        possible &= ~where(rule.condition, codes, len(conflict.options))
    return possible


def _judged_as(codes: Codes, conflict: Conflict) -> Codes:
    judged = np.arange(len(codes), dtype=np.int32)
    merged = np.zeros(len(codes), dtype=bool)
    for merge in conflict.merges:
        members = where(merge.when, codes, len(conflict.options))
        shown = int(np.searchsorted(codes, merge.shown_as))
        if (members & merged).any() or shown == len(codes) or codes[shown] != merge.shown_as or not members[shown]:
            raise ValueError("a merge overlaps another or is shown as a state outside it")
        merged |= members
        judged[members] = shown
    return judged
