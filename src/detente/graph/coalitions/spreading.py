"""Where members of a group can lead, for many goals at once: one bit for each goal.

The loop is a flat function that numba can compile.
"""

import numpy as np
from numpy.typing import NDArray

from detente.graph.coalitions.arcs import Arcs
from detente.graph.compile import kernel_for
from detente.model.conditions import Mask

Bits = NDArray[np.uint64]
"""(R, W): for each of R rows, 64 W yes-or-no answers."""

WIDTH = 64


def packed(marks: Mask) -> Bits:
    """(R, B) bool as (R, W) uint64, B rounded up to whole words."""
    words = -(-marks.shape[1] // WIDTH)
    padded = np.zeros((marks.shape[0], words * WIDTH), dtype=bool)
    padded[:, : marks.shape[1]] = marks
    return np.packbits(padded, axis=1, bitorder="little").view(np.uint64)


def unpacked(bits: Bits, count: int) -> Mask:
    """(R, count) bool from (R, W) uint64."""
    marks: Mask = np.unpackbits(bits.view(np.uint8), axis=1, count=count, bitorder="little").view(bool)
    return marks


def own_bit(bits: Bits, places: NDArray[np.intp]) -> Mask:
    """(B,) bool: bit b of row places[b]."""
    number = np.arange(len(places), dtype=np.uint64)
    return np.asarray(bits[places, (number // WIDTH).astype(np.intp)] >> number % np.uint64(WIDTH) & np.uint64(1) == 1)


def spread(
    arcs: Arcs, members: NDArray[np.int64], rows: NDArray[np.int32], place: NDArray[np.int32], goal: Bits
) -> Bits:
    """(R, W): which goals the members can lead to from each row, in a legal sequence of one or more moves.

    rows: (R,), closed under the members' moves. place: (S,), where each row stands in `rows`. goal: (R, W).
    """
    ahead = np.zeros((len(members), *goal.shape), dtype=np.uint64)
    if len(members):
        kernel_for(len(place), spreading)(arcs.first, arcs.targets, members, rows, place, goal, ahead)
    reached: Bits = np.bitwise_or.reduce(ahead, axis=0, initial=np.uint64(0))
    return reached


def spreading(
    first: NDArray[np.int64],
    targets: NDArray[np.int32],
    members: NDArray[np.int64],
    rows: NDArray[np.int32],
    place: NDArray[np.int32],
    goal: Bits,
    ahead: Bits,
) -> None:
    """Raise ahead[k, x] to the goals that a legal sequence reaches that starts at x with a move of member k.

    From x member k moves to some y, and there either the goal is reached or another member goes on.
    """
    count, words = len(members), goal.shape[1]
    found = np.empty(words, dtype=np.uint64)
    value = np.empty_like(goal)
    changed = True
    while changed:
        changed = False
        for k in range(count):
            value[:] = goal
            for j in range(count):
                if j != k:
                    value |= ahead[j]
            party = members[k]
            for x in range(len(rows)):
                begin, end = first[party, rows[x]], first[party, rows[x] + 1]
                if begin == end:
                    continue
                found[:] = ahead[k, x]
                for arc in range(begin, end):
                    y = place[targets[arc]]
                    for w in range(words):
                        found[w] |= value[y, w]
                for w in range(words):
                    if found[w] != ahead[k, x, w]:
                        ahead[k, x, w] = found[w]
                        changed = True
        if count == 1:
            break
