"""What every preference form yields: an order of the feasible states."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.model.conditions import Mask

Rank = NDArray[np.int64]


@dataclass(frozen=True)
class Ranks:
    """A total preorder. rank: (S,) int64, higher is preferred, equal is a tie; only the order has meaning."""

    rank: Rank


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
