"""How patient all would have to be: the least common discount factor at which a roadmap keeps itself.

Per year and per step, as patience of .81 per step of two months is .28 per year. Replies switch at thresholds, so a
roadmap may fail again at a larger factor; what is given is where it begins to hold, below the least factor of a grid
that will do.
"""

from dataclasses import dataclass
from functools import partial

import numpy as np

from detente.agreement.roadmaps.patience import at_factor
from detente.agreement.thresholds import Judged, Scan, least
from detente.analyses.deals.patience import mean_months
from detente.analyses.sweeps.bargains.dealt import Dealt
from detente.analyses.sweeps.bargains.rows import Columns, columns_of
from detente.analyses.sweeps.bargains.terms import Terms, factors_used, has_roadmaps, path_in, terms_of
from detente.analyses.sweeps.subject import Subject
from detente.model.scenario import Scenario
from detente.steady import raised
from detente.uncertainty.factors import Factor, Floats, Function, Quantity

NAME = "patience"
GRID = (0.3, 0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98)
"""Factors that are tried, per year or per step as the file gives them."""


@dataclass(frozen=True)
class Patient:
    """Rows (N, K), for each roadmap: whether some factor will do, and the least, per year and per step."""

    terms: Terms
    columns: Columns

    def __call__(self, values: Floats) -> Floats:
        """(N, 3 R)."""
        width = 3 * len(self.terms.agreement.roadmaps)
        return np.array([self._row(row) for row in values]).reshape(len(values), width)

    def _row(self, row: Floats) -> list[float]:
        game = self.terms.game(self.columns.types(row), self.columns.drawn(row))
        roadmaps = self.terms.agreement.roadmaps
        paths = {id: path_in(self.terms.agreement, each) for id, each in roadmaps.items()}
        shared: dict[float, Dealt] = {}
        own = np.unique(game.discount)
        scan = Scan(GRID[0], GRID[-1], GRID, (float(own[0]),) if len(own) == 1 else (), 1e-6)

        def judge(id: str, factor: float) -> Judged:
            dealt = shared.get(factor) or Dealt.of(at_factor(game, factor))
            if factor in scan.every:
                shared[factor] = dealt
            kept = dealt.kept(paths[id], roadmaps[id].guarantors)
            if np.isnan(kept.holds):
                return Judged("not verified")
            return Judged("holds" if kept.holds else "fails", float(np.fmin(kept.slack, kept.joining)))

        found = {id: least(partial(judge, id), scan) for id in roadmaps}
        return [number for id, (factor, unknown) in found.items() for number in self._said(id, factor, unknown)]

    def _said(self, id: str, factor: float | None, unknown: bool) -> tuple[float, float, float]:
        """Whether some factor will do, unknown if one that was not verified might; the least per year and per step."""
        if factor is None:
            return (np.nan if unknown else 0.0), np.nan, np.nan
        discount, months = self.terms.agreement.discount, mean_months(self.terms.agreement.roadmaps[id])
        if discount is not None and discount.per == "year":
            return 1.0, factor, np.nan if months is None else float(raised(factor, months / 12))
        return 1.0, np.nan if months is None else float(raised(factor, 12 / months)), factor


def quantities(scenario: Scenario) -> tuple[Quantity, ...]:
    """Three for each roadmap."""
    return tuple(
        quantity
        for id in scenario.agreement.roadmaps
        for quantity in (
            Quantity(f"{NAME}.{id}.some"),
            Quantity(f"{NAME}.{id}.per_year", is_verdict=False, unit="discount factor per year"),
            Quantity(f"{NAME}.{id}.per_step", is_verdict=False, unit="discount factor per step"),
        )
    )


def uses(scenario: Scenario, factors: tuple[Factor, ...]) -> frozenset[str]:
    """As for roadmaps, without the discount factors, for which the common one stands in."""
    return frozenset(id for id in factors_used(scenario, factors) if not id.startswith("discount."))


def function(scenario: Scenario, factors: tuple[Factor, ...]) -> Function:
    """The least factors as a function of these factors."""
    return Patient(terms_of(scenario), columns_of(scenario, factors, uses(scenario, factors)))


SUBJECT = Subject(NAME, has_roadmaps, quantities, uses, function, cost="slow", by_name=True)
