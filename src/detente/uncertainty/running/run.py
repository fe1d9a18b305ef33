"""Every row of a sweep through its function, by whatever workers there are."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import numpy.typing as npt

from detente.errors import DetenteError, LimitReached, Place, Problem, Unanswerable
from detente.uncertainty.factors import Floats, Function
from detente.uncertainty.running.batches import spans
from detente.uncertainty.running.crew import Crew, CrewLost, Workers
from detente.uncertainty.running.ledger import Enough, Ledger
from detente.uncertainty.running.outcome import Failure, Lost
from detente.watching import Watch, unwatched

PAUSE = 0.1  # seconds; `watch` is called at least so often while others compute

OnBatch = Callable[[int, Floats], None]
Status = Literal["complete", "enough", "limit", "interrupted", "gave up"]


def ignored(_number: int, _values: Floats) -> None:
    """Keep nothing of a batch."""


@dataclass(frozen=True)
class Rules:
    """What is seldom set. batch: least rows of a batch, None for what `spans` chooses.

    enough: of the (n, Q) values so far, whether the rest need not be computed; n grows by a batch at a time. It is
    asked once for each and sees no row before those above it are known. quantities: Q, for a result in which no batch
    is done; taken from the values otherwise. finished: values of batches that are done already, by number.
    """

    batch: int | None = None
    enough: Enough | None = None
    quantities: int | None = None
    finished: Mapping[int, Floats] = field(default_factory=dict)


@dataclass(frozen=True)
class Ran:
    """What was computed. values: (N, Q), NaN where nothing is done; done: (N,). given_up: batches that kill workers.

    status: complete; enough, so that no row beyond was needed; limit or interrupted, with what was done by then; gave
    up, where all but some batches are done.
    """

    values: Floats
    done: npt.NDArray[np.bool_]
    status: Status
    given_up: tuple[int, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether all that was wanted is done."""
        return self.status in ("complete", "enough")


def run(
    function: Function,
    points: Floats,
    workers: Workers,
    *,
    rules: Rules | None = None,
    on_batch: OnBatch = ignored,
    watch: Watch = unwatched,
) -> Ran:
    """The values of (N, K) points, the same bytes whoever computes them and in whatever order.

    on_batch is told of each batch as it is finished, in any order, in this process and thread. An error of the function
    ends the sweep as a coded error that names the first draw concerned; the batches before it are finished by then.
    Raises Unanswerable for it, and if workers cannot be had or are lost.
    """
    rules = rules or Rules()
    ledger = Ledger(spans(len(points), rules.batch), rules.quantities, rules.enough)
    ledger.resume(rules.finished)
    status: Status | None = None
    try:
        left = len(ledger.spans) - len(ledger.done)
        if not ledger.over:
            watch("draws", ledger.done_rows, len(points))
            with workers.start(function, left) as crew:
                _work(crew, points, ledger, on_batch, watch)
    except LimitReached:
        status = "limit"
    except KeyboardInterrupt:
        status = "interrupted"
    except CrewLost as lost:
        raise _lost(lost, ledger) from None
    if status is None and ledger.failed is not None:
        raise _failed(ledger.failures[ledger.failed], ledger.spans[ledger.failed][0])
    return _ran(ledger, status)


def _work(crew: Crew, points: Floats, ledger: Ledger, on_batch: OnBatch, watch: Watch) -> None:
    while not ledger.over:
        watch("draws", ledger.done_rows, len(points))
        while crew.room() > 0 and (number := ledger.next()) is not None:
            start, end = ledger.spans[number]
            crew.submit(number, points[start:end])
        for number, outcome in crew.collect(PAUSE):
            ledger.take(number, outcome)
            if not isinstance(outcome, Failure | Lost):
                on_batch(number, outcome)
    watch("draws", ledger.done_rows, len(points))


def _ran(ledger: Ledger, status: Status | None) -> Ran:
    values, counted = ledger.result()
    done = np.zeros(ledger.rows, dtype=np.bool_)
    for number in counted:
        start, end = ledger.spans[number]
        done[start:end] = True
    if status is None:
        status = "enough" if ledger.ended else "gave up" if ledger.given_up else "complete"
    return Ran(values, done, status, () if ledger.ended else tuple(sorted(ledger.given_up)))


def _failed(found: Failure, start: int) -> DetenteError:
    if found.problems:
        return Unanswerable(found.problems)
    draw = str(start + max(found.row, 0) + 1)
    return Unanswerable([Problem("E720", Place(), {"draw": draw, "reason": found.reason})])


def _lost(lost: CrewLost, ledger: Ledger) -> DetenteError:
    counts = {"finished": str(len(ledger.done)), "of": str(len(ledger.spans))}
    return Unanswerable([Problem(lost.code, Place(), {**lost.facts, **counts})])
