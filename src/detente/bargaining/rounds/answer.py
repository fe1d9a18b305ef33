"""Where rounds end, as answers of a model, and whether they end so only just."""

from dataclasses import replace

import numpy as np

from detente.bargaining.draws import Draws, median
from detente.bargaining.issue import Mask
from detente.bargaining.points import STATUSES, Points, safe_weight, settled
from detente.bargaining.rounds.rounds import run
from detente.bargaining.rounds.settings import Settings

LOOSER = (100.0, 0.01)
OTHERWISE = 1e-4  # of the range: medians that differ by more


def answer(draws: Draws, settings: Settings) -> Points:
    """(N,) weighted medians of the places where rounds end, and how they ended."""
    end = run(draws, settings)
    endings = [STATUSES.index(status) for status in ("converged", "cycle", "rounds up")]
    status = np.select([end.converged, end.cycle], endings[:2], endings[2]).astype(np.int8)
    return settled(median(end.position, safe_weight(draws)), draws.total, status)


def on_edge(draws: Draws, settings: Settings) -> Mask:
    """(N,) whether rounds end otherwise, or elsewhere, where tolerances are a hundred times larger or smaller."""
    usual = answer(draws, settings)
    span = np.ptp(draws.position, axis=1)
    found = np.zeros(draws.count, dtype=bool)
    for times in LOOSER:
        other = answer(draws, replace(settings, looseness=settings.looseness * times))
        found |= (other.status != usual.status) | (np.abs(other.value - usual.value) > OTHERWISE * span)
    return found
