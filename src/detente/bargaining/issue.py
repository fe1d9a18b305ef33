"""One issue as the models see it: arrays over the actors who take a stand on it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class IssueInput:
    """Letters in shapes: A actors.

    actors: A ids. position: (A,) on the scale from `low` to `high`. salience: (A,) 0 to 1. capability: (A,) >= 0.
    reference: where things stay without agreement, None if unknown. veto: (A,) bool, who can hold things there.
    """

    actors: tuple[str, ...]
    position: Floats
    salience: Floats
    capability: Floats
    low: float
    high: float
    reference: float | None
    veto: Mask

    @property
    def weight(self) -> Floats:
        """(A,) capability times salience."""
        return self.capability * self.salience
