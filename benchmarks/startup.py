"""What a person waits for at the command line, when nothing has been compiled yet and later."""

import os
import subprocess
import sys
from dataclasses import dataclass
from tempfile import TemporaryDirectory
from time import perf_counter


@dataclass(frozen=True)
class Startup:
    """Wall seconds of `detente stability SCENARIO`; None where the command does not end well."""

    scenario: str
    first: float | None
    later: float | None


def startup(scenario: str) -> Startup:
    """One run with an empty cache of compiled kernels, then the quickest of three with a full one."""
    with TemporaryDirectory() as cache:
        first = _wall(scenario, cache)
        later = [_wall(scenario, cache) for _ in range(3)]
    ended = [taken for taken in later if taken is not None]
    return Startup(scenario, first, min(ended) if ended else None)


def _wall(scenario: str, cache: str) -> float | None:
    command = (sys.executable, "-m", "detente", "stability", scenario)
    start = perf_counter()
    done = subprocess.run(command, env={**os.environ, "NUMBA_CACHE_DIR": cache}, capture_output=True, check=False)
    return perf_counter() - start if done.returncode == 0 else None
