"""Whatever ends a process or stands in its way, what was finished is kept and the store can be opened again."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ALONE = ("unshare", "--map-root-user", "--mount")  # a name space of its own, where a file system may be mounted


def run(*command: str) -> str:
    """What a command prints; fails with what it says."""
    settings = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    done = subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def module(name: str, *arguments: object) -> tuple[str, ...]:
    return sys.executable, "-m", f"tests.store.{name}", *map(str, arguments)


def can_mount() -> bool:
    """Whether this user may mount a file system where no other process sees it."""
    try:
        tried = (*ALONE, "mount", "-t", "tmpfs", "tmpfs", "/tmp")
        return subprocess.run(tried, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


@pytest.mark.slow
def test_200_kills_lose_no_finished_batch(tmp_path: Path) -> None:
    said = run(*module("killing", tmp_path, 200, 1))
    kills, amid, checked = (int(word) for word in said.replace(",", "").split() if word.isdigit())
    assert kills == 200
    assert amid > 20, "too few were killed while they wrote"
    assert checked > 50


def test_a_few_kills_lose_no_finished_batch(tmp_path: Path) -> None:
    assert run(*module("killing", tmp_path, 20, 2)).startswith("20 kills")


def test_several_processes_write_at_once_while_another_prunes(tmp_path: Path) -> None:
    assert run(*module("crowding", tmp_path / "runs", 2, 60)) == "2 writers, 180 batches\n"


def test_a_store_is_made_by_several_processes_at_once(tmp_path: Path) -> None:
    assert run(*module("crowding", tmp_path / "runs", 8, 2)) == "8 writers, 18 batches\n"


@pytest.mark.parametrize("how", ["disk", "files"])
def test_no_room_is_said_and_what_was_finished_is_kept(tmp_path: Path, how: str) -> None:
    alone = how == "disk" and can_mount()
    said = run(*(ALONE if alone else ()), *module("filling", tmp_path / "disk", "disk" if alone else "files"))
    code, kept = said.split()
    assert code == "E748"
    assert int(kept) > 0
