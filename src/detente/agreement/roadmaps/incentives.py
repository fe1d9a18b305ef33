"""What keeps a party to a step of a roadmap and what it gains by joining, under every equilibrium that was found."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from detente.agreement.roadmaps.deviations import Path


@dataclass(frozen=True)
class Incentive:
    """What keeps one party to one step.

    step: from 0, the number of steps for the final stay. value: of keeping; best: of the best deviation. deviation:
    the states it leads through, empty if the party has no alternative, and then slack is None. penalty: what it
    would have to lose besides, in every step of the breach phase, for the slack to be 0; 0 where it is not negative.
    All that under the equilibrium of the breach phase in which the slack is least; under: the slack in each of them.
    scale: the range of the party's payoff over what the deal, no deal or its best deviations from this step lead to
    under these equilibria; relative: slack / scale.
    is_later: whether it leaves only in a later period of the step, when what the step changes is done.
    """

    step: int
    party: str
    value: float
    best: float | None
    slack: float | None
    relative: float | None
    deviation: tuple[int, ...]
    penalty: float
    scale: float = 1.0
    under: tuple[float, ...] = ()
    is_later: bool = False

    @property
    def highest(self) -> float | None:
        """The relative slack under the equilibrium in which it is greatest."""
        return max(self.under) / self.scale if self.under else self.relative


@dataclass(frozen=True)
class Participation:
    """What a party gets from the deal and without it; relative: the slack in units of `scale`, its range over these.

    Where there is more than one equilibrium without a deal, what it gets at most; under: the slack in each of them.
    """

    party: str
    value: float
    alternative: float
    slack: float
    relative: float
    scale: float = 1.0
    under: tuple[float, ...] = ()

    @property
    def highest(self) -> float:
        """The relative slack under the equilibrium in which it is greatest."""
        return max(self.under) / self.scale if self.under else self.relative


Phases = Mapping[tuple[str, float | None], object]
"""By party that leaves and length of the step, what follows; the same object where one phase serves several lengths."""


def most_of(path: Path, incentives: Iterable[Incentive], phases: Phases | None = None) -> float | None:
    """The least relative slack when every breach phase settles in the way that suits the path best."""
    least = [
        float(np.array([np.array(each.under) / each.scale for each in group]).min(axis=0).max())
        for group in by_breach(path, incentives, phases)
    ]
    return min(least, default=None)


def by_breach(path: Path, incentives: Iterable[Incentive], phases: Phases | None = None) -> list[list[Incentive]]:
    """Those that hang on the same breach phase together: of one party, of one length or, by `phases`, one phase."""
    groups: dict[tuple[str, object], list[Incentive]] = {}
    for each in incentives:
        if each.under:
            length = path.length(each.step)
            same = length if phases is None else id(phases[each.party, length])
            groups.setdefault((each.party, same), []).append(each)
    return list(groups.values())
