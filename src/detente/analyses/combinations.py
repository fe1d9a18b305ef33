"""The combinations of types that a scenario is asked about."""

from collections.abc import Iterator
from itertools import product

from detente.analyses.deals import deal as deals
from detente.analyses.setting import type_combinations, types_today
from detente.model.scenario import Scenario


def combinations(scenario: Scenario, *, graph: bool = True) -> Iterator[dict[str, str]]:
    """Every combination of today's types that changes wishes (if `graph`) or the deal, the reference types first."""
    wishes = type_combinations(scenario) if graph else [scenario.reference_types()]
    every = [*wishes, *(deals.deal_combinations(scenario) if deals.can_answer(scenario) else ())]
    varying = [party for party in scenario.reference_types() if len({each[party] for each in every}) > 1]
    for kinds in product(*(types_today(scenario, party) for party in varying)):
        yield {**scenario.reference_types(), **dict(zip(varying, kinds, strict=True))}
