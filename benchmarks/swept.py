"""A program that times a sweep and prints JSON: [[seconds by the clock, of processors] for each way], start-up.

It is a program of its own because workers import the program that starts them: here that is no more than they need.
"""

import json
import resource
from collections.abc import Callable
from time import perf_counter, process_time

import numpy as np

from detente.uncertainty.factors import Floats
from detente.uncertainty.running import Here, Pool, run, spans

ROWS, COLUMNS, ROUNDS = 10_000, 20, 3
LOOPS = 38_000  # about a millisecond a row


def counted(points: Floats) -> Floats:
    """Plain Python, one row after another, so that all of its time is the processor's."""
    return np.array([[_row(row)] for row in points.tolist()])


def _row(row: list[float]) -> float:
    total = 0.0
    for k in range(LOOPS):
        total += row[k % COLUMNS]
    return total


def main() -> None:
    """The bare function, this process, one process and two in turn, in several rounds, of which the best counts."""
    points = np.random.default_rng(41).random((ROWS, COLUMNS))
    ways: tuple[Callable[[], object], ...] = (
        lambda: [counted(points[start:end]) for start, end in spans(ROWS)],
        lambda: run(counted, points, Here()),
        lambda: run(counted, points, Pool(1)),
        lambda: run(counted, points, Pool(2)),
    )
    rounds = [[_taken(way) for way in ways] for _ in range(ROUNDS)]
    few = np.zeros((200, COLUMNS))
    startup = min(_taken(lambda: run(np.negative, few, Pool(2)))[0] for _ in range(ROUNDS))
    print(json.dumps([np.min(rounds, axis=0).tolist(), startup]))


def _taken(call: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock, and of the processors for this process and those that it has ended."""
    wall, cpu = perf_counter(), process_time() + _children()
    call()
    return perf_counter() - wall, process_time() + _children() - cpu


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
