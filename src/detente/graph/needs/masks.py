"""Sets of rows as whole numbers, one bit each: quick to join and to compare, however many there are."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from detente.model.conditions import Mask


def mask_of(places: Iterable[int]) -> int:
    """The set with these bits."""
    found = 0
    for place in places:
        found |= 1 << place
    return found


def bits(mask: int) -> Iterator[int]:
    """The places of a set, ascending."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def packed(flags: Mask) -> int:
    """The set of places where `flags` (K,) holds."""
    return int.from_bytes(np.packbits(flags, bitorder="little").tobytes(), "little")


def chosen(rows: Sequence[int], mask: int) -> tuple[int, ...]:
    """The rows whose bits are set."""
    return tuple(rows[place] for place in bits(mask))
