"""On which of several equilibria a verdict hangs."""

from dataclasses import dataclass

import numpy as np

from detente.agreement.punishment.replies import Start, indifferent
from detente.agreement.roadmaps.incentives import by_breach
from detente.agreement.roadmaps.path import PathCheck
from detente.agreement.roadmaps.reach import onward


@dataclass(frozen=True)
class Deciding:
    """The equilibrium on which a verdict hangs: where it fails under some equilibria and not under others.

    violator: whose breach it follows, None for what there is without a deal. starts: the rules from which it was found;
    others: those from which one was found under which it holds. start, end: where it begins, after the breach or today,
    and where it comes to rest or comes back to. tied: parties that are indifferent on that way, though others are not.
    """

    violator: str | None
    starts: tuple[Start, ...]
    others: tuple[Start, ...]
    start: int
    end: int
    tied: tuple[str, ...]


def deciding(check: PathCheck) -> Deciding | None:
    """Of a path that holds under some equilibria only: one under which it fails, and what tells it from the others."""
    if check.holds_under != "some":
        return None
    game, limit = check.game, -check.settings.tolerance
    weakest = check.weakest
    if weakest is not None and not check.incentives_hold:
        weakest = min((each for each in check.incentives if each.under), key=lambda each: each.relative or 0.0)
        months = check.path.length(weakest.step)
        phase = check.breaches[weakest.party, months]
        group = next(g for g in by_breach(check.path, check.incentives, check.breaches) if weakest in g)
        under = np.array([np.array(each.under) / each.scale for each in group]).min(axis=0)
        plays, start, payoff = phase.settled.plays, weakest.deviation[-1], phase.payoff
        violator: str | None = weakest.party
    else:
        months, plays, start, payoff, violator = check.path.length(0), check.nodeal.settled.plays, 0, game.kept, None
        start = game.lattice.now
        under = np.array([each.under for each in check.participation.values()]).min(axis=0)
    play, kept = plays[int(under.argmin())], under >= limit
    others = dict.fromkeys(begun for k in np.flatnonzero(kept).tolist() for begun in plays[k].starts)
    way = onward([play], [start])
    tied = indifferent(game.moves, payoff, game.factors(months), play, way)
    end = start
    for _ in range(len(way)):
        end = int(play.there[end])
    return Deciding(violator, play.starts, tuple(others), start, end, tuple(game.parties[i] for i in tied))
