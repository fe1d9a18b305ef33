"""Worker processes at work: each has its own line, so that a death costs one batch and nobody else's time."""

import pickle
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import wait
from multiprocessing.context import SpawnProcess

from detente.uncertainty.factors import Floats, Function
from detente.uncertainty.running.crew import CrewLost
from detente.uncertainty.running.outcome import Failure, Lost, Outcome
from detente.uncertainty.running.processes.child import READY, Line, serve
from detente.uncertainty.running.processes.launching import launching

AHEAD = 2  # batches that a worker holds: one at work, one to go on with
FALSE_STARTS = 3

_context = get_context("spawn")


@dataclass(eq=False)
class Worker:
    """One process, its line, and the batches that it holds, the one at work first.

    ready: it has the function; gone: its line is closed at the other end.
    """

    process: SpawnProcess
    line: Line
    ready: bool = False
    gone: bool = False
    held: deque[tuple[int, Floats]] = field(default_factory=deque)


class ProcessCrew:
    """Processes with one function; there are none before `launch`."""

    def __init__(self, function: Function) -> None:
        self._function = pickle.dumps(function, protocol=pickle.HIGHEST_PROTOCOL)
        self._orphans: deque[tuple[int, Floats]] = deque()
        self._false_starts = 0
        self._workers: list[Worker] = []

    @property
    def processes(self) -> tuple[int, ...]:
        """Their ids, for whoever watches them."""
        return tuple(worker.process.pid or 0 for worker in self._workers)

    def room(self) -> int:
        """Batches that workers would take now; those that have not come up yet take none."""
        return sum(AHEAD - len(worker.held) for worker in self._takers()) - len(self._orphans)

    def submit(self, number: int, rows: Floats) -> None:
        """Give the batch to whoever holds fewest."""
        self._orphans.append((number, rows))
        self._hand_out()

    def collect(self, seconds: float) -> list[tuple[int, Outcome]]:
        """What came back; a worker that died is replaced."""
        found: list[tuple[int, Outcome]] = []
        by_line: dict[object, Worker] = {worker.line: worker for worker in self._workers}
        for line in wait([worker.line for worker in self._workers], seconds):
            found.extend(self._hear(by_line[line]))
        self._hand_out()
        return found

    def close(self) -> None:
        """End the processes at once; they hold nothing that is worth a wait."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.line.close()
        self._workers = []

    def launch(self, count: int) -> None:
        """Start so many more."""
        fresh = []
        with launching():
            for _ in range(count):
                ours, theirs = _context.Pipe()
                process = _context.Process(target=serve, args=(theirs,), daemon=True)
                process.start()
                theirs.close()
                fresh.append(Worker(process, ours))
                self._workers.append(fresh[-1])
        for worker in fresh:
            try:
                worker.line.send_bytes(self._function)
            except OSError:  # dead already; its line says so when it is listened to
                continue

    def _hear(self, worker: Worker) -> Iterator[tuple[int, Outcome]]:
        try:
            while worker.line.poll():
                number, outcome = worker.line.recv()
                if number == READY:
                    self._greet(worker, outcome)
                else:
                    worker.held.popleft()
                    yield number, outcome
        except (EOFError, OSError):
            yield from self._replace(worker)

    def _greet(self, worker: Worker, failed: Failure | None) -> None:
        if failed is not None:
            raise CrewLost("E728", {"reason": failed.reason})
        worker.ready = True
        self._false_starts = 0

    def _replace(self, worker: Worker) -> Iterator[tuple[int, Outcome]]:
        worker.process.join()
        worker.line.close()
        self._workers.remove(worker)
        if not worker.ready:
            self._false_starts += 1
            if self._false_starts >= FALSE_STARTS:
                raise CrewLost("E728", {"reason": f"exit status {worker.process.exitcode}"})
        if worker.held:
            yield worker.held.popleft()[0], Lost()
            self._orphans.extend(worker.held)
        self.launch(1)

    def _takers(self) -> list[Worker]:
        return [each for each in self._workers if each.ready and not each.gone and len(each.held) < AHEAD]

    def _hand_out(self) -> None:
        while self._orphans and (takers := self._takers()):
            worker = min(takers, key=lambda each: len(each.held))
            try:
                worker.line.send(self._orphans[0])
            except OSError:  # what it holds comes back when its line is listened to
                worker.gone = True
            else:
                worker.held.append(self._orphans.popleft())
