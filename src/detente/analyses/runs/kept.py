"""The runs of a store, one of them with its answer, and the removal of some."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from detente.store import reserve
from detente.store.faults import refused
from detente.store.place import folder_of, is_default
from detente.store.pruning import Choice, Pruned
from detente.store.pruning import prune as prune_store
from detente.store.run import Run
from detente.store.store import Store


@dataclass(frozen=True)
class Listed:
    """The runs of a store, the newest first."""

    folder: str
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Shown:
    """A run with its answer as JSON data, None if it has none."""

    run: Run
    answer: Any


def opened(folder: str | None = None) -> Store:
    """The store that was named, else the usual one.

    Raises InputError if there is none (E740), and as Store does.
    """
    return Store(folder_of(folder), create=False)


def listed(folder: str | None = None) -> Listed:
    """The runs of a store; none if nobody named one and nothing has been kept yet."""
    place = folder_of(folder)
    if is_default(folder) and not place.exists():
        return Listed(str(place), ())
    with opened(folder) as store:
        return Listed(str(place), store.runs())


def shown(id: str, folder: str | None = None) -> Shown:
    """A run by the beginning of its id. Raises InputError if none is meant (E743) or several are (E744)."""
    with opened(folder) as store:
        run = store.readable(id)
        return Shown(run, answer_of(store, run))


def answer_of(store: Store, run: Run) -> Any:
    """A run's answer as JSON data. Raises InputError (E753) if it is none."""
    data = store.answer(run.id)
    try:
        return None if data is None else json.loads(data)
    except ValueError as error:
        raise refused("E753", found=run.id, what="answer", reason=str(error)) from None


def pruned(ids: Sequence[str], choice: Choice, dry: bool = False, folder: str | None = None) -> Pruned:
    """Remove the runs that begin with `ids`, if any are given, and meet the choice; with `dry` only say which.

    Raises InputError for unknown ids (E743, E744) and for one that a process is at work on (E750).
    """
    if not dry:
        reserve.give(folder_of(folder))  # a full disk would not let the index be opened
    with opened(folder) as store:
        named = tuple(dict.fromkeys(store.get(id).id for id in ids))
        meant = Choice(named, choice.older, choice.keep, choice.unfinished)
        return prune_store(store, meant, dry)
