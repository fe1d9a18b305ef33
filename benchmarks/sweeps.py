"""What running a sweep costs over its bare function, and what a second worker brings."""

import resource
from collections.abc import Callable
from dataclasses import asdict, dataclass
from time import perf_counter, process_time
from typing import Any

import numpy as np
from page import table, time

from detente.uncertainty.factors import Floats
from detente.uncertainty.running import Here, Pool, run, spans
from detente.uncertainty.running.crew import Workers

ROWS, COLUMNS = 10_000, 20
LOOPS = 24_000  # about a millisecond a row
OVERHEAD, SPEEDUP = 0.05, 1.8


def counted(points: Floats) -> Floats:
    """Plain Python, one row after another, so that all of its time is the processor's."""
    return np.array([[_row(row)] for row in points.tolist()])


def _row(row: list[float]) -> float:
    total = 0.0
    for k in range(LOOPS):
        total += row[k % COLUMNS]
    return total


@dataclass(frozen=True)
class Sweeps:
    """Seconds for all rows: of the bare function and of each kind of workers, by the clock and of processors.

    startup: until two processes of a pool have answered one row.
    """

    rows: int
    bare: float
    bare_cpu: float
    here: float
    here_cpu: float
    one: float
    one_cpu: float
    two: float
    two_cpu: float
    startup: float

    @property
    def overhead(self) -> float:
        """Of a sweep in this process over the bare function, in processor time."""
        return self.here_cpu / self.bare_cpu - 1

    @property
    def pool_overhead(self) -> float:
        """Of a sweep by one process over the bare function, in processor time."""
        return self.one_cpu / self.bare_cpu - 1

    @property
    def speedup(self) -> float:
        """Of two processes over one, by the clock."""
        return self.one / self.two

    def figures(self) -> dict[str, Any]:
        ratios = {"overhead": self.overhead, "pool_overhead": self.pool_overhead, "speedup": self.speedup}
        return asdict(self) | ratios


def sweeps() -> Sweeps:
    """All four ways, one after another."""
    points = np.random.default_rng(41).random((ROWS, COLUMNS))
    counted(points[:100])

    def swept(workers: Workers) -> tuple[float, float]:
        return _taken(lambda: run(counted, points, workers))

    bare = _taken(lambda: [counted(points[start:end]) for start, end in spans(ROWS)])
    here, one, two = swept(Here()), swept(Pool(1)), swept(Pool(2))
    few = np.zeros((200, COLUMNS))
    start = _taken(lambda: run(np.negative, few, Pool(2)))[0]
    return Sweeps(ROWS, *bare, *here, *one, *two, start)


def _taken(call: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock, and of the processors for this process and those that it has ended."""
    wall, cpu = perf_counter(), process_time() + _children()
    call()
    return perf_counter() - wall, process_time() + _children() - cpu


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def targets(found: Sweeps) -> list[tuple[str, float | None, float]]:
    """What is aimed at, in seconds; the targets are 5 % over the bare function and 1.8 times as fast with two."""
    return [
        (f"a sweep of {found.rows:,} draws, processor time", found.here_cpu, found.bare_cpu * (1 + OVERHEAD)),
        ("the same by one process", found.one_cpu, found.bare_cpu * (1 + OVERHEAD)),
        ("the same by two processes, by the clock", found.two, found.one / SPEEDUP),
    ]


def section(found: Sweeps) -> list[str]:
    """Times of each way."""
    rows: list[tuple[object, ...]] = [
        ("the bare function", time(found.bare), time(found.bare_cpu), ""),
        ("a sweep in this process", time(found.here), time(found.here_cpu), f"{found.overhead:+.1%}"),
        ("a sweep by one process", time(found.one), time(found.one_cpu), f"{found.pool_overhead:+.1%}"),
        ("a sweep by two processes", time(found.two), time(found.two_cpu), ""),
    ]
    return [
        "## Sweeps",
        "",
        f"{found.rows:,} draws of a function that takes about a millisecond for each, in plain Python.",
        "",
        *table(("", "by the clock", "of processors", "over the bare function"), rows),
        "",
        f"Two processes are {found.speedup:.2f} times as fast as one, on this machine with whatever else ran on it.",
        f"They have answered a first row each after {time(found.startup)}.",
    ]


if __name__ == "__main__":
    print("\n".join(section(sweeps())))
