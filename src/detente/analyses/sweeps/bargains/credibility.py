"""Whose promises a party would have to believe before it disarms: whether it accepts, for every set of guarantors.

It accepts iff t0 prod (1 - r_i) prod (1 - e_j) < t_n + G, over the members of the set that promise restraint and those
that promise cover: the threat left without its arms against the threat with them and what else the deal is worth.
"""

from dataclasses import dataclass

import numpy as np

from detente.analyses.deals.belief import can_answer
from detente.analyses.sweeps.bargains.backing import sets, spelled
from detente.analyses.sweeps.bargains.rows import Columns, columns_of, drawn_of
from detente.analyses.sweeps.subject import Subject
from detente.model.ranges import Range
from detente.model.roadmap import Belief
from detente.model.scenario import Scenario
from detente.uncertainty.factors import Factor, Floats, Function, Quantity

NAME = "credibility"
MOST = 10  # who may promise: every set of them is asked about


@dataclass(frozen=True)
class Accepts:
    """Rows (N, K) to whether the party accepts with each set of those who may promise, G of them."""

    belief: Belief
    columns: Columns

    def __call__(self, values: Floats) -> Floats:
        """(N, G)."""
        drawn = {path: self.columns.column(values, path, number) for path, number in _numbers(self.belief).items()}
        left = {}
        for party in promising(self.belief):
            path = f"restraint.{party}" if party in self.belief.restraint else f"cover.{party}"
            left[party] = 1 - drawn[f"{NAME}.{path}"]
        borne = drawn[f"{NAME}.armed"] + drawn[f"{NAME}.worth"]
        threats = [
            drawn[f"{NAME}.disarmed"] * np.prod([left[party] for party in each], axis=0)
            for each in sets(promising(self.belief))
        ]
        return np.stack([(threat < borne).astype(np.float64) for threat in threats], axis=1)


def promising(belief: Belief) -> tuple[str, ...]:
    """Who may promise, restraint first."""
    return (*belief.restraint, *belief.cover)


def _numbers(belief: Belief) -> dict[str, Range]:
    """Path to range of every number."""
    found = {f"{NAME}.{key}": getattr(belief, key).value for key in ("disarmed", "armed", "worth")}
    for key, promised in (("restraint", belief.restraint), ("cover", belief.cover)):
        found |= {f"{NAME}.{key}.{party}": number.value for party, number in promised.items()}
    return found


def _belief(scenario: Scenario) -> Belief:
    belief = scenario.agreement.credibility
    if belief is None:
        raise ValueError("the scenario does not ask what a party would need to believe")
    return belief


def _can_answer(scenario: Scenario) -> bool:
    return can_answer(scenario) and len(promising(_belief(scenario))) <= MOST


def quantities(scenario: Scenario) -> tuple[Quantity, ...]:
    """One for each set."""
    return tuple(Quantity(f"{NAME}.{spelled(each)}") for each in sets(promising(_belief(scenario))))


def uses(scenario: Scenario, factors: tuple[Factor, ...]) -> frozenset[str]:
    """The numbers of the section."""
    return drawn_of(factors, _numbers(_belief(scenario)))


def function(scenario: Scenario, factors: tuple[Factor, ...]) -> Function:
    """The acceptances as a function of these factors."""
    belief = _belief(scenario)
    return Accepts(belief, columns_of(scenario, factors, _numbers(belief)))


SUBJECT = Subject(NAME, _can_answer, quantities, uses, function, cost="instant")
