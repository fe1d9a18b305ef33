"""Reading rows of drawn values: numbers by their path in the file, types by party."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from detente.analyses.sweeps.drawn.factors import types_id
from detente.model.ranges import Range
from detente.model.scenario import Scenario
from detente.uncertainty.factors import Factor, Floats


@dataclass(frozen=True)
class Columns:
    """Which column holds what. numbers: path to column; kinds: party to column and the types that its values count."""

    numbers: dict[str, int]
    kinds: dict[str, tuple[int, tuple[str, ...]]]

    def drawn(self, row: Floats) -> dict[str, float]:
        """Path to value of one row (K,)."""
        return {path: float(row[k]) for path, k in self.numbers.items()}

    def types(self, row: Floats) -> dict[str, str]:
        """Party to type of one row, for the parties whose type is drawn."""
        return {party: kinds[round(float(row[k]))] for party, (k, kinds) in self.kinds.items()}

    def column(self, values: Floats, path: str, otherwise: Range) -> Floats:
        """(N,) what rows (N, K) have for a number, its central value where it is not drawn."""
        if path in self.numbers:
            return values[:, self.numbers[path]]
        return np.full(len(values), otherwise.central)


def columns_of(scenario: Scenario, factors: tuple[Factor, ...], paths: Collection[str]) -> Columns:
    """Where the numbers of `paths` and the parties' types stand among the factors drawn."""
    place = {factor.id: k for k, factor in enumerate(factors)}
    kinds = {party: types_id(party) for party in scenario.parties if types_id(party) in place}
    return Columns(
        {path: place[path] for path in paths if path in place},
        {party: (place[id], factors[place[id]].levels) for party, id in kinds.items()},
    )


def drawn_of(factors: tuple[Factor, ...], ids: Collection[str]) -> frozenset[str]:
    """Those of `ids` that are factors."""
    return frozenset(factor.id for factor in factors) & frozenset(ids)
