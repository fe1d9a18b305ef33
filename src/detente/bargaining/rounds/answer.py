"""Where rounds end, as answers of a model."""

import numpy as np

from detente.bargaining.draws import Draws, median
from detente.bargaining.points import STATUSES, Points, safe_weight, settled
from detente.bargaining.rounds.rounds import run
from detente.bargaining.rounds.settings import Settings


def answer(draws: Draws, settings: Settings) -> Points:
    """(N,) weighted medians of the places where rounds end, and how they ended."""
    end = run(draws, settings)
    endings = [STATUSES.index(status) for status in ("converged", "cycle", "rounds up")]
    status = np.select([end.converged, end.cycle], endings[:2], endings[2]).astype(np.int8)
    return settled(median(end.position, safe_weight(draws)), draws.total, status)
