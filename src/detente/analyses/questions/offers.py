"""What each offer tells about whether it would be kept, over the ranges of the file."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from detente.analyses.questions.amounts import drawn_amount
from detente.bargaining.distribution.forecast import Floats
from detente.bargaining.events.offer import Sender, Tale, after, at_prestige, over_ends, told
from detente.errors import Place, Problem, Unanswerable
from detente.model.questions.signal import Part, Signal
from detente.model.scenario import Scenario

PRIORS = (0.25, 0.5, 0.75)
STEPS = 5  # values of a range that the least and greatest ratio are looked for at
PARTS_OF_LIMIT = (0.25, 0.5, 0.75)
FEWEST = 100  # offers from which a ratio is told at the ends of ranges
WIDE = 2.0  # ends of an interval farther apart than this that have 1 between them settle nothing
LITTLE = 3.2  # a ratio up to it, or down to 1 / it, is not worth more than a bare mention (kass1995)


@dataclass(frozen=True)
class SignalAnswer:
    """What an offer tells.

    tale: over all draws. ends: the least and greatest ratio over values of prestige and chance of a call in their
    ranges. limit: prestige above which every sender offers. rungs: what the offer would tell with less prestige.
    """

    signal: Signal
    tale: Tale
    ends: tuple[float, float] | None
    limit: float
    rungs: Mapping[float, Tale]
    draws: int

    @property
    def after(self) -> dict[float, float]:
        """What each of PRIORS becomes; empty if there is no ratio, or too few draws for one."""
        ratio = self.tale.ratio
        return {} if ratio is None or self.too_few else {prior: after(prior, ratio) for prior in PRIORS}

    @property
    def too_few(self) -> bool:
        """Whether so few draws offer that the ratio may as well be above 1 as below."""
        low, high = self.tale.low, self.tale.high
        return low is not None and high is not None and low < 1 < high and high > WIDE * low

    @property
    def tells_little(self) -> bool | None:
        """Whether the ratio hardly moves a prior, wherever in the ranges; None if there is none, or too few draws."""
        if self.tale.ratio is None or self.ends is None or self.too_few:
            return None
        return all(1 / LITTLE <= ratio <= LITTLE for ratio in (self.tale.ratio, *self.ends))


def offers(scenario: Scenario, draws: int, seed: int) -> dict[str, SignalAnswer]:
    """Every offer of the scenario by its id.

    Raises Unanswerable (E999) where a chance of a call leaves 0 to 1.
    """
    return {id: _answer(scenario, signal, draws, seed) for id, signal in scenario.signals.items()}


def _answer(scenario: Scenario, signal: Signal, draws: int, seed: int) -> SignalAnswer:
    def drawn(part: Part) -> Floats:
        return drawn_amount(scenario.agreement, part.amount, part.path, draws, seed)

    parts = (signal.prestige, signal.called, signal.cost, signal.reputation, signal.stake)
    sender = Sender(*(drawn(part) for part in parts))
    low, high = float(sender.called.min()), float(sender.called.max())
    if low < 0 or high > 1:
        facts = {"found": signal.id, "low": f"{low:g}", "high": f"{high:g}"}
        raise Unanswerable([Problem("E999", Place(scenario.id), facts)])
    limit = max(0.0, float(sender.burden.max()))
    rungs = [part * limit for part in PARTS_OF_LIMIT] if limit > 0 else []
    return SignalAnswer(
        signal,
        told(sender.would_act, sender.offers),
        over_ends(sender, _across(sender.prestige), _across(sender.called), FEWEST),
        limit,
        dict(zip(rungs, at_prestige(sender, rungs), strict=True)),
        draws,
    )


def _across(drawn: Floats) -> list[float]:
    low, high = float(drawn.min()), float(drawn.max())
    return [low] if low == high else [float(x) for x in np.linspace(low, high, STEPS)]


def signal_document(found: SignalAnswer) -> dict[str, Any]:
    """As JSON; a ratio of null with `only_if_acting` is infinite."""
    return {
        "party": found.signal.party,
        "option": found.signal.option,
        **_tale(found.tale),
        "range": None if found.ends is None else [_number(end) for end in found.ends],
        "tells_little": found.tells_little,
        "after": {f"{prior:g}": _number(value) for prior, value in found.after.items()},
        "everybody_offers_above": _number(found.limit),
        "with_prestige": [{"prestige": _number(prestige), **_tale(tale)} for prestige, tale in found.rungs.items()],
        "draws": found.draws,
    }


def _tale(tale: Tale) -> dict[str, Any]:
    ratio = tale.ratio
    return {
        "offers_if_acting": _number(tale.if_acting),
        "offers_if_idle": _number(tale.if_idle),
        "acting": tale.acting,
        "idle": tale.idle,
        "ratio": _number(ratio),
        "interval": None if tale.low is None else [_number(tale.low), _number(tale.high)],
        "only_if_acting": ratio is not None and math.isinf(ratio),
    }


def _number(x: float | None) -> float | None:
    """Nine digits; null for none and for what is not finite."""
    return None if x is None or not math.isfinite(x) else float(f"{x:.9g}")
