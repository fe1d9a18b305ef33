"""No other process: the batches one after another, in this one."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import ClassVar

from detente.uncertainty.factors import Floats, Function
from detente.uncertainty.running.outcome import Outcome, attempt


@dataclass
class Alone:
    """A crew of one, which works while it is asked what became of its batch."""

    function: Function
    given: deque[tuple[int, Floats]] = field(default_factory=deque)

    def room(self) -> int:
        """One batch at a time."""
        return 1 - len(self.given)

    def submit(self, number: int, rows: Floats) -> None:
        """Lay a batch aside."""
        self.given.append((number, rows))

    def collect(self, _seconds: float) -> list[tuple[int, Outcome]]:
        """Compute the batch, however long it takes."""
        if not self.given:
            return []
        number, rows = self.given.popleft()
        return [(number, attempt(self.function, rows))]


@dataclass(frozen=True)
class Here:
    """This process; a limit of time is seen between batches."""

    name: ClassVar[str] = "here"

    @contextmanager
    def start(self, function: Function, _batches: int) -> Iterator[Alone]:
        """A crew without other processes."""
        yield Alone(function)
