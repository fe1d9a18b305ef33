"""Workers of a Dask scheduler at work."""

import pickle
import queue
import time
from typing import TYPE_CHECKING

from detente import __version__
from detente.uncertainty.factors import Floats, Function
from detente.uncertainty.running.crew import CrewLost
from detente.uncertainty.running.outcome import Lost, Outcome
from detente.uncertainty.running.scheduler.task import answer, parcel

if TYPE_CHECKING:
    from distributed import Client, Future

AHEAD = 2  # batches per thread of a worker
PATIENCE = 60.0  # seconds that a scheduler may be without any worker
LOOK = 1.0  # seconds between looks at who is there
FETCH = 5.0  # seconds for a result to come over


class DaskCrew:
    """The workers that a client's scheduler has, however they come and go."""

    def __init__(self, client: "Client", function: Function, address: str) -> None:
        self._client = client
        self._address = address
        blob = pickle.dumps(function, protocol=pickle.HIGHEST_PROTOCOL)
        self._parcel = client.submit(parcel, blob, pure=False)
        self._out: dict[str, tuple[int, Future]] = {}
        self._ended: queue.SimpleQueue[Future] = queue.SimpleQueue()
        self._threads = 0
        self._looked = -LOOK
        self._seen = time.monotonic()

    def room(self) -> int:
        """Batches that workers would take now."""
        self._look()
        return AHEAD * self._threads - len(self._out)

    def submit(self, number: int, rows: Floats) -> None:
        """Send a batch to the scheduler."""
        future = self._client.submit(answer, self._parcel, rows.copy(), pure=False)
        self._out[future.key] = number, future
        future.add_done_callback(self._ended.put)

    def collect(self, seconds: float) -> list[tuple[int, Outcome]]:
        """What came back. Raises CrewLost if the scheduler is gone or a worker is not to be trusted."""
        found: list[tuple[int, Outcome]] = []
        try:
            found.extend(self._hear(self._ended.get(timeout=seconds)))
            while True:
                found.extend(self._hear(self._ended.get_nowait()))
        except queue.Empty:
            self._look()
        return found

    def close(self) -> None:
        """Call back what is out; workers finish the batch that they are at, and nobody waits for it."""
        if self._client.status == "running":
            self._client.cancel([future for _, future in self._out.values()])
        self._out = {}

    def _hear(self, future: "Future") -> list[tuple[int, Outcome]]:
        if future.key not in self._out:
            return []
        if self._client.status != "running":
            raise CrewLost("E726", {"address": self._address})
        if future.status == "finished":
            return self._fetch(future)
        number, _ = self._out.pop(future.key)
        error = future.exception() if future.status == "error" else None
        if error is None:
            return [(number, Lost(certain=False))]
        if type(error).__name__ == "KilledWorker":  # after several deaths, perhaps of a neighbour's making
            return [(number, Lost(deaths=2, certain=False))]
        raise CrewLost(
            "E725", {"address": self._address, "who": "worker", "reason": f"{type(error).__name__}: {error}"}
        )

    def _fetch(self, future: "Future") -> list[tuple[int, Outcome]]:
        try:
            version, outcome = future.result(timeout=FETCH)
        except TimeoutError:  # whoever held it died; it is being computed again
            future.add_done_callback(self._ended.put)
            return []
        if version != __version__:
            facts = {"address": self._address, "who": "worker", "found": version, "allowed": __version__}
            raise CrewLost("E723", facts)
        number, _ = self._out.pop(future.key)
        return [(number, outcome)]

    def _look(self) -> None:
        """See now and then who is there."""
        now = time.monotonic()
        if self._client.status != "running":
            raise CrewLost("E726", {"address": self._address})
        if now - self._looked < LOOK:
            return
        self._looked = now
        workers = self._client.scheduler_info(n_workers=-1)["workers"]
        self._threads = sum(worker["nthreads"] for worker in workers.values())
        self._seen = now if self._threads else self._seen
        if now - self._seen > PATIENCE:
            raise CrewLost("E729", {"address": self._address, "seconds": f"{PATIENCE:.0f}"})
