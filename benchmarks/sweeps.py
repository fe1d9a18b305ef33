"""What running a sweep costs over its bare function, and what a second worker brings."""

import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from page import table, time
from swept import ROUNDS, ROWS

OVERHEAD, SPEEDUP = 0.05, 1.8


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
    """All four ways, measured by a program of their own."""
    program = Path(__file__).with_name("swept.py")
    said = subprocess.run([sys.executable, program], check=True, capture_output=True, text=True).stdout
    ways, startup = json.loads(said)
    return Sweeps(ROWS, *(value for way in ways for value in way), startup)


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
        f"The best of {ROUNDS} rounds.",
        "",
        *table(("", "by the clock", "of processors", "over the bare function"), rows),
        "",
        f"Two processes are {found.speedup:.2f} times as fast as one, on this machine with whatever else ran on it.",
        f"They have answered a first row each after {time(found.startup)}.",
    ]


if __name__ == "__main__":
    print("\n".join(section(sweeps())))
