"""Processes of this machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import ClassVar

from detente.uncertainty.factors import Function
from detente.uncertainty.running.processes.cores import cores
from detente.uncertainty.running.processes.crew import ProcessCrew


@dataclass(frozen=True)
class Pool:
    """So many processes, or one per core, each with one thread for its numbers; no more than there are batches.

    Raises ValueError if `count` is below 1.
    """

    name: ClassVar[str] = "pool"
    count: int | None = None

    def __post_init__(self) -> None:
        """Refuse a pool without processes."""
        if self.count is not None and self.count < 1:
            raise ValueError(f"a pool has at least one process, not {self.count}")

    @contextmanager
    def start(self, function: Function, batches: int) -> Iterator[ProcessCrew]:
        """Processes that have the function; killed at the end."""
        crew = ProcessCrew(function)
        try:
            crew.launch(min(self.count or cores(), batches))
            yield crew
        finally:
            crew.close()
