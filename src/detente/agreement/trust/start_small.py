"""Starting small: the geometric stakes with which the least trust is enough.

Stakes grow as a_k = r^(k-n), k = 0..n, and then stay at 1. With r = (y-x) / (d_B y) a bad trustee does not mind when it
betrays, so any shares c_k of bad trustees may do so at stake k. Per unit of good trustees, with b_{k+1} the bad ones
left after stake k, the truster goes on at every stake iff

    w_k = (1-d) a_k ((1 + b_{k+1}) g - c_k l) + d w_{k+1} >= 0,    w_{n+1} = g, b_{n+1} = 0.

The prior needed is 1 / (1 + sum c). Moving betrayals one stake earlier pays iff d r > 1 + g/l. If not, every constraint
binds and each further stake multiplies the prior needed by l / (g+l); if so, all bad trustees betray the first stake.
With slower growth they all do, with faster growth all wait for the last; neither needs less trust with as many stakes.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from detente.agreement.terms.lattice import Floats
from detente.agreement.trust.scaled import Scaled
from detente.steady import raised

MOST = 60


@dataclass(frozen=True)
class StartSmall:
    """A design. stakes: (n+1,); betrayals: (n+1,) share of all bad trustees that betray each.

    beliefs: (n+1,) trust before each stake. values: (n+1,) what going on is worth to the truster there, on average per
    period. prior: the least with which the truster goes along at every stake.
    """

    game: Scaled
    bad: float
    ratio: float
    stakes: Floats
    betrayals: Floats
    beliefs: Floats
    values: Floats

    @property
    def prior(self) -> float:
        """The least prior of a good trustee."""
        return float(self.beliefs[0])


@dataclass(frozen=True)
class Fewest:
    """The design with the fewest stakes that a prior supports; status `limit reached` if even `MOST` are too few."""

    status: Literal["found", "limit reached"]
    prior: float
    design: StartSmall


def design(game: Scaled, bad: float, steps: int) -> StartSmall:
    """The best geometric design with `steps` stakes before the full one.

    Raises ValueError if the bad trustee would keep a constant stake.
    """
    ratio = game.ratio(bad)
    if ratio <= 1:
        raise ValueError("a trustee as patient as that keeps a constant stake")
    if game.d * ratio > 1 + game.g / game.l:
        return _all_at(game, bad, _stakes(ratio, steps), 0)
    shares = np.zeros(steps + 1)
    shares[-1] = game.g / ((1 - game.d) * game.l)
    for k in reversed(range(steps)):
        shares[k] = (1 + shares[k + 1 :].sum()) * game.g / game.l
    return _designed(game, bad, _stakes(ratio, steps), shares)


def with_ratio(game: Scaled, bad: float, steps: int, ratio: float) -> StartSmall:
    """The design with another growth of stakes: bad trustees betray all at the first stake or all at the last.

    Raises ValueError for the ratio at which they do not mind; `design` is for that.
    """
    indifferent = game.ratio(bad)
    if ratio == indifferent:
        raise ValueError("at this ratio bad trustees do not mind when they betray")
    return _all_at(game, bad, _stakes(ratio, steps), 0 if ratio < indifferent else steps)


def fewest(game: Scaled, bad: float, prior: float) -> Fewest:
    """The shortest geometric design that needs no more than this prior."""
    for steps in range(MOST + 1):
        found = design(game, bad, steps)
        if found.prior <= prior:
            return Fewest("found", prior, found)
    return Fewest("limit reached", prior, found)


def _stakes(ratio: float, steps: int) -> Floats:
    return 1 / raised(ratio, np.arange(steps, -1.0, -1.0))


def _all_at(game: Scaled, bad: float, stakes: Floats, at: int) -> StartSmall:
    """The design in which all bad trustees, as many as the truster bears, betray one stake."""
    one = np.zeros(len(stakes))
    one[at] = 1.0
    without = _values(game, stakes, np.zeros(len(stakes)))
    effects = _values(game, stakes, one) - without
    most = min(float(value / -effect) for value, effect in zip(without, effects, strict=True) if effect < 0)
    return _designed(game, bad, stakes, most * one)


def _values(game: Scaled, stakes: Floats, shares: Floats) -> Floats:
    """(n+1,) w_k per good trustee."""
    worth, left, values = game.g, 0.0, np.zeros(len(stakes))
    for k in reversed(range(len(stakes))):
        gain = (1 + left) * game.g - shares[k] * game.l
        worth = (1 - game.d) * stakes[k] * gain + game.d * worth
        values[k], left = worth, left + shares[k]
    return values


def _designed(game: Scaled, bad: float, stakes: Floats, shares: Floats) -> StartSmall:
    """The design; shares: (n+1,) bad trustees per good one who betray each stake."""
    beliefs = 1 / (1 + np.cumsum(shares[::-1])[::-1])
    values = _values(game, stakes, shares) * beliefs
    ratio = float(stakes[1] / stakes[0]) if len(stakes) > 1 else game.ratio(bad)
    return StartSmall(game, bad, ratio, stakes, shares / shares.sum(), beliefs, values)
