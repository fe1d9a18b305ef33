"""Writes batches to a store until there is no room, and examines what is left.

Run as `python -m tests.store.filling FOLDER HOW`. `disk`: on a file system of one megabyte, mounted where only this
process sees it, so in a name space of its own. `files`: no file may grow beyond 256 kB. Prints the problem and how many
batches were kept.
"""

import resource
import subprocess
import sys
from pathlib import Path

from detente.analyses.runs.kept import pruned
from detente.errors import InputError
from detente.store.pruning import Choice
from detente.store.store import Store
from tests.store.plans import plan

BATCHES = 4000
LIMIT = 256 * 1024
ROOM = 1024 * 1024


def main(folder: Path, how: str) -> None:
    """Fill the store; then make room and go on."""
    folder.mkdir()
    if how == "disk":
        subprocess.run(("mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", folder), check=True)
    else:
        hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
        resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, hard))
    with Store(folder / "runs") as store:
        old = store.begin(plan(), {"scenario": bytes(ROOM // 4 if how == "disk" else 100)}).id
        store.finish(old, "complete")
        run = store.begin(plan(BATCHES), {}).id
        kept = fill(store, run, 0, how)
    if how == "files":
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    with Store(folder / "runs", create=False) as store:
        assert store.batches(run) == {batch: content(batch, how) for batch in range(kept)}
        assert not list(store.objects.leftovers(-1)), "nothing half written is left"
        assert [each.id for each in pruned([old], Choice(), folder=str(store.folder)).runs] == [old]
        store.resume(run)
        store.put(run, kept, content(kept, how))
        assert len(store.batches(run)) == kept + 1


def content(batch: int, how: str) -> bytes:
    """So large that the disk fills up before the index does, or so small that the index is what grows."""
    return batch.to_bytes(4, "little") * (1000 if how == "disk" else 1)


def fill(store: Store, run: str, batch: int, how: str) -> int:
    """Put batches until one cannot be written; which one that was."""
    while True:
        try:
            store.put(run, batch, content(batch, how))
        except InputError as error:
            (problem,) = error.problems
            sys.stdout.write(f"{problem.code} {batch}\n")
            return batch
        batch += 1


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
