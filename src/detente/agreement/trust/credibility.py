"""Whose promises a party would have to believe before it gives up what protects it.

Disarmed, the party expects a threat t0. Each guarantor that could attack it may promise restraint, which removes a
share r of the threat; each that could hurt the violator may promise protection, which removes a share e of what is
left:

    t = t0 prod (1 - r_i) prod (1 - e_j).

It accepts iff t < t_n + G: the threat it lives with today plus what the deal brings. All of it is a judgement given as
ranges, so the answer for each set of guarantors is the share of draws in which the party accepts. That share describes
the ranges, not the world. Sets are judged on the same draws, and nothing is added for a large number of guarantors.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, combinations
from typing import Literal

import numpy as np  # scipy.stats, slow to import, is imported where it is used

from detente.agreement.terms.lattice import Floats, Mask
from detente.agreement.trust.grid import quantiles
from detente.model.ranges import Range

Guarantors = tuple[str, ...]
Method = Literal["sobol", "random"]


@dataclass(frozen=True)
class Promises:
    """disarmed: t0; today: t_n; gain: G; restraint, protection: guarantor to the share that its promise removes.

    attackers: who could attack the party; able: who could hurt a violator. Raises ValueError for a promise of restraint
    by who could not attack, of protection by who could not hurt, or for a share outside 0 to 1.
    """

    disarmed: Range
    today: Range
    gain: Range
    restraint: Mapping[str, Range]
    protection: Mapping[str, Range]
    attackers: frozenset[str]
    able: frozenset[str]

    def __post_init__(self) -> None:
        if idle := set(self.restraint) - self.attackers:
            raise ValueError(f"only a possible attacker can promise restraint, not {sorted(idle)}")
        if idle := set(self.protection) - self.able:
            raise ValueError(f"only who can hurt the violator can promise protection, not {sorted(idle)}")
        if any(r.low < 0 or r.high > 1 for r in chain(self.restraint.values(), self.protection.values())):
            raise ValueError("a promise removes a share between 0 and 1")

    @cached_property
    def guarantors(self) -> Guarantors:
        """Everybody whose promise is looked at, restraint first."""
        return tuple(dict.fromkeys([*self.restraint, *self.protection]))

    @cached_property
    def factors(self) -> dict[str, Range]:
        """Every uncertain number by its path: `disarmed`, `today`, `gain`, `restraint.X`, `protection.X`."""
        found = {"disarmed": self.disarmed, "today": self.today, "gain": self.gain}
        found |= {f"restraint.{party}": amount for party, amount in self.restraint.items()}
        return found | {f"protection.{party}": amount for party, amount in self.protection.items()}

    def involved(self, chosen: Guarantors) -> tuple[str, ...]:
        """The factors that matter when these are the guarantors."""
        return tuple(name for name in self.factors if name.partition(".")[2] in ("", *chosen))


@dataclass(frozen=True)
class Sampling:
    """blocks of 2^power draws each: scrambled Sobol points, or independent random ones; the same for the same seed."""

    seed: int = 0
    power: int = 12
    blocks: int = 16
    method: Method = "sobol"
    level: float = 0.95


@dataclass(frozen=True)
class SetShare:
    """share of draws in which the party accepts; low, high: confidence interval of what more draws would give.

    drivers: factor to its rank correlation with the margin t_n + G - t, strongest first; 0 for a fixed number.
    """

    guarantors: Guarantors
    share: float
    low: float
    high: float
    drivers: Mapping[str, float]


@dataclass(frozen=True)
class Believed:
    """The shares of all sets of guarantors, by size, then in the order of `promises.guarantors`."""

    promises: Promises
    settings: Sampling
    shares: tuple[SetShare, ...]

    def of(self, *guarantors: str) -> SetShare:
        """What a set of guarantors achieves."""
        return next(each for each in self.shares if set(each.guarantors) == set(guarantors))

    def minimal(self, share: float) -> tuple[SetShare, ...]:
        """The sets that reach a share while no smaller set inside them does."""
        reached = [each for each in self.shares if each.share >= share]
        return tuple(each for each in reached if not any(set(one.guarantors) < set(each.guarantors) for one in reached))

    def close(self, share: float) -> tuple[SetShare, ...]:
        """The sets whose interval holds a share: more draws might change whether they reach it."""
        return tuple(each for each in self.shares if each.low < share < each.high)


def believed(promises: Promises, settings: Sampling | None = None) -> Believed:
    """The share of draws in which the party accepts, for every set of guarantors."""
    from scipy.stats import rankdata

    sampling = settings or Sampling()
    draws = drawn(promises, sampling)
    ranks = {name: rankdata(values.ravel()) for name, values in draws.items()}
    every = chain.from_iterable(combinations(promises.guarantors, k) for k in range(len(promises.guarantors) + 1))
    return Believed(promises, sampling, tuple(_share(promises, sampling, draws, ranks, chosen) for chosen in every))


def drawn(promises: Promises, settings: Sampling) -> dict[str, Floats]:
    """(blocks, 2^power) draws of every factor."""
    blocks = np.array(
        [
            _block(len(promises.factors), settings, rng)
            for rng in np.random.default_rng(settings.seed).spawn(settings.blocks)
        ]
    )
    return {name: quantiles(amount, blocks[:, :, k]) for k, (name, amount) in enumerate(promises.factors.items())}


def threat(promises: Promises, draws: Mapping[str, Floats], chosen: Guarantors) -> Floats:
    """(…) the threat that is left when these guarantors promise."""
    left = draws["disarmed"]
    for name in promises.involved(chosen):
        if "." in name:
            left = left * (1 - draws[name])
    return left


def _block(factors: int, settings: Sampling, rng: np.random.Generator) -> Floats:
    from scipy.stats.qmc import Sobol

    if settings.method == "sobol":
        return Sobol(factors, rng=rng).random_base2(settings.power)
    return rng.random((1 << settings.power, factors))


def _share(
    promises: Promises, settings: Sampling, draws: Mapping[str, Floats], ranks: Mapping[str, Floats], chosen: Guarantors
) -> SetShare:
    from scipy.stats import rankdata

    margin = draws["today"] + draws["gain"] - threat(promises, draws, chosen)
    accepts: Mask = margin > 0
    each = accepts.mean(axis=1)
    width = _half_width(each, settings.level)
    share = float(each.mean())
    order = rankdata(margin.ravel())
    drivers = {name: _correlation(ranks[name], order) for name in promises.involved(chosen)}
    strongest = dict(sorted(drivers.items(), key=lambda item: -abs(item[1])))
    return SetShare(chosen, share, max(share - width, 0.0), min(share + width, 1.0), strongest)


def _half_width(shares: Floats, level: float) -> float:
    """Of the confidence interval of the mean of independent blocks."""
    from scipy.stats import t as student

    count = len(shares)
    error = float(np.std(shares, ddof=1)) / count**0.5
    width: float = float(student.ppf((1 + level) / 2, count - 1)) * error
    return width


def _correlation(one: Floats, other: Floats) -> float:
    first, second = one - one.mean(), other - other.mean()
    size = float(np.sqrt((first * first).sum() * (second * second).sum()))
    return float((first * second).sum()) / size if size > 0 else 0.0
