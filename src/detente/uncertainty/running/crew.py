"""What can compute batches: workers by kind, and a crew of them at work."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Protocol

from detente.uncertainty.factors import Floats, Function
from detente.uncertainty.running.outcome import Outcome


class Crew(Protocol):
    """Workers that have the function and answer batches in any order."""

    def room(self) -> int:
        """How many batches more they would take now."""

    def submit(self, number: int, rows: Floats) -> None:
        """Hand out a batch, (n, K)."""

    def collect(self, seconds: float) -> list[tuple[int, Outcome]]:
        """What has become of batches, after at most about so many seconds if nothing has."""


class Workers(Protocol):
    """A kind of workers, with its settings."""

    def start(self, function: Function, batches: int) -> AbstractContextManager[Crew]:
        """A crew for so many batches, gone at the end of the context. Raises DetenteError if there can be none."""


class CrewLost(Exception):
    """The crew as a whole cannot go on; `code` and `facts` say why."""

    def __init__(self, code: str, facts: Mapping[str, str]) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts
