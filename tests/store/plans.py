"""Plans of runs, contents that tell what they belong to, and what an error said."""

import hashlib
import os
import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from detente.errors import InputError, Problem
from detente.store.objects import TEMPORARY
from detente.store.run import Plan
from detente.store.store import Store


def plan(batches: int = 4, scenario: str = "border", seed: int = 0, **settings: object) -> Plan:
    return Plan(
        kind="sweep", scenario=scenario, hash="0" * 64, version="0.1.0", seed=seed, settings=settings, batches=batches
    )


def payload(run: str, batch: int) -> bytes:
    """What a batch of a run holds in these tests: from 32 bytes to 8 kB, different for each."""
    digest = hashlib.sha256(f"{run}/{batch}".encode()).digest()
    return digest * (1 + digest[0])


def problem(action: Callable[[], object]) -> Problem:
    """The one problem that an action ends with."""
    with pytest.raises(InputError) as error:
        action()
    (found,) = error.value.problems
    return found


def backdate(store: Store, seconds: float, halves: bool = True) -> None:
    """Let every stored file look as old as that; those being written only with `halves`."""
    then = time.time() - seconds
    for path in store.objects.folder.glob("??/*"):
        if halves or not path.name.startswith(TEMPORARY):
            with suppress(FileNotFoundError):
                os.utime(path, (then, then))
