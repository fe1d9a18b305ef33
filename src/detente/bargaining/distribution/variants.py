"""Close relatives of the shipped form: another least spread, another power of the distance; to see what choosing costs.

The probability of a point x is as in `settlement`, with exp(-closeness * (|x - m| / (least + s)) ** power).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from detente.bargaining.distribution.fitting import Resolved, best, levels_held
from detente.bargaining.distribution.forecast import Forecast, distribution
from detente.bargaining.distribution.rivals import Maker
from detente.bargaining.distribution.settlement import candidates, shares, tilted, unit_positions
from detente.bargaining.issue import IssueInput
from detente.steady import dot, raised

LEAST, POWERS = (0.1, 0.2, 0.4), (0.7, 1.0, 1.5)


def variant(least: float, power: float) -> Callable[[Sequence[Resolved]], Maker]:
    """Learns pull, closeness and levels with this least spread and power."""

    def learn(history: Sequence[Resolved]) -> Maker:
        pull, closeness = best(history, least, power)

        def plain(issue: IssueInput) -> Forecast:
            position, share = unit_positions(issue), shares(issue.weight)
            middle = dot(share, position)
            support, base = candidates(position)
            spread = least + np.sqrt(dot(share, (position - middle) ** 2))
            weight = tilted(base(pull), raised(np.abs(support - middle) / spread, power), closeness)
            return distribution(support, weight).on_scale(issue.low, issue.high)

        levels = levels_held(history, plain)
        return lambda issue: replace(plain(issue), widened=levels)

    return learn


VARIANTS: Mapping[tuple[float, float], Callable[[Sequence[Resolved]], Maker]] = {
    (least, power): variant(least, power) for least in LEAST for power in POWERS
}
"""By least spread and power; the shipped form is (0.2, 1)."""
