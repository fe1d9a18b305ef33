"""What it tells that somebody offers a guarantee: would only one who means it offer it?

A sender signs or does not. Not signing brings 0. Signing brings its prestige b whatever follows, and the worth v of the
deal as long as that is kept. With chance q the guarantee is called. Then the sender acts, at cost c, and the deal is
kept; or it does not, and loses its reputation R and the deal. It would act if c < R + v. Signing is thus worth

    b + v - q min(c, R + v),

and the sender offers if that is positive. Who would act and who would not is not stated anywhere: it follows from each
draw of c, R and v. What the offer tells is the likelihood ratio P(offer | would act) / P(offer | would not)
(`spence1973`; costs of not keeping a word: `fearon1997`). If b is large both offer, and the ratio is 1.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from detente.bargaining.distribution.forecast import Floats
from detente.steady import exp

Mask = NDArray[np.bool_]
LEVEL_95 = 1.959963984540054


@dataclass(frozen=True)
class Sender:
    """Draws of a sender's numbers, each (N,). prestige b; called q, 0 to 1; cost c; reputation R; stake v."""

    prestige: Floats
    called: Floats
    cost: Floats
    reputation: Floats
    stake: Floats

    @property
    def would_act(self) -> Mask:
        """(N,) whether acting costs less than what is lost by not acting."""
        found: Mask = self.cost < self.reputation + self.stake
        return found

    @property
    def burden(self) -> Floats:
        """(N,) what signing costs on average, less the worth of the deal: prestige above it makes it worth while."""
        found: Floats = self.called * np.minimum(self.cost, self.reputation + self.stake) - self.stake
        return found

    @property
    def offers(self) -> Mask:
        """(N,) whether signing is worth more than not signing."""
        found: Mask = self.prestige > self.burden
        return found


@dataclass(frozen=True)
class Tale:
    """How often senders offer, of those who would act and of those who would not; None: there is no such sender.

    acting, idle: how many of each. low, high: 95 % of what so few draws leave open in the ratio.
    """

    if_acting: float | None
    if_idle: float | None
    acting: int
    idle: int
    low: float | None = None
    high: float | None = None

    @property
    def ratio(self) -> float | None:
        """The likelihood ratio; infinite if only who would act offers, None if nobody offers or there is one type."""
        return _ratio(self.if_acting, self.if_idle)


def told(would_act: Mask, offers: Mask) -> Tale:
    """What an offer tells, from draws of senders, both (N,)."""
    acting, idle = int(would_act.sum()), int((~would_act).sum())
    yes, no = int((would_act & offers).sum()), int((~would_act & offers).sum())
    ends = _interval(yes, acting, no, idle) if acting and idle and (yes or no) else (None, None)
    return Tale(yes / acting if acting else None, no / idle if idle else None, acting, idle, *ends)


def at_prestige(sender: Sender, prestige: Sequence[float]) -> list[Tale]:
    """What an offer would tell if everybody's prestige were one of these."""
    would_act, burden = sender.would_act, sender.burden
    return [told(would_act, each > burden) for each in prestige]


def over_ends(
    sender: Sender, prestige: Sequence[float], called: Sequence[float], fewest: int = 1
) -> tuple[float, float] | None:
    """The least and the greatest ratio with each of these for prestige and chance of a call; None: there is none.

    Where fewer than `fewest` draws offer, nothing is counted.
    """
    would_act = sender.would_act
    lost = np.minimum(sender.cost, sender.reputation + sender.stake)
    found = []
    for q, b in product(called, prestige):
        offers = b + sender.stake - q * lost > 0
        ratio = told(would_act, offers).ratio
        if ratio is not None and offers.sum() >= fewest:
            found.append(ratio)
    return (min(found), max(found)) if found else None


def after(prior: float, ratio: float) -> float:
    """What a prior on acting becomes when the offer is seen."""
    if math.isinf(ratio):
        return 1.0 if prior > 0 else 0.0
    return prior * ratio / (1 - prior + prior * ratio)


def _ratio(above: float | None, below: float | None) -> float | None:
    if above is None or below is None or not (above or below):
        return None
    return above / below if below else math.inf


def _interval(yes: int, acting: int, no: int, idle: int) -> tuple[float, float]:
    """The ratio of two shares, by the normal distribution of its logarithm, half a case added to each (`katz1978`)."""
    above, below = (yes + 0.5) / (acting + 0.5), (no + 0.5) / (idle + 0.5)
    variance = 1 / (yes + 0.5) - 1 / (acting + 0.5) + 1 / (no + 0.5) - 1 / (idle + 0.5)
    spread = LEVEL_95 * math.sqrt(max(variance, 0.0))
    return above / below * float(exp(-spread)), above / below * float(exp(spread))
