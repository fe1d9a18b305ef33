"""Of every written roadmap: whether it keeps itself with the guarantors that it names, by how much, who leaves.

Every draw is a deal of its own, solved anew: equilibria found for one draw are not tried on another, so that no answer
depends on the draws beside it. Roadmaps of one draw share what follows a breach.
"""

from dataclasses import dataclass

import numpy as np

from detente.analyses.sweeps.bargains.dealt import Dealt
from detente.analyses.sweeps.bargains.rows import Columns, columns_of
from detente.analyses.sweeps.bargains.terms import Terms, factors_used, has_roadmaps, leaving, path_in, terms_of
from detente.analyses.sweeps.subject import Subject
from detente.model.scenario import Scenario
from detente.uncertainty.factors import Factor, Floats, Function, Quantity

NAME = "roadmaps"
UNIT = "share of a party's range of payoffs"


@dataclass(frozen=True)
class Checked:
    """Rows (N, K) to whether each roadmap holds, the least slack of staying, the least gain from joining, who keeps it.

    leaving: how many parties, L, can leave.
    """

    terms: Terms
    columns: Columns
    leaving: int

    def __call__(self, values: Floats) -> Floats:
        """(N, (3 + L) R)."""
        roadmaps = self.terms.agreement.roadmaps.values()
        paths = [(path_in(self.terms.agreement, each), each.guarantors) for each in roadmaps]
        found = np.empty((len(values), (3 + self.leaving) * len(paths)))
        for k, row in enumerate(values):
            dealt = Dealt.of(self.terms.game(self.columns.types(row), self.columns.drawn(row)))
            kept = [dealt.kept(path, guarantors) for path, guarantors in paths]
            found[k] = [number for each in kept for number in (each.holds, each.slack, each.joining, *each.keeps)]
        return found


def quantities(scenario: Scenario) -> tuple[Quantity, ...]:
    """Three for each roadmap, and one for each party that can leave it: whether it does so at no step."""
    return tuple(
        quantity
        for id in scenario.agreement.roadmaps
        for quantity in (
            Quantity(f"{NAME}.{id}.holds"),
            Quantity(f"{NAME}.{id}.slack", is_verdict=False, unit=UNIT),
            Quantity(f"{NAME}.{id}.joining", is_verdict=False, unit=UNIT),
            *(Quantity(f"{NAME}.{id}.{party}.keeps") for party in leaving(scenario)),
        )
    )


def function(scenario: Scenario, factors: tuple[Factor, ...]) -> Function:
    """The verdicts as a function of these factors."""
    columns = columns_of(scenario, factors, factors_used(scenario, factors))
    return Checked(terms_of(scenario), columns, len(leaving(scenario)))


SUBJECT = Subject(NAME, has_roadmaps, quantities, factors_used, function, cost="slow")
