"""Questions to the agreement engine: slack, best slack, critical discount factors, minimal sets of guarantors.

As the published ladder has it: raw slack, largest enforcement unless said otherwise, joining against the status quo.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from detente.agreement.design.synthesis import designer
from detente.agreement.roadmaps.guarantor_sets import subsets
from detente.agreement.roadmaps.path import Checker, Settings, path_of
from detente.analyses.deals.deal import Deal, deal_of
from detente.analyses.guarantors import minimal_sets
from detente.files.read import read

Answer = Mapping[str, Any]


@cache
def deal(path: Path) -> Deal:
    """The deal of the scenario beside an `expected.yaml`."""
    return deal_of(read(path.parent / "scenario.yaml").scenario)


def _settings(path: Path, guarantors: list[str], selection: str = "largest") -> Settings:
    signed = tuple(party for party in deal(path).guarantors if party in guarantors)
    return Settings(signed, "smallest" if selection == "smallest" else "largest", "status quo")


def slack(path: Path, entry: Answer) -> float | None:
    """The least slack of a written roadmap with the guarantors named."""
    found = deal(path)
    checker = Checker(found.game, _settings(path, entry["guarantors"]))
    return checker.check(path_of(found.game, found.roadmaps[entry["roadmap"]])).slack


def best_slack(path: Path, entry: Answer) -> float:
    """The least slack of the best roadmap towards the goal."""
    found = deal(path)
    return designer(found.game, found.goal, _settings(path, entry["guarantors"]), objective="raw").best().slack


def critical_discount(path: Path, entry: Answer) -> float:
    """The least common discount factor, by bisection, from which a written roadmap holds with its own guarantors."""
    found = deal(path)
    written = found.roadmaps[entry["roadmap"]]
    low, high = 0.5, 0.99
    while high - low > entry["tolerance"] / 4:
        middle = (low + high) / 2
        game = found.game.with_discount(np.full(len(found.game.parties), middle))
        check = Checker(game, _settings(path, list(written.guarantors))).check(path_of(game, written))
        low, high = (low, middle) if check.holds else (middle, high)
    return high


def roadmap_guarantors(path: Path, entry: Answer) -> list[list[str]]:
    """The minimal sets with which a written roadmap holds under one selection of enforcement, each set tried."""
    found = deal(path)
    steps = path_of(found.game, found.roadmaps[entry["roadmap"]])
    holding = [
        members
        for members in subsets(found.guarantors)
        if Checker(found.game, _settings(path, list(members), entry["selection"])).check(steps).holds
    ]
    return sorted(sorted(members) for members in minimal_sets(holding))
