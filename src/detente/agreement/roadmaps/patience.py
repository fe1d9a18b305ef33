"""How patient the parties must be: the discount factors at which a roadmap keeps itself.

Replies after a breach switch at thresholds, so the set need not be one interval: it is scanned, and every change
between two neighbouring points is bisected. A change and its reverse between two points of the scan are missed.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from detente.agreement.roadmaps.deviations import Path
from detente.agreement.roadmaps.path import Checker, Settings
from detente.agreement.terms.game import AgreementGame
from detente.watching import Watch, unwatched

POINTS = 99
PRECISION = 1e-9
LOWEST, HIGHEST = 1e-3, 1 - 1e-3


@dataclass(frozen=True)
class Patience:
    """party: whose discount factor varies, None for one factor of all. intervals: where the answer is yes, ascending.

    step: distance between the points of the scan; what is narrower may be missed. unknown: points at which the answer
    is not verified. Ends at `lowest` or `highest` are those of the scan.
    """

    party: str | None
    intervals: tuple[tuple[float, float], ...]
    unknown: tuple[float, ...]
    lowest: float
    highest: float
    step: float

    @property
    def least(self) -> float | None:
        """The least discount factor that will do."""
        return self.intervals[0][0] if self.intervals else None


def patience(
    game: AgreementGame, path: Path, settings: Settings, party: str | None = None, watch: Watch = unwatched
) -> Patience:
    """The discount factors, of all or of one party, at which a path holds; the others' stay as they are.

    Raises whatever `watch` raises.
    """

    def status(factor: float) -> str:
        watch("patience", 0, POINTS)
        return Checker(at_factor(game, factor, party), settings).check(path).status

    return scan(status, party)


def at_factor(game: AgreementGame, factor: float, party: str | None = None) -> AgreementGame:
    """The game when all, or one party, discount by `factor`."""
    if party is None:
        return replace(game, discount=np.full(len(game.parties), factor))
    discount = game.discount.copy()
    discount[game.parties.index(party)] = factor
    return replace(game, discount=discount)


def scan(status: Callable[[float], str], party: str | None = None) -> Patience:
    """Where `status` is "holds"; "not verified" counts as no and is listed."""
    points = [LOWEST, *(float(d) for d in np.arange(1, POINTS + 1) / (POINTS + 1)), HIGHEST]
    found = {d: status(d) for d in points}
    ends = [LOWEST] if found[LOWEST] == "holds" else []
    for one, other in pairwise(points):
        if (found[one] == "holds") != (found[other] == "holds"):
            ends.append(_change(status, one, other, found[one] == "holds"))
    if found[HIGHEST] == "holds":
        ends.append(HIGHEST)
    unknown = tuple(d for d in points if found[d] == "not verified")
    intervals = tuple(zip(ends[::2], ends[1::2], strict=True))
    return Patience(party, intervals, unknown, LOWEST, HIGHEST, 1 / (POINTS + 1))


def _change(status: Callable[[float], str], low: float, high: float, holds_at_low: bool) -> float:
    """A point between `low` and `high` at which the answer changes, on the side where it is yes."""
    while high - low > PRECISION:
        middle = (low + high) / 2
        if (status(middle) == "holds") == holds_at_low:
            low = middle
        else:
            high = middle
    return low if holds_at_low else high
