"""Whose guarantees would do: whether each written roadmap keeps itself with each set of guarantors, and who leaves."""

from dataclasses import dataclass
from itertools import chain, combinations

import numpy as np

from detente.agreement.roadmaps.deviations import Path
from detente.analyses.sweeps.bargains.dealt import Dealt
from detente.analyses.sweeps.bargains.rows import Columns, columns_of
from detente.analyses.sweeps.bargains.terms import Terms, factors_used, has_roadmaps, leaving, path_in, terms_of
from detente.analyses.sweeps.subject import Subject
from detente.model.roadmap import Agreement
from detente.model.scenario import Scenario
from detente.uncertainty.factors import Factor, Floats, Function, Quantity

NAME = "backing"
MOST = 6  # guarantors: every set of them is tried


@dataclass(frozen=True)
class Backed:
    """Rows (N, K) to whether each roadmap, R of them, holds with each set of guarantors, G of them, and who keeps it.

    leaving: how many parties, L, can leave.
    """

    terms: Terms
    columns: Columns
    leaving: int

    def __call__(self, values: Floats) -> Floats:
        """(N, R G (1 + L))."""
        agreement = self.terms.agreement
        asked = [(path, each) for path in paths(agreement).values() for each in sets(tuple(agreement.guarantees))]
        found = np.empty((len(values), len(asked) * (1 + self.leaving)))
        for k, row in enumerate(values):
            dealt = Dealt.of(self.terms.game(self.columns.types(row), self.columns.drawn(row)))
            kept = [dealt.kept(path, guarantors) for path, guarantors in asked]
            found[k] = [number for each in kept for number in (each.holds, *each.keeps)]
        return found


def sets(guarantors: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Every set, by size and then file order."""
    return tuple(chain.from_iterable(combinations(guarantors, k) for k in range(len(guarantors) + 1)))


def spelled(members: tuple[str, ...]) -> str:
    """A set as quantities name it: `usa+prc`, or `none`."""
    return "+".join(members) or "none"


def paths(agreement: Agreement) -> dict[str, Path]:
    """Roadmap to its states; of roadmaps that differ in their guarantors only the first."""
    found: dict[str, Path] = {}
    for id, roadmap in agreement.roadmaps.items():
        path = path_in(agreement, roadmap)
        if path not in found.values():
            found[id] = path
    return found


def can_answer(scenario: Scenario) -> bool:
    """Whether there are roadmaps, and guarantors few enough to try every set."""
    return has_roadmaps(scenario) and 0 < len(scenario.agreement.guarantees) <= MOST


def quantities(scenario: Scenario) -> tuple[Quantity, ...]:
    """For each roadmap and set: whether it keeps itself, and which of the parties that can leave does so at no step."""
    every = sets(tuple(scenario.agreement.guarantees))
    asked = (f"{NAME}.{id}.{spelled(each)}" for id in paths(scenario.agreement) for each in every)
    split = ("", *(f".{party}.keeps" for party in leaving(scenario)))
    return tuple(Quantity(f"{each}{part}") for each in asked for part in split)


def function(scenario: Scenario, factors: tuple[Factor, ...]) -> Function:
    """The verdicts as a function of these factors."""
    columns = columns_of(scenario, factors, factors_used(scenario, factors))
    return Backed(terms_of(scenario), columns, len(leaving(scenario)))


SUBJECT = Subject(NAME, can_answer, quantities, factors_used, function, cost="slow", by_name=True)
