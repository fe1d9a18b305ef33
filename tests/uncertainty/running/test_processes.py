"""Processes that are killed, and a client that is interrupted or killed: nothing finished is lost."""

import os
import signal
from pathlib import Path

import numpy as np
import pytest

from detente.uncertainty.running import Pool, Rules, run
from detente.uncertainty.running.processes.crew import ProcessCrew
from detente.uncertainty.running.processes.launching import KEPT_MEMORY, THREADS, launching
from tests.uncertainty.running.functions import Deadly, Slow, points, waves
from tests.uncertainty.running.programs import batches, computing, is_alive, sweep, until
from tests.uncertainty.running.test_run import by_batch


def test_killed_workers_cost_nothing_but_time(tmp_path: Path) -> None:
    rows = points(600)
    ran = run(Deadly(0.99, str(tmp_path), times=2), rows, Pool(2), rules=Rules(batch=50))
    assert len(list(tmp_path.iterdir())) == 2
    assert ran.status == "complete"
    assert ran.values.tobytes() == by_batch(waves, rows, 50).tobytes()


def test_a_batch_that_kills_for_ever_is_given_up_alone(tmp_path: Path) -> None:
    rows = points(300)
    rows[:, 0] *= 0.5
    rows[130, 0] = 0.9
    ran = run(Deadly(0.8, str(tmp_path)), rows, Pool(2), rules=Rules(batch=50))
    assert (ran.status, ran.complete, ran.given_up) == ("gave up", False, (2,))
    assert len(list(tmp_path.iterdir())) == 3
    twin = by_batch(waves, rows, 50)
    twin[100:150] = np.nan
    assert np.array_equal(ran.done, np.arange(300) // 50 != 2)
    assert ran.values.tobytes() == twin.tobytes()


def test_a_process_killed_in_the_middle_is_replaced(tmp_path: Path) -> None:
    killed: list[int] = []
    rows = points(600)

    def kill(_number: int, _values: object) -> None:
        if not killed:
            killed.append(int(next(tmp_path.iterdir()).name))
            os.kill(killed[0], signal.SIGKILL)

    ran = run(Slow(0.02, str(tmp_path)), rows, Pool(2), rules=Rules(batch=50), on_batch=kill)
    assert killed
    assert ran.complete
    assert ran.values.tobytes() == by_batch(waves, rows, 50).tobytes()


def test_no_process_stays_behind() -> None:
    crew = ProcessCrew(waves)
    crew.launch(2)
    processes = crew.processes
    assert all(map(is_alive, processes))
    crew.close()
    assert not any(map(is_alive, processes))


def test_an_error_of_whoever_keeps_batches_ends_the_processes(tmp_path: Path) -> None:
    def full(_number: int, _values: object) -> None:
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        run(Slow(0.01, str(tmp_path)), points(600), Pool(2), on_batch=full)
    assert not any(is_alive(int(path.name)) for path in tmp_path.iterdir())


def test_workers_have_one_thread_and_the_client_keeps_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "7")
    for name in ("NUMBA_NUM_THREADS", *KEPT_MEMORY):
        monkeypatch.delenv(name, raising=False)
    with launching():
        assert [os.environ[name] for name in THREADS] == ["1"] * len(THREADS)
        assert KEPT_MEMORY.items() <= os.environ.items()
        assert signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())
    assert os.environ["OMP_NUM_THREADS"] == "7"
    assert "NUMBA_NUM_THREADS" not in os.environ
    assert not KEPT_MEMORY.keys() & os.environ.keys()
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGKILL])
def test_a_stopped_client_resumes_to_the_same_bytes(tmp_path: Path, stop: signal.Signals) -> None:
    client = sweep("2", tmp_path, 0.05)
    until(lambda: batches(tmp_path) >= 6, "six batches")
    if stop == signal.SIGINT:
        os.killpg(client.pid, stop)  # as a terminal does: to the workers too
    else:
        client.kill()
    said, complained = client.communicate(timeout=20)
    workers = computing(tmp_path)
    until(lambda: not any(map(is_alive, workers)), "the end of the workers")
    kept = batches(tmp_path)
    if stop == signal.SIGINT:
        assert said.split()[0] == "interrupted"
        assert int(said.split()[1]) in (20 * kept, 20 * (kept + 1))  # one may be done and not yet kept
        assert complained == ""
    assert 6 <= kept < 50

    said, complained = sweep("2", tmp_path, 0).communicate(timeout=20)
    assert (said.split(), complained) == (["complete", "1000", str(kept)], "")
    assert (tmp_path / "values").read_bytes() == by_batch(waves, points(1000), 20).tobytes()


def test_workers_of_a_killed_client_end_in_the_middle_of_a_batch(tmp_path: Path) -> None:
    client = sweep("2", tmp_path, 60.0)
    until(lambda: len(computing(tmp_path)) == 2, "two workers")
    workers = computing(tmp_path)
    client.kill()
    client.communicate(timeout=20)
    until(lambda: not any(map(is_alive, workers)), "the end of the workers")
