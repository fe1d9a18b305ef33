"""The run store: what was computed, from what, and when; nothing that was said to be finished is lost.

A batch is finished when its row in the index is committed, which is after its bytes lie whole under the name of their
hash. So a process may be killed at any moment: at worst a file is left that no row names, and `prune` sweeps it.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from sqlite3 import Connection
from types import TracebackType
from typing import Self

from detente.store import reserve, rows
from detente.store.faults import faults, refused
from detente.store.holding import Holding
from detente.store.index import Index
from detente.store.objects import Damaged, Objects
from detente.store.run import RUNNING, UNREADABLE, Kind, Plan, Run, Status

CANDIDATES = 10


class Store:
    """A folder of runs. Several processes may use it at once."""

    def __init__(self, folder: str | Path, create: bool = True) -> None:
        """Open the store in `folder`; make one in an empty or new folder if `create`.

        Raises InputError, as every method may for E742 no access, E745 damaged index, E748 disk full, E749 busy: E740
        there is none, E741 the folder holds other things, E746 written by a newer version.
        """
        self.folder = Path(folder)
        self.index = Index(self.folder, create)
        self.objects = Objects(self.folder)
        self.holding = Holding(self.folder)
        if create:
            reserve.keep(self.folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the index, and be at work on no run any more."""
        self.holding.leave()
        self.index.close()

    def begin(self, plan: Plan, files: Mapping[str, bytes]) -> Run:
        """A new run, which this process is at work on until it finishes the run or ends.

        files: by name, what is kept with the run, such as `scenario` and `points`.
        """
        for data in files.values():
            self._keep(data)
        with self.index.writing() as connection:
            id = rows.new_run(connection, plan)
            for name, data in files.items():
                rows.add_file(connection, id, name, (self.objects.write(data), len(data)))
            self.holding.take(id)
        return self.get(id)

    def resume(self, prefix: str) -> Run:
        """A run that this process is at work on from now on.

        Raises InputError if another process is (E750), and as `get` does.
        """
        run = self.readable(prefix)
        with faults(self.folder, self.index.path):
            if not self.holding.take(run.id):
                raise refused("E750", found=run.id)
        with self.index.writing() as connection:
            rows.set_status(connection, self._existing(connection, run.id), RUNNING)
        return self.get(run.id)

    def put(self, run: str, batch: int, payload: bytes) -> None:
        """Keep the bytes of a batch, counted from 0. Once this returns, the batch is finished and outlives a kill.

        Raises ValueError for a batch that the run does not have, or has with other bytes; InputError (E743) for a run
        that has been removed.
        """
        self._keep(payload)
        with self.index.writing() as connection:
            # Nothing is removed while this transaction is open: what `prune` took meanwhile is written once more.
            digest = self.objects.write(payload)
            rows.add_batch(connection, self._existing(connection, run), batch, (digest, len(payload)))

    def batches(self, run: str, leave_out_damaged: bool = False) -> dict[int, bytes]:
        """The finished batches of a run, ascending.

        Raises InputError (E747) for a damaged one, unless those are left out so that they are computed again.
        """
        found: dict[int, bytes] = {}
        with self.index.reading() as connection:
            stored = rows.batches(connection, self._existing(connection, run))
        for batch, digest in stored.items():
            try:
                found[batch] = self._read(digest)
            except Damaged as damaged:
                if not leave_out_damaged:
                    raise self._damaged(run, f"batch {batch}", damaged) from None
        return found

    def file(self, run: str, name: str) -> bytes:
        """The bytes of a file that was stored with a run.

        Raises KeyError if the run has none of this name, InputError (E747) if it is damaged.
        """
        with self.index.reading() as connection:
            digest = rows.files(connection, self._existing(connection, run))[name]
        try:
            return self._read(digest)
        except Damaged as damaged:
            raise self._damaged(run, name, damaged) from None

    def finish(self, run: str, status: Status, answer: bytes | None = None) -> Run:
        """Say how a run ended, with the bytes of its answer, and be no longer at work on it."""
        if answer is not None:
            self._keep(answer)
        with self.index.writing() as connection:
            digest = None if answer is None else self.objects.write(answer)
            rows.set_status(connection, self._existing(connection, run), status, digest)
        self.holding.release(run)
        return self.get(run)

    def answer(self, run: str) -> bytes | None:
        """The bytes of a run's answer, None if it has none. Raises InputError (E747) if they are damaged."""
        with self.index.reading() as connection:
            digest = rows.answer(connection, self._existing(connection, run))
        try:
            return None if digest is None else self._read(digest)
        except Damaged as damaged:
            raise self._damaged(run, "answer", damaged) from None

    def runs(self) -> tuple[Run, ...]:
        """Every run, the newest first."""
        with self.index.reading() as connection:
            return tuple(map(self.seen, rows.runs(connection)))

    def get(self, prefix: str) -> Run:
        """The run whose id begins so. Raises InputError if there is none (E743) or there are several (E744)."""
        with self.index.reading() as connection:
            found = rows.runs(connection, prefix) if prefix else []
            if not found:
                raise self._unknown(connection, prefix)
        exact = [run for run in found if run.id == prefix]
        if len(found) > 1 and not exact:
            raise refused("E744", found=prefix, allowed=_listed([run.id for run in found]))
        return self.seen((exact or found)[0])

    def readable(self, prefix: str) -> Run:
        """The same. Raises InputError also if what the index says of it makes no sense (E793)."""
        run = self.get(prefix)
        if run.status == UNREADABLE:
            raise refused("E793", found=run.id)
        return run

    def unfinished(self, scenario: str) -> Run | None:
        """The newest sweep of a scenario, by its id, that is not complete and that no process is at work on."""
        return self.newest("sweep", lambda run: run.scenario == scenario)

    def newest(self, kind: Kind, like: Callable[[Run], bool], *, complete: bool = False) -> Run | None:
        """The newest run of a kind that is alike, complete or not, and that no process is at work on."""
        busy = RUNNING, UNREADABLE
        of = (run for run in self.runs() if run.kind == kind and run.status not in busy)
        return next((run for run in of if run.unfinished != complete and like(run)), None)

    def seen(self, run: Run) -> Run:
        """The run, as interrupted if it should be running and no process is at work on it."""
        return rows.interrupted(run) if run.status == RUNNING and not self.holding.is_held(run.id) else run

    def _keep(self, data: bytes) -> None:
        """Write bytes before the index is locked, so that writers wait for each other's rows only."""
        with faults(self.folder, self.index.path):
            self.objects.write(data)

    def _read(self, digest: str) -> bytes:
        with faults(self.folder, self.index.path):
            return self.objects.read(digest)

    def _existing(self, connection: Connection, run: str) -> int:
        number = rows.number_of(connection, run)
        if number is None:
            raise self._unknown(connection, run)
        return number

    def _unknown(self, connection: Connection, found: str) -> Exception:
        ids = [run.id for run in rows.runs(connection)]
        return refused("E743", found=found, store=str(self.folder), allowed=_listed(ids) if ids else "–")

    def _damaged(self, run: str, what: str, damaged: Damaged) -> Exception:
        state = "missing" if damaged.missing else "damaged"
        return refused("E747", found=str(damaged.path), what=what, run=run, state=state)


def _listed(ids: list[str]) -> str:
    """Some candidates, newest first, for an error."""
    return ", ".join(ids[:CANDIDATES]) + (", …" if len(ids) > CANDIDATES else "")
