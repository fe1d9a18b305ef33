"""What every preference form yields: an order of the feasible states."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.model.conditions import Mask

Rank = NDArray[np.int64]


@dataclass(frozen=True)
class Ranks:
    """A total preorder. rank: (S,) int64, higher is preferred, equal is a tie; only the order has meaning.

    coarser: the same at strength 2, 3, …, each (S,): a state is preferred that strongly if it is higher there too.
    Empty where nothing is said of strength.
    """

    rank: Rank
    coarser: tuple[Rank, ...] = ()


@dataclass(frozen=True)
class PartialOrder:
    """What pairs settle, closed under transitivity; the rest is unknown.

    block: (S,) int32, states of one block stand in the same pairs. better: (B, B) bool, states of the row's block are
    preferred to those of the column's. equal: (B, B) bool, they are equally good.
    """

    block: NDArray[np.int32]
    better: Mask
    equal: Mask


Relation = Ranks | PartialOrder


def graded(places: Rank, gaps: Sequence[int]) -> Ranks:
    """Ranks of states by their places (S,), 0 the best; gaps: how strongly place k is preferred to place k + 1, from 1.

    Between two places the strongest gap counts: a > b >> c gives a >> c.
    """
    strong = np.array([0, *gaps], dtype=np.int64)
    degrees = range(1, max(gaps, default=1) + 1)
    levels: list[Rank] = [-np.cumsum(strong >= degree, dtype=np.int64)[places] for degree in degrees]
    return Ranks(levels[0], tuple(levels[1:]))
