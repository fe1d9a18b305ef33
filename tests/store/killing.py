"""Kills processes that write to a store, and looks after each whether anything was lost.

Run as `python -m tests.store.killing FOLDER KILLS SEED`; a bare process of its own, so that it can fork cheaply. A
child begins runs, puts batches, finishes and prunes, and reports on a pipe what has been done; it is killed at a random
moment, also while it makes the store. Prints how many kills and batches there were.
"""

import os
import random
import select
import signal
import sqlite3
import sys
import time
from pathlib import Path
from typing import NamedTuple, NoReturn

from detente.store.index import FILE
from detente.store.pruning import Choice, prune
from detente.store.store import Store
from tests.store.plans import backdate, payload, plan

BATCHES = 12
KEPT = 2  # runs that a child leaves when it prunes
LONGEST = 0.12  # seconds that a child lives
NEW_FOLDER = 10  # each so many kills, the store is made anew


class Report(NamedTuple):
    """What a child said: `begin`, `put`, `finish`, or `prune` of a run about to go; the run; the batch, if any."""

    what: str
    run: str
    batch: int


def child(folder: Path, pipe: int) -> NoReturn:
    """Write until killed."""

    def report(what: str, run: str, batch: int = -1) -> None:
        os.write(pipe, f"{what} {run} {batch}\n".encode())

    while True:
        with Store(folder) as store:
            run = store.begin(plan(BATCHES), {"scenario": b"always the same"}).id
            report("begin", run)
            for batch in range(BATCHES):
                store.put(run, batch, payload(run, batch))
                report("put", run, batch)
            store.finish(run, "complete", payload(run, BATCHES))
            report("finish", run)
            for old in store.runs()[KEPT:]:  # newest first; some were begun by a child killed before it said so
                report("prune", old.id)
            prune(store, Choice(keep=KEPT))


def killed(folder: Path, seconds: float) -> list[Report]:
    """What a child reported before it was killed, `seconds` after it began."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reading)
        child(folder, writing)
    os.close(writing)
    time.sleep(seconds)
    os.kill(process, signal.SIGKILL)
    _process, status = os.waitpid(process, 0)
    assert os.WIFSIGNALED(status), "the child ended by itself"
    said = b""
    while select.select([reading], [], [], 0)[0] and (data := os.read(reading, 1 << 16)):
        said += data
    os.close(reading)
    words = (line.split() for line in said.decode().splitlines())
    return [Report(what, run, int(batch)) for what, run, batch in words]


def examine(folder: Path, reports: list[Report]) -> int:
    """Look whether all that was reported is there, and all that is there is whole; how many batches were checked."""
    with Store(folder) as store:
        with sqlite3.connect(folder / FILE) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        connection.close()
        there = {run.id: store.batches(run.id) for run in store.runs()}
        for run, batches in there.items():
            assert batches == {batch: payload(run, batch) for batch in batches}
            assert store.file(run, "scenario") == b"always the same"
            assert store.answer(run) in (None, payload(run, BATCHES))
            assert store.get(run).status in ("interrupted", "complete")
        for report in reports:
            if report.run in there or not may_be_pruned(report.run, reports):
                assert report.what != "put" or report.batch in there[report.run], report
                assert report.what != "finish" or store.answer(report.run) is not None, report
        return sum(map(len, there.values()))


def may_be_pruned(run: str, reports: list[Report]) -> bool:
    """Whether a child said that it was about to prune a run."""
    return any(report.what == "prune" and report.run == run for report in reports)


def main(folder: Path, kills: int, seed: int) -> None:
    """Kill so many children."""
    chance = random.Random(seed)
    checked, reports, amid = 0, list[Report](), 0
    store = folder
    for k in range(kills):
        if k % NEW_FOLDER == 0:
            store, reports = folder / str(k), []
        said = killed(store, chance.uniform(0, LONGEST))
        amid += bool(said) and said[-1].what in ("begin", "put")
        reports += said
        checked += examine(store, reports)
        if k % NEW_FOLDER == NEW_FOLDER - 1:
            swept(store)
    sys.stdout.write(f"{kills} kills, {amid} amid writing, {checked} batches\n")


def swept(folder: Path) -> None:
    """Look whether pruning leaves the files that a run refers to, and no others."""
    with Store(folder) as store:
        backdate(store, 1e6)
        prune(store, Choice())
        wanted = sum(run.done for run in store.runs()) + any(store.runs())
        wanted += sum(store.answer(run.id) is not None for run in store.runs())
        assert len(list(store.objects.folder.glob("??/*"))) == wanted


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
