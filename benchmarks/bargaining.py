"""Bargaining models: many draws at once, beside a loop over the published description written down here."""

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from page import table, time
from timing import seconds

from detente.bargaining.draws import Draws
from detente.bargaining.models import MODELS
from detente.bargaining.rounds.rounds import one_round
from detente.bargaining.rounds.settings import AS_WRITTEN

ACTORS, DRAWS, ROUND_DRAWS = 20, 10_000, 200
TARGETS = {"default": 0.2, "round": 1e-3}  # seconds


@dataclass(frozen=True)
class Bargaining:
    """models: seconds for `draws` of an issue with 20 actors. round: one as-written round; loop: the same in loops."""

    draws: int
    models: dict[str, float]
    slow_draws: int
    slow: dict[str, float]
    round: float
    rounds_together: float
    loop: float
    same: bool

    def figures(self) -> dict[str, Any]:
        return asdict(self)


def bargaining() -> Bargaining:
    """All models on random draws; the rounds of 200 draws only."""
    many, few, one = _drawn(DRAWS), _drawn(ROUND_DRAWS), _drawn(1)
    quick = {model.name: seconds(lambda m=model: m.points(many)) for model in MODELS if model.settings is None}
    slow = {model.name: seconds(lambda m=model: m.points(few)) for model in MODELS if model.settings is not None}
    place = _looped(one)
    ours = _round(one).taken.position[0]
    return Bargaining(
        DRAWS,
        quick,
        ROUND_DRAWS,
        slow,
        seconds(lambda: _round(one)),
        seconds(lambda: _round(few)) / ROUND_DRAWS,
        seconds(lambda: _looped(one)),
        bool(np.allclose(place, ours, atol=1e-9)),
    )


def _drawn(count: int) -> Draws:
    random = np.random.default_rng(2011)
    position, salience, capability = random.random((3, count, ACTORS))
    veto = np.arange(ACTORS) < 2
    return Draws(100 * position, salience, capability, 0.0, 100.0, np.zeros(count), veto)


def _round(draws: Draws) -> Any:
    return one_round(draws.position, draws.salience, draws.weight, np.ptp(draws.position, axis=1), AS_WRITTEN)


def _looped(draws: Draws) -> list[float]:
    """One round as the published description reads: every quantity computed where it is needed."""
    x, s, w = (each[0].tolist() for each in (draws.position, draws.salience, draws.weight))
    everybody, span = range(len(x)), max(x) - min(x)

    def chance(i: int, j: int) -> float:
        votes = [w[k] * (abs(x[k] - x[j]) - abs(x[k] - x[i])) / span for k in everybody]
        return sum(v for v in votes if v > 0) / sum(map(abs, votes))

    def gain(i: int, j: int, r: float) -> float:
        d, p = abs(x[i] - x[j]) / span, chance(i, j)
        won, lost = 2 - 4 * (0.5 - 0.5 * d) ** r, 2 - 4 * (0.5 + 0.5 * d) ** r
        return s[j] * (p * won + (1 - p) * lost) + (1 - s[j]) * won - (2 - 4 * 0.5**r)

    def risk(i: int) -> float:
        threats = [sum(gain(k, j, 1.0) for k in everybody if k != j) for j in everybody]
        share = (2 * threats[i] - max(threats) - min(threats)) / (max(threats) - min(threats))
        return (1 - share / 3) / (1 + share / 3)

    exponents = [risk(i) for i in everybody]
    after = []
    for i in everybody:
        offers = []
        for j in everybody:
            if j == i:
                continue
            a, b = gain(i, j, exponents[i]), gain(j, i, exponents[j])
            if b > a > 0:
                offers.append((0, abs(x[j] - x[i]), x[j]))
            elif b > 0 > a:
                move = (x[j] - x[i]) * (abs(a / b) if b > -a else 1)
                offers.append((1 if b > -a else 2, abs(move), x[i] + move))
        after.append(min(offers)[2] if offers else x[i])
    return after


def targets(found: Bargaining) -> list[tuple[str, float | None, float]]:
    """What is aimed at."""
    return [
        (f"{found.draws:,} draws of an issue with {ACTORS} actors, default", found.models["mean"], TARGETS["default"]),
        (f"an as-written round with {ACTORS} actors", found.round, TARGETS["round"]),
    ]


def section(found: Bargaining) -> list[str]:
    """Times of all models, and of the loop."""
    head = ("model", "draws", "time", "one draw")
    rows: list[tuple[object, ...]] = [
        *((f"`{n}`", f"{found.draws:,}", time(t), time(t / found.draws)) for n, t in found.models.items()),
        *((f"`{n}`", f"{found.slow_draws:,}", time(t), time(t / found.slow_draws)) for n, t in found.slow.items()),
    ]
    same = "the same places" if found.same else "OTHER places"
    together, alone = time(found.rounds_together), time(found.round)
    ratios = f"{found.loop / found.round:,.0f} times as long, {found.loop / found.rounds_together:,.0f} times a draw"
    return [
        "## Bargaining",
        "",
        f"Random draws of one issue with {ACTORS} actors, all at once; one issue leaves `exchange` nothing to trade.",
        "",
        *table(head, rows),
        "",
        f"One round as written takes {alone}, {together} a draw where {found.slow_draws} are computed together. The",
        f"published description as plain loops takes {time(found.loop)} and gives {same}:",
        f"{ratios} of many.",
    ]
