"""What the hardest punishments would keep: penal codes, side payments, and the payoffs that can be had at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite, prod
from typing import Any

from detente.agreement.endurance.penal import check_under_penal_codes
from detente.agreement.hardest.payoff_set import PayoffSet, is_repeated, payoff_set
from detente.agreement.hardest.transfers import is_poolable, optimal_slack, pooled_slack
from detente.agreement.roadmaps.deviations import Path
from detente.agreement.roadmaps.path import Checker, PathCheck, Settings, path_of
from detente.analyses.deals.deal import Deal
from detente.errors import LimitReached
from detente.watching import Watch, unwatched

STICKS = 2  # moves of a punishment before it settles; some published games need two
LARGEST = 200_000  # steps that all parties together can take, beyond which nothing is asked


@dataclass(frozen=True)
class Pooled:
    """The least sum of all parties' slack at any step, if what follows a breach is the breach phase or the worst.

    verified: whether both are known to be equilibria.
    """

    reversion: float
    optimal: float
    verified: bool


@dataclass(frozen=True)
class Hardest:
    """One roadmap with its own guarantors; penal: None where too large; pooled: None where payments cannot be asked."""

    roadmap: str
    penal: PathCheck | None
    pooled: Pooled | None


@dataclass(frozen=True)
class HardestAnswer:
    """payoffs: None unless two parties play the same game in every period; steps: how many all together can take."""

    roadmaps: tuple[Hardest, ...]
    payoffs: PayoffSet | None
    steps: int

    @property
    def too_large(self) -> bool:
        """Whether the deal has too many steps for this."""
        return self.steps > LARGEST


def hardest(deal: Deal, roadmaps: Sequence[str], watch: Watch = unwatched) -> HardestAnswer:
    """Of every roadmap named. Raises LimitReached as `watch` does."""
    game = deal.game
    steps = len(game.lattice) * prod(measure.up + measure.down + 1 for measure in game.lattice.measures)
    found = []
    for done, id in enumerate(roadmaps):
        watch("penal codes", done, len(roadmaps))
        checker = Checker(game, Settings(deal.roadmaps[id].guarantors), watch=watch)
        path = path_of(game, deal.roadmaps[id])
        small = steps <= LARGEST
        penal = check_under_penal_codes(checker, path, STICKS, watch).told if small else None
        found.append(Hardest(id, penal, _pooled(checker, path, watch) if small and is_poolable(game) else None))
    return HardestAnswer(tuple(found), _payoffs(deal, roadmaps, watch), steps)


def _pooled(checker: Checker, path: Path, watch: Watch) -> Pooled | None:
    try:
        optimal, known = optimal_slack(checker.game, path, watch)
    except LimitReached:
        watch("penal codes", 0, 0)  # ends here if it was time that ran out
        return None
    reversion = pooled_slack(checker, path)
    verified = all(checker.phase(i, months).is_verified for i in checker.game.owners for months in path.lengths)
    return Pooled(float(reversion.min()), float(optimal.min()), known and verified)


def _payoffs(deal: Deal, roadmaps: Sequence[str], watch: Watch) -> PayoffSet | None:
    """In periods as long as the first step of the first roadmap."""
    game = deal.game
    if not is_repeated(game) or deal.scenario.agreement.breach is not None or deal.guarantors or not roadmaps:
        return None
    path = path_of(game, deal.roadmaps[roadmaps[0]])
    return payoff_set(game, float(game.factors(path.length(0))[0]), watch)


def document(answer: HardestAnswer) -> dict[str, Any]:
    """The answer as JSON data."""
    return {
        "too_large": answer.too_large,
        "roadmaps": {each.roadmap: _document(each) for each in answer.roadmaps},
        "payoff_set": None
        if answer.payoffs is None
        else {
            "status": answer.payoffs.status,
            "parties": list(answer.payoffs.parties),
            "factor": answer.payoffs.factor,
            "corners": [list(corner) for corner in answer.payoffs.corners],
        },
    }


def _document(found: Hardest) -> dict[str, Any]:
    pooled = found.pooled
    return {
        "penal_code": None if found.penal is None else _verdict(found.penal),
        "pooled": None
        if pooled is None
        else {
            "reversion": pooled.reversion,
            "optimal": pooled.optimal if isfinite(pooled.optimal) else None,
            "verified": pooled.verified,
        },
    }


def _verdict(check: PathCheck) -> dict[str, Any]:
    weakest = check.weakest
    return {
        "holds": check.holds,
        "status": check.status,
        "slack": weakest.slack if weakest else None,
        "least_slack": check.slack,
        "relative_slack": weakest.relative if weakest else None,
        "step": weakest.step if weakest else None,
        "party": weakest.party if weakest else None,
        "participation_holds": check.participation_holds,
    }
