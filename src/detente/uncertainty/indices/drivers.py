"""Which factors a yes/no verdict turns on, from the draws of a sweep as they are."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from detente.uncertainty.factors import Factor, Floats
from detente.uncertainty.indices.separation import Gaps, resampled, shuffled, signed

Status = Literal["complete", "one answer"]
Direction = Literal["up", "down", "both ways", "level", "none"]


@dataclass(frozen=True, slots=True)
class Driver:
    """How far one factor separates yes from no, 0 to 1. noise: what chance alone stays below at this level.

    direction: `up` if yes comes with higher values, `down` with lower ones, `both ways` if with middle or outer values,
    `level` for levels, `none` while the distance is not above the noise. favoured: the level most in surplus among yes.
    """

    factor: str
    distance: float
    low: float
    high: float
    noise: float
    direction: Direction
    favoured: str = ""

    @property
    def is_beyond_noise(self) -> bool:
        """Whether chance alone would hardly separate yes from no so far."""
        return self.distance > self.noise


@dataclass(frozen=True, slots=True)
class Drivers:
    """drivers: farthest first; empty where all draws say the same. It shows each factor alone, not interplay."""

    status: Status
    drivers: tuple[Driver, ...]
    yes: int
    no: int
    unanswered: int
    seed: int
    level: float
    resamples: int


def drivers(
    factors: tuple[Factor, ...],
    points: Floats,
    verdict: Floats,
    seed: int,
    level: float = 0.95,
    resamples: int = 200,
) -> Drivers:
    """Of (N, K) points and their (N,) verdict; rows without an answer are left out and counted."""
    asked = ~np.isnan(verdict)
    said = verdict[asked]
    yes, no, unanswered = int(said.sum()), int((said == 0).sum()), int((~asked).sum())
    found: list[Driver] = []
    if yes and no:
        random = np.random.default_rng(seed)
        again, dealt = resampled(said, resamples, random), shuffled(said, resamples, random)
        without_ties = float(np.quantile(Gaps(Factor(""), np.arange(float(len(said)))).distances(dealt), level))
        for k, factor in enumerate(factors):
            gaps = Gaps(factor, points[asked, k])
            noise = without_ties if gaps.is_free_of_ties else float(np.quantile(gaps.distances(dealt), level))
            found.append(_driver(factor, gaps, (signed(said[None], 1 - said[None]), again), noise, level))
    ordered = tuple(sorted(found, key=lambda driver: -driver.distance))
    status: Status = "complete" if ordered or not factors else "one answer"
    return Drivers(status, ordered, yes, no, unanswered, seed, level, resamples)


def _driver(factor: Factor, gaps: Gaps, weights: tuple[Floats, Floats], noise: float, level: float) -> Driver:
    """One factor. weights: as they are, and resampled.

    A largest gap is too large by chance, and once more when resampled, so the interval is turned about the distance:
    what resampling adds is taken off (the basic bootstrap). It is widened to hold the distance.
    """
    own, again = weights
    distance = float(gaps.distances(own)[0])
    low, high = np.quantile(gaps.distances(again), [(1 - level) / 2, (1 + level) / 2])
    ends = (max(0.0, min(distance, 2 * distance - float(high))), min(1.0, max(distance, 2 * distance - float(low))))
    direction, favoured = _direction(factor, gaps.gaps(own)[0], noise) if distance > noise else ("none", "")
    return Driver(factor.id, distance, *ends, noise, direction, favoured)


def _direction(factor: Factor, gaps: Floats, noise: float) -> tuple[Direction, str]:
    """Where yes lies. The distribution function of yes below that of no means higher values."""
    if factor.kind == "levels":
        return "level", factor.levels[int(np.argmax(gaps))]
    higher, lower = float(-gaps.min(initial=0.0)), float(gaps.max(initial=0.0))
    if min(higher, lower) > noise:
        return "both ways", ""
    return ("up" if higher > lower else "down"), ""
