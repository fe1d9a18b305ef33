"""Whether a limit matters: the quasi-p-value of Bryant and Lempert (2010)."""

from detente.uncertainty.discovery.limits import Limits
from detente.uncertainty.discovery.peeling import Draws


def quasi_p_value(draws: Draws, box: Limits, k: int) -> float:
    """How often a random pick, from the box without the limits on factor k, of as many rows has as many yes rows.

    Rows are picked independently at the share of yes there; 1 if the box is empty. It is no test in the strict sense
    where the same rows have chosen the limits.
    """
    from scipy.stats import binom  # slow to import

    rows, yes = draws.counts(box)
    wider, there = draws.counts(box.without(k))
    return float(binom.sf(yes - 1, rows, there / wider)) if rows else 1.0


def simplified(draws: Draws, box: Limits, level: float) -> Limits:
    """Without the limits that do not matter at this level, the most superfluous one first."""
    while restricted := box.restricted():
        worst, k = max((quasi_p_value(draws, box, k), k) for k in restricted)
        if worst <= level:
            return box
        box = box.without(k)
    return box
