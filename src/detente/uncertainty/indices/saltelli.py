"""The draws that Sobol indices need: two tables A and B, and A with one column at a time taken from B."""

from dataclasses import dataclass

import numpy as np

from detente.uncertainty.designs import design_named
from detente.uncertainty.factors import Factor, Floats
from detente.uncertainty.ranges import RANGES
from detente.uncertainty.values import columns, dimensions, place

FEW = 256


@dataclass(frozen=True, slots=True)
class Layout:
    """Which row is which: `rows` of A, as many of B, then as many for each group whose column comes from B.

    groups: the ids of the factors that share a column; indices belong to the group as a whole.
    """

    rows: int
    groups: tuple[tuple[str, ...], ...]

    @property
    def total(self) -> int:
        """How many points there are."""
        return self.rows * (len(self.groups) + 2)


def saltelli_points(
    factors: tuple[Factor, ...], rows: int, seed: int, how: str = RANGES[0].name
) -> tuple[Floats, Layout]:
    """(rows · (D + 2), K) points and their layout (Saltelli et al. 2010); `rows` is raised to a power of two.

    A and B are halves of one scrambled Sobol sequence. Up to FEW rows B stands in random order: so few points leave
    some two columns on lines, and a factor's pair of values, one of A and one of B, would tell of these lines.
    """
    count, width = 1 << max(0, rows - 1).bit_length(), dimensions(factors)
    both = design_named("sobol").unit(count, 2 * width, seed)
    first, second = both[:, :width], both[:, width:]
    if count <= FEW:
        second = np.random.default_rng([seed, count]).permutation(second)
    mixed = np.tile(first, (width, 1, 1))
    mixed[np.arange(width), :, np.arange(width)] = second.T
    unit = np.concatenate([first, second, mixed.reshape(width * count, width)])
    return place(factors, unit, how), Layout(count, groups(factors))


def groups(factors: tuple[Factor, ...]) -> tuple[tuple[str, ...], ...]:
    """The ids of the factors of each column."""
    shared = columns(factors)
    return tuple(
        tuple(factor.id for factor, mine in zip(factors, shared, strict=True) if mine == column)
        for column in range(dimensions(factors))
    )
