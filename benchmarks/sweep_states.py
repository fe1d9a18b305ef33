"""The graph model in sweeps: draws of the flagship's preferences, on one process and on two."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from multiprocessing import get_context
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

PROCESSES, BATCH = 2, 100
ASKED = (
    ("named states and sets of guarantors", ("states", "guarantors"), 10_000),
    ("equilibria", ("equilibria",), 1_000),
)
TARGET = 60.0
_functions: list[Function] = []


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
    with ProcessPoolExecutor(PROCESSES, get_context("spawn"), _prepare, (functions,)) as pool:
        done = sum(pool.map(_batch, _batches(points)))
    assert done == draws
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


def _batches(points: Floats) -> Iterator[Floats]:
    yield from (points[k : k + BATCH] for k in range(0, len(points), BATCH))


def _asked(functions: list[Function], points: Floats) -> int:
    return len(np.hstack([function(points) for function in functions]))


def _prepare(functions: list[Function]) -> None:
    _functions[:] = functions


def _batch(points: Floats) -> int:
    return _asked(_functions, points)


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
