"""Folders that are no store, or none that can be used: a coded error, and nothing is changed."""

import os
import sqlite3
import stat
from pathlib import Path

import pytest

from detente.store import faults, index
from detente.store.store import Store
from tests.store.plans import payload, plan, problem


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store with a run of 40 batches, closed."""
    with Store(tmp_path / "runs") as store:
        run = store.begin(plan(40), {}).id
        for batch in range(40):
            store.put(run, batch, payload(run, batch))
    return tmp_path / "runs"


def code_of(folder: Path, create: bool = True) -> str:
    return problem(lambda: Store(folder, create)).code


def test_there_is_none(tmp_path: Path) -> None:
    assert code_of(tmp_path / "none", create=False) == "E740"
    assert code_of(tmp_path, create=False) == "E740"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("create", [True, False])
def test_a_folder_of_other_things_is_left_alone(tmp_path: Path, create: bool) -> None:
    (tmp_path / "thesis.tex").write_text("x")
    found = problem(lambda: Store(tmp_path, create))
    assert (found.code, found.facts["other"]) == ("E741", "thesis.tex")
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.tex"]


def test_an_index_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / index.FILE
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    connection.close()
    before = path.read_bytes()
    assert code_of(tmp_path) == "E741"
    assert path.read_bytes() == before


def test_a_store_of_a_newer_version_is_left_alone(folder: Path) -> None:
    with sqlite3.connect(folder / index.FILE) as connection:
        connection.execute(f"PRAGMA user_version = {index.LAYOUT + 1}")
    connection.close()
    found = problem(lambda: Store(folder))
    assert found.code == "E746"
    assert (found.facts["version"], found.facts["allowed"]) == (str(index.LAYOUT + 1), str(index.LAYOUT))


@pytest.mark.parametrize("share", [0, 0.01, 0.2, 0.5, 0.9, 0.999])
def test_an_index_that_was_cut_off_is_damaged(folder: Path, share: float) -> None:
    path = folder / index.FILE
    cut = path.read_bytes()[: int(share * path.stat().st_size)]
    path.write_bytes(cut)
    found = problem(lambda: Store(folder))
    assert (found.code, found.facts["found"]) == ("E745", str(path))
    assert path.read_bytes() == cut


@pytest.mark.parametrize("start", [0, 16, 4096, 3 * 4096])
def test_an_index_that_was_written_over_is_damaged(folder: Path, start: int) -> None:
    path = folder / index.FILE
    data = bytearray(path.read_bytes())
    data[start : start + 2048] = b"\xa5" * len(data[start : start + 2048])
    path.write_bytes(data)
    assert code_of(folder) == "E745"


def test_an_index_that_is_missing_is_damaged(folder: Path) -> None:
    (folder / index.FILE).unlink()
    assert code_of(folder) == "E745"
    assert not (folder / index.FILE).exists()


@pytest.mark.parametrize("at", [0, 1, 100])
def test_a_store_whose_making_was_killed_is_made(tmp_path: Path, at: int) -> None:
    with sqlite3.connect(tmp_path / index.FILE) as connection:
        if at:
            connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    with Store(tmp_path) as store:
        assert store.runs() == ()


def test_a_place_that_is_no_folder_or_below_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert code_of(tmp_path / "file") == "E742"
    assert code_of(tmp_path / "file" / "runs") == "E742"


@pytest.mark.parametrize("there", [True, False])
def test_a_folder_that_may_not_be_written_to(folder: Path, there: bool) -> None:
    """Tried as another user where this one may do everything."""
    target = folder if there else folder.parent / "new"
    if not there:
        os.chmod(folder.parent, stat.S_IRUSR | stat.S_IXUSR)
    for path in (folder, *folder.rglob("*")):
        os.chmod(path, stat.S_IRUSR | stat.S_IXUSR if path.is_dir() else stat.S_IRUSR)
    reader, writer = os.pipe()
    process = os.fork()
    if process == 0:
        try:
            if os.getuid() == 0:
                os.setresuid(65534, 65534, 65534)
            os.write(writer, code_of(target).encode())
        finally:
            os._exit(0)
    os.close(writer)
    os.waitpid(process, 0)
    said = os.read(reader, 100)
    os.close(reader)
    for path in (folder.parent, folder, *folder.rglob("*")):
        os.chmod(path, 0o700)
    assert said == b"E742"


def test_a_store_that_another_process_keeps_to_itself(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "BUSY_SECONDS", 0.05)
    monkeypatch.setattr(faults, "BUSY_SECONDS", 0.05)
    other = sqlite3.connect(folder / index.FILE, isolation_level=None)
    with Store(folder) as store:
        other.execute("BEGIN EXCLUSIVE")
        assert problem(lambda: store.begin(plan(), {})).code == "E749"
        assert len(store.runs()) == 1, "readers need not wait"
        other.execute("ROLLBACK")
        assert store.begin(plan(), {}).status == "running"
    other.close()


def test_a_forked_process_opens_the_index_anew(folder: Path) -> None:
    with Store(folder) as store:
        run = store.begin(plan(2), {}).id
        process = os.fork()
        if process == 0:
            try:
                store.put(run, 0, b"of the child")
            finally:
                os._exit(0)
        os.waitpid(process, 0)
        store.put(run, 1, b"of the parent")
        assert store.batches(run) == {0: b"of the child", 1: b"of the parent"}
        assert store.get(run).status == "running"
    with Store(folder) as store:
        assert store.get(run).status == "interrupted"
