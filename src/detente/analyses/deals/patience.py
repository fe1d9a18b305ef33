"""How patient the parties must be, and how leaky sanctions may be: where roadmaps hold."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from detente.agreement.roadmaps.path import Checker, Settings, path_of
from detente.agreement.roadmaps.patience import LARGE, POINTS, each_where, patiences
from detente.agreement.thresholds import Interval, Scan, Where
from detente.analyses.deals.deal import Deal, deal_of
from detente.model.roadmap import Roadmap
from detente.watching import Watch, unwatched

LEAKAGE = "breach.leakage"
FEWER = 19  # points of the scan on large lattices, where every one takes long


@dataclass(frozen=True)
class Patience:
    """For one roadmap and party (empty: all alike): where it holds, per step or per year.

    central: the file's own factor, None for all alike if the file's factors differ. months: how long a step lasts on
    average, None if some step does not say so.
    """

    roadmap: str
    party: str
    per: str
    central: float | None
    where: Where
    months: float | None = None

    @property
    def intervals(self) -> tuple[Interval, ...]:
        """Where it holds."""
        return self.where.intervals

    @property
    def yearly(self) -> tuple[Interval, ...] | None:
        """The intervals as factors per year; None where that cannot be said."""
        if self.per == "year":
            return self.intervals
        if self.months is None:
            return None
        power = 12 / self.months
        return tuple(replace(each, low=each.low**power, high=each.high**power) for each in self.intervals)


def patience(deal: Deal, roadmaps: Sequence[str], watch: Watch = unwatched) -> tuple[Patience, ...]:
    """Roadmap by roadmap: for all parties alike, then for each that owns a measure, the others as in the file."""
    owners = (deal.game.parties[k] for k in deal.game.owners)
    found = [patience_of(deal, roadmaps, party, watch) for party in ("", *owners)]
    return tuple(each for of_one in zip(*found, strict=True) for each in of_one)


def patience_of(deal: Deal, roadmaps: Sequence[str], party: str = "", watch: Watch = unwatched) -> tuple[Patience, ...]:
    """The same for one party, or for all alike."""
    game = deal.game
    paths = {id: (path_of(game, deal.roadmaps[id]), Settings(deal.roadmaps[id].guarantors)) for id in roadmaps}
    own = game.discount[[game.parties.index(party)]] if party else np.unique(game.discount)
    central = float(own[0]) if len(own) == 1 else None
    found = patiences(game, paths, party or None, watch)
    return tuple(Patience(id, party, game.per, central, found[id], mean_months(deal.roadmaps[id])) for id in roadmaps)


def mean_months(roadmap: Roadmap) -> float | None:
    """How long a step of a roadmap lasts on average, if all say so."""
    given = [step.months for step in roadmap.steps if step.months is not None]
    return sum(given) / len(given) if given and len(given) == len(roadmap.steps) else None


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


def document(found: Patience) -> dict[str, Any]:
    """The answer as JSON data; an end of an interval that is not among `closed` does not belong to it."""
    return {
        "party": found.party or None,
        "per": found.per,
        "central": found.central,
        "looked_at": [found.where.scan.low, found.where.scan.high],
        **where_document(found.where),
        "intervals_per_year": None if found.yearly is None else [[each.low, each.high] for each in found.yearly],
    }


def where_document(found: Where) -> dict[str, Any]:
    """Intervals as JSON data; closed: for each, whether its lower and its upper end belong to it.

    under_some: the same for what holds under some equilibria at least, where that differs.
    """
    some = {} if found.under_some is None else {"under_some": where_document(found.under_some)}
    return {
        **some,
        "intervals": [[each.low, each.high] for each in found.intervals],
        "closed": [[each.low_closed, each.high_closed] for each in found.intervals],
        "not_verified": [[each.low, each.high] for each in found.unverified],
    }
