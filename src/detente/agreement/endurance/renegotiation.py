"""Whether everybody would rather forgive: a punishment that all want to end is not one to rely on.

After a deviation the deal could be resumed. If every party that takes part gets more from that than from the breach
phase, min_i (V_i(resume) - B_i) > 0, the breach phase is open to renegotiation, and its threat may not be believed.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from detente.agreement.endurance.resumption import resumption
from detente.agreement.roadmaps.deviations import Path
from detente.agreement.roadmaps.path import Checker
from detente.agreement.roadmaps.reach import onward


@dataclass(frozen=True)
class Forgiveness:
    """What resuming would bring after the best deviation of `violator` at `step`, which ended in `state`.

    route: states until the roadmap is reached again, None if what was done cannot be undone. gains: party to
    V_i(resume) - B_i, in its own units; relative: the same in units of its range of payoffs there.
    """

    step: int
    violator: str
    state: int
    route: tuple[int, ...] | None
    gains: Mapping[str, float]
    relative: Mapping[str, float]

    @property
    def least(self) -> float | None:
        """The least relative gain of any party; None without a way back."""
        return min(self.relative.values(), default=None)

    @property
    def by_all(self) -> bool:
        """Whether everybody would rather resume."""
        return self.least is not None and self.least > 1e-9

    @property
    def opposed(self) -> tuple[str, ...]:
        """Those that would not."""
        return tuple(party for party, gain in self.relative.items() if gain <= 1e-9)


def forgiveness(checker: Checker, path: Path) -> tuple[Forgiveness, ...]:
    """For every step and party that has an alternative, by step, then party: would everybody rather forgive?"""
    found = [_forgiven(checker, path, each.step, each.party, each.deviation) for each in checker.check(path).incentives]
    return tuple(each for each in found if each is not None)


def _forgiven(checker: Checker, path: Path, step: int, violator: str, deviation: tuple[int, ...]) -> Forgiveness | None:
    if not deviation:
        return None
    game, state = checker.game, deviation[-1]
    seen = min(step + len(deviation) - 1, len(path))
    back = resumption(game, path, seen)
    if not back.possible[state]:
        return Forgiveness(step, violator, state, None, {}, {})
    phase = checker.phase(game.parties.index(violator), path.length(step))
    breach = phase.values[:, state]
    joined = set(game.owners) | {game.guarantors[k].party for k in game.signatories(checker.settings.guarantors)}
    gains = {game.parties[i]: float(back.values[i, state] - breach[i]) for i in sorted(joined)}
    scales = checker.scales(path, np.concatenate([deviation, onward(phase.settled.plays, [state])]))
    relative = {game.parties[i]: gains[game.parties[i]] / float(scales[i]) for i in sorted(joined)}
    return Forgiveness(step, violator, state, back.route(state), gains, relative)
