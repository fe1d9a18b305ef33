"""Between which values of one number roadmaps hold: how leaky sanctions may be, for example."""

from collections.abc import Sequence
from dataclasses import dataclass

from detente.agreement.roadmaps.path import Checker, Settings, path_of
from detente.agreement.roadmaps.patience import LARGE, POINTS, each_where
from detente.agreement.thresholds import Interval, Scan, Where
from detente.analyses.deals.deal import Deal, deal_of
from detente.watching import Watch, unwatched

LEAKAGE = "breach.leakage"
FEWER = 19  # points of the scan on large lattices, where every one takes long


@dataclass(frozen=True)
class Threshold:
    """For one roadmap and one number (a path as in `--set`): where it holds, and the number's central value."""

    roadmap: str
    number: str
    central: float
    where: Where

    @property
    def intervals(self) -> tuple[Interval, ...]:
        """Where it holds."""
        return self.where.intervals


def leakage_thresholds(deal: Deal, roadmaps: Sequence[str], watch: Watch = unwatched) -> tuple[Threshold, ...]:
    """At which base leakage of the sanctions (0 to 1) each of these roadmaps holds."""
    central = deal.game.breach.leakage
    paths = {id: (path_of(deal.game, deal.roadmaps[id]), Settings(deal.roadmaps[id].guarantors)) for id in roadmaps}

    def changed(value: float) -> Checker:
        return Checker(deal_of(deal.scenario, deal.types, {LEAKAGE: value}).game, Settings(()), watch=watch)

    scan = Scan.even(0.0, 1.0, FEWER if len(deal.game.lattice) > LARGE else POINTS, [central])
    found = each_where(changed, paths, scan, watch, "leakage")
    return tuple(Threshold(id, LEAKAGE, central, found[id]) for id in roadmaps)
