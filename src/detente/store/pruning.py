"""Which runs go, and what goes with them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from detente.store import reserve, rows
from detente.store.faults import faults, refused
from detente.store.objects import size_of
from detente.store.run import RUNNING, Run
from detente.store.store import Store

GRACE = 600.0  # seconds for which files that no row names are left to whoever may be about to name them


@dataclass(frozen=True, slots=True)
class Choice:
    """Runs that meet all that is given; none if nothing is.

    ids: whole ids. older: days since a run was touched last. keep: leave the newest so many. unfinished: only those
    that are not complete.
    """

    ids: tuple[str, ...] = ()
    older: float | None = None
    keep: int | None = None
    unfinished: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether no run is meant, and only what nothing refers to is to go."""
        return not (self.ids or self.unfinished) and self.older is None and self.keep is None


@dataclass(frozen=True, slots=True)
class Pruned:
    """What went, or would go: runs, files that nothing refers to any more, files that a killed process left half
    written, and the bytes of all of them. spared: runs that were meant, but that a process is at work on.
    """

    runs: tuple[Run, ...]
    spared: tuple[Run, ...]
    objects: int
    leftovers: int
    size: int


def prune(store: Store, choice: Choice, dry: bool = False) -> Pruned:
    """Remove runs and what nothing refers to any more; only say what would go if `dry`.

    The rows go first and their files afterwards, so that whenever this is killed no row names a file that has gone.

    Raises InputError (E750) for a run named by its id that a process is at work on.
    """
    if not dry:
        reserve.give(store.folder)
    with store.index.reading() if dry else store.index.writing() as connection:
        meant = _meant([store.seen(run) for run in rows.runs(connection)], choice)
        spared = [run for run in meant if run.status == RUNNING]
        if choice.ids and spared:
            raise refused("E750", found=spared[0].id)
        going = [run for run in meant if run not in spared]
        before = rows.referenced(connection)
        freed = before - rows.referenced(connection, [run.id for run in going])
        if not dry:
            rows.remove(connection, [run.id for run in going])
    with faults(store.folder, store.index.path):
        digests = freed.union(store.objects.unreferenced(before, GRACE))
        leftovers = store.objects.leftovers(GRACE)
        size = sum(map(store.objects.size, digests)) + sum(map(size_of, leftovers))
    if not dry:
        _remove(store, digests, leftovers, going)
        reserve.keep(store.folder)
    return Pruned(tuple(going), tuple(spared), len(digests), len(leftovers), size)


def _meant(runs: Sequence[Run], choice: Choice) -> list[Run]:
    """The runs that meet the choice; `runs` has the newest first."""
    if choice.is_empty:
        return []
    before = None if choice.older is None else datetime.now(UTC) - timedelta(days=choice.older)
    return [
        run
        for k, run in enumerate(runs)
        if (not choice.ids or run.id in choice.ids)
        and (before is None or datetime.fromisoformat(run.touched) < before)
        and (choice.keep is None or k >= choice.keep)
        and (run.unfinished or not choice.unfinished)
    ]


def _remove(store: Store, digests: Iterable[str], leftovers: Iterable[Path], runs: Iterable[Run]) -> None:
    """Remove files while no writer can come to refer to them: each looks for its file again in its transaction."""
    with store.index.writing() as connection:
        for digest in set(digests) - rows.referenced(connection):
            store.objects.remove(digest)
        for path in leftovers:
            path.unlink(missing_ok=True)
        for run in runs:
            store.holding.forget(run.id)
