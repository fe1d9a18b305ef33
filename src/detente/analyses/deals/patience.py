"""How patient the parties must be: the discount factors for which a roadmap holds."""

from dataclasses import dataclass
from typing import Any

from detente.agreement.roadmaps.path import check
from detente.agreement.roadmaps.patience import at_factor
from detente.analyses.deals.deal import Deal
from detente.analyses.deals.thresholds import Interval, intervals
from detente.model.roadmap import Roadmap
from detente.watching import Watch, unwatched

LOW, HIGH = 0.02, 0.995  # discount factors that are looked at


@dataclass(frozen=True)
class Patience:
    """For one roadmap and party (empty: all alike): where in [LOW, HIGH] it holds, per step or per year.

    months: how long a step lasts on average, None if some step does not say so.
    """

    roadmap: str
    party: str
    per: str
    central: float | None
    intervals: tuple[Interval, ...]
    months: float | None = None

    @property
    def yearly(self) -> tuple[Interval, ...] | None:
        """The intervals as factors per year; None where that cannot be said."""
        if self.per == "year":
            return self.intervals
        if self.months is None:
            return None
        power = 12 / self.months
        return tuple(Interval(each.low**power, each.high**power) for each in self.intervals)


def patience(deal: Deal, roadmap: str, watch: Watch = unwatched) -> tuple[Patience, ...]:
    """The intervals for all parties alike, then for each party that owns a measure, the others as in the file."""
    owners = (deal.game.parties[k] for k in deal.game.owners)
    return tuple(_patience(deal, roadmap, party, watch) for party in ("", *owners))


def patience_of_all(deal: Deal, roadmap: str, watch: Watch = unwatched) -> Patience:
    """The intervals for all parties alike."""
    return _patience(deal, roadmap, "", watch)


def _patience(deal: Deal, roadmap: str, party: str, watch: Watch) -> Patience:
    game = deal.game

    def holds(value: float) -> bool:
        watch("patience", 0, 0)
        return check(at_factor(game, value, party or None), deal.roadmaps[roadmap]).holds

    central = float(game.discount[game.parties.index(party)]) if party else None
    months = mean_months(deal.roadmaps[roadmap])
    return Patience(roadmap, party, game.per, central, intervals(holds, LOW, HIGH), months)


def mean_months(roadmap: Roadmap) -> float | None:
    """How long a step of a roadmap lasts on average, if all say so."""
    given = [step.months for step in roadmap.steps if step.months is not None]
    return sum(given) / len(given) if given and len(given) == len(roadmap.steps) else None


def document(found: Patience) -> dict[str, Any]:
    """The answer as JSON data."""
    return {
        "party": found.party or None,
        "per": found.per,
        "central": found.central,
        "intervals": [[each.low, each.high] for each in found.intervals],
        "intervals_per_year": None if found.yearly is None else [[each.low, each.high] for each in found.yearly],
    }
