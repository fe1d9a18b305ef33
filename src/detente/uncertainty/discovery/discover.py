"""The box of assumptions in which a verdict mostly holds: found in one half of the draws, measured in the other."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from detente.uncertainty.discovery.limits import Limits
from detente.uncertainty.discovery.peeling import Draws, pasted, peeled
from detente.uncertainty.discovery.significance import quasi_p_value, simplified
from detente.uncertainty.factors import Factor, Floats
from detente.uncertainty.shares import Share, shares

Status = Literal["dense", "trade-off", "no box", "one answer", "too few"]


@dataclass(frozen=True, slots=True)
class Peeling:
    """slice_share: of the rows, taken off at a time. density, coverage: what a box should reach. level: of p-values.

    least: share of the rows that a box keeps. fewest: rows of either answer without which no box is looked for.
    """

    slice_share: float = 0.05
    least: float = 0.05
    density: float = 0.8
    coverage: float = 0.5
    level: float = 0.05
    fewest: int = 20


DEFAULT = Peeling()


@dataclass(frozen=True, slots=True)
class Restriction:
    """What the box asks of one factor: from low to high, infinite where open, or one of `levels`.

    kept: the share of all draws that meet it. p_value: quasi-p-value in the held-out half, NaN if none is inside there.
    """

    factor: str
    low: float
    high: float
    levels: tuple[str, ...]
    kept: float
    p_value: float


@dataclass(frozen=True, slots=True)
class Tradeoff:
    """One box on the way from the whole space to the smallest, in the half that made it."""

    density: float
    coverage: float
    mass: float
    factors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """density: the share of yes in the box; coverage: the share of yes draws that lie in it; both held out.

    status: `dense` if a box reaches the wanted density and coverage in the half that makes it, `trade-off` if none does
    and the best mean of both was taken, `no box` if no limit matters, `one answer`, `too few` rows to look. before: the
    share of yes without any limit. boxes: what else could have been chosen. unanswered: rows left out.
    """

    status: Status
    restrictions: tuple[Restriction, ...]
    density: Share | None
    coverage: Share | None
    before: Share | None
    boxes: tuple[Tradeoff, ...]
    answer: bool
    unanswered: int
    seed: int
    peeling: Peeling


def discover(
    factors: tuple[Factor, ...],
    points: Floats,
    verdict: Floats,
    seed: int,
    answer: bool = True,
    peeling: Peeling = DEFAULT,
) -> Box:
    """The box of the rows of (N, K) points whose (N,) verdict is `answer`; completions are never limited.

    Chosen is, of the boxes with the wanted density and coverage, one with the fewest factors and among those the one
    with the largest harmonic mean of the two; if none has both, the one with the largest harmonic mean of all.
    """
    asked = ~np.isnan(verdict)
    unanswered = int((~asked).sum())
    rows, yes = points[asked], verdict[asked] == float(answer)
    if yes.all() or not yes.any():
        return Box("one answer", (), None, None, None, (), answer, unanswered, seed, peeling)
    if min(yes.sum(), (~yes).sum()) < peeling.fewest:
        return Box("too few", (), None, None, None, (), answer, unanswered, seed, peeling)
    order = np.random.default_rng(seed).permutation(len(rows))
    made, held = (Draws(factors, rows[half], yes[half]) for half in (order[::2], order[1::2]))
    boxes, measures = _boxes(made, peeling)
    status, best = _chosen(measures, peeling)
    box = simplified(made, pasted(made, boxes[best], peeling.slice_share), peeling.level)
    return Box(
        status if box.restricted() else "no box",
        tuple(_restriction(Draws(factors, rows, yes), held, box, k) for k in box.restricted()),
        _share(held.yes[box.inside(held.points)]),
        _share(box.inside(held.points)[held.yes]),
        _share(held.yes),
        tuple(measures),
        answer,
        unanswered,
        seed,
        peeling,
    )


def _boxes(draws: Draws, peeling: Peeling) -> tuple[list[Limits], list[Tradeoff]]:
    """All boxes of the peeling without limits that do not matter, each once, and what they reach."""
    least = max(1, int(peeling.least * len(draws.yes)))
    peels = peeled(draws, peeling.slice_share, least)
    boxes = list(dict.fromkeys(simplified(draws, box, peeling.level) for box in peels))
    return boxes, [_tradeoff(draws, box) for box in boxes]


def _tradeoff(draws: Draws, box: Limits) -> Tradeoff:
    """What a box reaches."""
    rows, yes = draws.counts(box)
    names = tuple(draws.factors[k].id for k in box.restricted())
    return Tradeoff(yes / rows if rows else 0.0, yes / max(1, int(draws.yes.sum())), rows / len(draws.yes), names)


def _chosen(boxes: list[Tradeoff], peeling: Peeling) -> tuple[Status, int]:
    """By the rule of `discover`."""
    good = [n for n, box in enumerate(boxes) if box.density >= peeling.density and box.coverage >= peeling.coverage]
    if good:
        return "dense", min(good, key=lambda n: (len(boxes[n].factors), -_harmonic(boxes[n])))
    return "trade-off", max(range(len(boxes)), key=lambda n: _harmonic(boxes[n]))


def _harmonic(box: Tradeoff) -> float:
    """The harmonic mean of density and coverage."""
    total = box.density + box.coverage
    return 2 * box.density * box.coverage / total if total else 0.0


def _restriction(draws: Draws, held: Draws, box: Limits, k: int) -> Restriction:
    """The limits on one factor."""
    factor, values = draws.factors[k], draws.points[:, k]
    left_out = {level for owner, level in box.out if owner == k}
    levels = tuple(name for n, name in enumerate(factor.levels) if n not in left_out)
    kept = (values >= box.low[k]) & (values <= box.high[k]) & ~np.isin(values, list(left_out))
    p_value = quasi_p_value(held, box, k) if held.counts(box)[0] else np.nan
    return Restriction(factor.id, box.low[k], box.high[k], levels, float(kept.mean()), p_value)


def _share(verdicts: np.typing.NDArray[np.bool_]) -> Share:
    """The share of true ones."""
    return shares(verdicts.astype(np.float64)[:, None])[0]
