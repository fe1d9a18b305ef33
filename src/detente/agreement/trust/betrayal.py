"""When a type of a party would betray a roadmap that all others keep.

With u the flow of the type while the roadmap is kept and dev(k) what its best deviation at step k is worth, in the
type's own game, it betrays at

    k* = argmax over k of (1-d) sum_{t<k} d^t u(x^{t+1}) + d^k dev(k),

or never. At the final stay waiting brings nothing: it betrays at once there or not at all. Between equal values the
later is taken. Found by going backward: a type that is in office at step k betrays if dev(k) is worth more than keeping
the step and then doing what is best, so that it is also known what a successor of that type would do.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from detente.agreement.roadmaps.deviations import Path
from detente.agreement.roadmaps.path import TOLERANCE, Checker, Settings, path_values
from detente.agreement.terms.game import AgreementGame

Games = Callable[[Mapping[str, str]], AgreementGame]
"""The game for types by party; parties that are not named are of their reference type."""
NEVER = None


@dataclass(frozen=True)
class Plan:
    """What a type of a party means to do.

    step: at which it betrays, len(path) for the final stay, None for never. value: of this plan at the outset; keeping:
    of keeping for ever. betrays: for every step, the stay included, whether it would betray if it were in office then.
    deviations: the states that its best deviation at each step leads through, empty if it has none.
    """

    party: str
    type: str
    step: int | None
    value: float
    keeping: float
    betrays: tuple[bool, ...]
    deviations: tuple[tuple[int, ...], ...]
    is_verified: bool


def plan_of(game: AgreementGame, path: Path, settings: Settings, party: str, kind: str = "") -> Plan:
    """What `party` plans in `game`, the game of its type `kind`."""
    checker, i = Checker(game, settings), game.parties.index(party)
    values = path_values(game, path)
    incentives = checker.incentives(path, values, i)
    bests = [float("-inf") if each.best is None else each.best for each in incentives]
    flows = [float(game.kept[i, path.after(k)]) for k in range(len(path) + 1)]
    factors = [float(game.factors(path.length(k))[i]) for k in range(len(path) + 1)]
    betrays, value = stopping(bests, flows, factors, settings.tolerance)
    return Plan(
        party=party,
        type=kind,
        step=betrays.index(True) if True in betrays else NEVER,
        value=value,
        keeping=float(values[0, i]),
        betrays=tuple(betrays),
        deviations=tuple(each.deviation for each in incentives),
        is_verified=all(checker.phase(i, months).is_verified for months in path.lengths),
    )


def plans_of(games: Games, path: Path, settings: Settings, party: str, types: tuple[str, ...]) -> tuple[Plan, ...]:
    """What each type of a party plans while all others are of their reference types and keep."""
    return tuple(plan_of(games({party: kind}), path, settings, party, kind) for kind in types)


def stopping(
    bests: list[float], flows: list[float], factors: list[float], tolerance: float = TOLERANCE
) -> tuple[list[bool], float]:
    """Whether to leave at each step, and what that is worth at the outset; the last step is a stay for ever."""
    value = max(flows[-1], bests[-1])
    betrays = [bests[-1] > flows[-1] + tolerance]
    for best, flow, factor in reversed(list(zip(bests[:-1], flows[:-1], factors[:-1], strict=True))):
        keeping = (1 - factor) * flow + factor * value
        betrays.insert(0, best > keeping + tolerance)
        value = max(best, keeping)
    return betrays, value
