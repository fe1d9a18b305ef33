"""Several processes make one store at the same time, write to it, and prune it meanwhile.

Run as `python -m tests.store.crowding FOLDER WRITERS BATCHES`; a bare process of its own, so that it can fork cheaply.
Every writer has a run of its own, and all put the same batches into one that they share. Prints what there was at the
end.
"""

import os
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from detente.store.pruning import Choice, prune
from detente.store.store import Store
from tests.store.plans import backdate, payload, plan

SHARED = "shared"


def main(folder: Path, writers: int, batches: int) -> None:
    """Let the processes run and examine what they leave."""
    start = time.time() + 0.1
    forked = [fork(lambda k=k: write(folder, k, batches, start)) for k in range(writers)]  # type: ignore[misc]
    forked.append(fork(lambda: clean(folder, start)))
    for process in forked[:-1]:
        assert os.waitpid(process, 0)[1] == 0
    (folder / "stop").touch()
    assert os.waitpid(forked[-1], 0)[1] == 0
    with Store(folder, create=False) as store:
        runs = store.runs()
        shared = {batch: payload(SHARED, batch) for batch in range(batches)}
        assert sum(store.batches(run.id) == shared for run in runs if run.scenario == SHARED) == 1
        own = [run for run in runs if run.scenario != SHARED]
        assert {run.seed for run in own} == set(range(writers))
        assert all(store.batches(run.id) == {k: payload(str(run.seed), k) for k in range(batches)} for run in own)
        assert all(run.status == "complete" for run in own)
        sys.stdout.write(f"{len(own)} writers, {sum(run.done for run in runs)} batches\n")


def fork(work: Callable[[], None]) -> int:
    """Work in another process; ended with status 1 where that fails."""
    process = os.fork()
    if process:
        return process
    status = 1
    try:
        work()
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(status)


def write(folder: Path, number: int, batches: int, start: float) -> None:
    """Put the batches of a run of its own and of the shared one, the one of the first writer."""
    time.sleep(max(0.0, start - time.time()))
    with Store(folder) as store:
        if number == 0:
            store.begin(plan(batches, scenario=SHARED), {})
        run = store.begin(plan(batches, seed=number), {}).id
        shared = None
        while shared is None:
            shared = next((each.id for each in store.runs() if each.scenario == SHARED), None)
        for batch in range(batches):
            store.put(run, batch, payload(str(number), batch))
            store.put(shared, batch, payload(SHARED, batch))
        store.finish(run, "complete")


def clean(folder: Path, start: float) -> None:
    """Prune again and again, with every whole file looking as if it had been left long ago, until told to stop."""
    time.sleep(max(0.0, start - time.time()))
    with Store(folder) as store:
        while not (folder / "stop").exists():
            backdate(store, 1e6, halves=False)
            prune(store, Choice())


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
