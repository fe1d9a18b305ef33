"""The account of a sweep: which batches are done, which come next, and when enough is known."""

from collections import Counter, deque
from collections.abc import Callable, Mapping

import numpy as np

from detente.uncertainty.factors import Floats
from detente.uncertainty.running.outcome import Failure, Lost, Outcome

DEATHS = 3

Enough = Callable[[Floats], bool]


class Ledger:
    """What is done of the batches with these `spans`.

    Whether enough is known, and which failure counts, is judged on batches without a gap from the first one on, each
    added in its turn. So neither the number of workers nor who is quicker changes the result.
    """

    def __init__(self, spans: list[tuple[int, int]], quantities: int | None, enough: Enough | None) -> None:
        self.spans = spans
        self.rows = spans[-1][1] if spans else 0
        self.quantities = quantities
        self.enough = enough
        self.done: set[int] = set()
        self.given_up: set[int] = set()
        self.failures: dict[int, Failure] = {}
        self.prefix = 0
        self.ended = False
        self._values: Floats | None = None
        self._waiting = deque(range(len(spans)))
        self._suspects: deque[int] = deque()
        self._out: set[int] = set()
        self._deaths: Counter[int] = Counter()

    def resume(self, finished: Mapping[int, Floats]) -> None:
        """Enter what was finished before. Raises ValueError if it is of a sweep with other batches."""
        for number, values in sorted(finished.items()):
            if not 0 <= number < len(self.spans):
                raise ValueError(f"there is no batch {number}; there are {len(self.spans)}")
            self._enter(number, values)
        self._waiting = deque(number for number in self._waiting if number not in self.done)
        self._advance()

    def take(self, number: int, outcome: Outcome) -> None:
        """Enter what has become of a batch."""
        self._out.discard(number)
        if isinstance(outcome, Failure):
            self.failures[number] = outcome
        elif isinstance(outcome, Lost):
            self._bury(number, outcome)
        else:
            self._enter(number, outcome)
        self._advance()

    def next(self) -> int | None:
        """The batch to hand out now, if any: one that may have killed workers flies alone."""
        if self._suspects:
            return None if self._out else self._hand_out(self._suspects)
        if self._out & self._deaths.keys() or not self._waiting:
            return None
        if self.failures and self._waiting[0] > min(self.failures):
            return None
        return self._hand_out(self._waiting)

    @property
    def failed(self) -> int | None:
        """The failing batch before which all are done; whatever comes after it was not to be computed."""
        return self.prefix if not self.ended and self.prefix in self.failures else None

    @property
    def over(self) -> bool:
        """Whether nothing is left to do."""
        return self.ended or self.failed is not None or len(self.done) + len(self.given_up) == len(self.spans)

    @property
    def done_rows(self) -> int:
        """How many rows have values."""
        return sum(self.spans[number][1] - self.spans[number][0] for number in self.done)

    def result(self) -> tuple[Floats, frozenset[int]]:
        """(N, Q) values, NaN where there are none, and the batches that have some.

        Where enough was known, what happens to be done beyond is left out.
        """
        counted = frozenset(number for number in self.done if not self.ended or number < self.prefix)
        shape = self.rows, self.quantities or 0
        values = np.full(shape, np.nan)
        for start, end in (self.spans[number] for number in counted):
            values[start:end] = self._known(start, end)
        return values, counted

    def _hand_out(self, queue: deque[int]) -> int:
        number = queue.popleft()
        self._out.add(number)
        return number

    def _bury(self, number: int, lost: Lost) -> None:
        self._deaths[number] += lost.deaths
        if self._deaths[number] >= DEATHS:
            self.given_up.add(number)
        elif lost.certain:
            self._waiting.appendleft(number)
        else:
            self._suspects.append(number)

    def _enter(self, number: int, values: Floats) -> None:
        start, end = self.spans[number]
        quantities = values.shape[-1] if self.quantities is None else self.quantities
        if values.ndim != 2 or values.shape != (end - start, quantities):
            raise ValueError(f"batch {number} is {values.shape}, not {(end - start, quantities)}")
        if self._values is None:
            self._values = np.full((self.rows, quantities), np.nan)
        self.quantities = quantities
        self._values[start:end] = values
        self.done.add(number)
        del self._deaths[number]

    def _advance(self) -> None:
        while not self.ended and self.prefix in self.done:
            self.prefix += 1
            self.ended = self.enough is not None and self.enough(self._known(0, self.spans[self.prefix - 1][1]))

    def _known(self, start: int, end: int) -> Floats:
        assert self._values is not None
        known = self._values[start:end]
        known.flags.writeable = False
        return known
