"""Programs of their own, started and watched by tests."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[3]
PATIENCE = 30.0


def program(*arguments: str) -> subprocess.Popen[str]:
    """Python with these arguments, in a process group of its own as if from a terminal."""
    path = os.pathsep.join([str(ROOT), str(ROOT / "src"), *filter(None, [os.environ.get("PYTHONPATH")])])
    environment = os.environ | {"PYTHONPATH": path, "PYTHONWARNINGS": "error"}
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [sys.executable, *arguments], env=environment, stdout=pipe, stderr=pipe, text=True, start_new_session=True
    )


def sweep(workers: str, folder: Path, seconds: float) -> subprocess.Popen[str]:
    """The sweep of `client` as a program."""
    return program("-m", "tests.uncertainty.running.client", workers, str(folder), str(seconds))


def until(true: Callable[[], object], what: str) -> None:
    """Wait for it; fail after a while."""
    ends = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < ends, f"never came: {what}"
        time.sleep(0.02)


def batches(folder: Path) -> int:
    """How many batches are finished."""
    return sum(path.stem.isdecimal() for path in folder.glob("*.npy"))


def computing(folder: Path) -> list[int]:
    """The processes that have computed batches."""
    return [int(path.name) for path in (folder / "workers").glob("*")]


def is_alive(process: int) -> bool:
    """Whether the process runs; a zombie does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
