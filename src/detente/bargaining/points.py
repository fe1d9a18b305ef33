"""Answers of models: a point or the reason why there is none."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.bargaining.draws import Draws
from detente.bargaining.issue import Floats, Mask

Status = Literal[
    "settled", "no room", "nobody moves", "converged", "cycle", "rounds up", "no gain", "no reference", "no weight"
]
ANSWERED: tuple[Status, ...] = ("settled", "no room", "nobody moves", "converged", "cycle", "rounds up")
"""With a point. `no room`: vetoes leave the reference point only. `nobody moves`: no exchange helps both sides.
`converged`, `cycle`, `rounds up`: how rounds ended."""
STATUSES: tuple[Status, ...] = (*ANSWERED, "no gain", "no reference", "no weight")
"""Without a point: nothing is better for everybody; there is no reference point; nobody has any weight."""


@dataclass(frozen=True)
class Points:
    """Answers to N draws. value: (N,), 0 where the status has no point. status: (N,) places in STATUSES."""

    value: Floats
    status: NDArray[np.int8]

    @property
    def answered(self) -> Mask:
        """(N,) bool, whether there is a point."""
        return np.asarray(self.status < len(ANSWERED))


@dataclass(frozen=True, slots=True)
class Settlement:
    """Where an issue settles. value: None where the status says why there is no point.

    edge: whether rounds end so only just: with tolerances a hundred times larger or smaller they end otherwise.
    """

    value: float | None
    status: Status
    edge: bool = False


def settlement(found: Points) -> Settlement:
    """The answer to the first draw."""
    status = STATUSES[int(found.status[0])]
    return Settlement(float(found.value[0]) if status in ANSWERED else None, status)


def settled(value: Floats, total: Floats, status: Status | NDArray[np.int8] = "settled") -> Points:
    """Answers of one status or of (N,) places in STATUSES, `no weight` where the sum of the weights is 0."""
    places = np.full(len(value), STATUSES.index(status)) if isinstance(status, str) else status
    places = np.where(total > 0, places, STATUSES.index("no weight")).astype(np.int8)
    return Points(np.where(places < len(ANSWERED), value, 0), places)


def safe_weight(draws: Draws) -> Floats:
    """(N, A) the weights; 1 for all where all are 0, so that what follows has a value, which is not used."""
    return np.where(draws.total[:, None] > 0, draws.weight, 1)
