"""The graph model in sweeps: draws of the flagship's preferences, on one process and on two."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from time import perf_counter, process_time
from typing import Any

import numpy as np
from models import FLAGSHIP
from page import table, time

from detente.analyses.sweeps.drawn.factors import factors_of
from detente.analyses.sweeps.drawn.orders import used_by_wishes
from detente.analyses.sweeps.subjects import subject_named
from detente.files.catalogue import find
from detente.files.read import read
from detente.model.scenario import Scenario
from detente.uncertainty.factors import Factor, Floats, Function
from detente.uncertainty.running import Pool, run

PROCESSES = 2
ASKED = (
    ("named states and sets of guarantors", ("states", "guarantors"), 10_000),
    ("equilibria", ("equilibria",), 1_000),
)
TARGET = 60.0


@dataclass(frozen=True)
class Sweep:
    """One question. cpu: seconds of one core for one draw, kernels compiled; wall: for all draws on two processes."""

    what: str
    draws: int
    cpu: float
    wall: float


def sweep_states() -> list[Sweep]:
    """Everything about the flagship's states."""
    case = read(find(FLAGSHIP)).scenario
    factors = factors_of(case)
    factors = tuple(factor for factor in factors if factor.id in used_by_wishes(case, factors))
    return [_sweep(case, factors, *asked) for asked in ASKED]


def _sweep(case: Scenario, factors: tuple[Factor, ...], what: str, subjects: tuple[str, ...], draws: int) -> Sweep:
    points = _drawn(factors, draws)
    functions = [subject_named(name).function(case, factors) for name in subjects]
    _asked(functions, points[:2])
    start = process_time()
    _asked(functions, points[: draws // 20])
    cpu = (process_time() - start) / (draws // 20)
    start = perf_counter()
    ran = run(Together(tuple(functions)), points, Pool(PROCESSES))
    assert ran.complete
    return Sweep(what, draws, cpu, perf_counter() - start)


def _drawn(factors: tuple[Factor, ...], count: int) -> Floats:
    random = np.random.default_rng(2019)
    columns = [
        random.choice(len(factor.levels), size=count, p=factor.weights).astype(float)
        if factor.levels
        else random.uniform(factor.low, factor.high, size=count)
        for factor in factors
    ]
    return np.array(columns).T


def _asked(functions: Sequence[Function], points: Floats) -> Floats:
    return np.hstack([function(points) for function in functions])


@dataclass(frozen=True)
class Together:
    """What several functions answer, side by side."""

    functions: tuple[Function, ...]

    def __call__(self, points: Floats) -> Floats:
        return _asked(self.functions, points)


def targets(found: list[Sweep]) -> list[tuple[str, float | None, float]]:
    """What is aimed at."""
    return [(f"{each.draws:,} draws of the flagship's {each.what}", each.wall, TARGET) for each in found]


def section(found: list[Sweep]) -> list[str]:
    """Times of the questions."""
    rows: list[tuple[object, ...]] = [(each.what, f"{each.draws:,}", time(each.cpu), time(each.wall)) for each in found]
    return [
        "## Draws of preferences",
        "",
        f"`{FLAGSHIP}`, every statement that may shift and every type drawn. Each named state and all",
        "equilibria under four concepts; sequential stability with each of the 32 sets of guarantors. Starting both",
        "processes is counted.",
        "",
        *table(("", "draws", "one draw, one core", f"all, {PROCESSES} processes"), rows),
    ]


def figures(found: list[Sweep]) -> list[dict[str, Any]]:
    """For results.json."""
    return [asdict(each) for each in found]


if __name__ == "__main__":
    print("\n".join(section(sweep_states())))
