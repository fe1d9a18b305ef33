"""A real Dask scheduler with two workers on this machine: the same bytes, deaths, and what may be wrong with it."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import dask
import pytest

from detente.errors import InputError, Unanswerable
from detente.uncertainty.factors import Floats
from detente.uncertainty.running import Cluster, Rules, run
from detente.uncertainty.running.scheduler import connecting, crew
from tests.uncertainty.running.functions import Deadly, Raising, Slow, Unloadable, points, waves
from tests.uncertainty.running.programs import batches, computing, is_alive, program, sweep, until
from tests.uncertainty.running.test_run import by_batch

Start = Callable[..., subprocess.Popen[str]]


@contextmanager
def programs() -> Iterator[Start]:
    """A way to start programs that end with the context."""
    with ExitStack() as stack:

        def start(*arguments: str) -> subprocess.Popen[str]:
            process = program(*arguments)
            stack.callback(process.communicate)
            stack.callback(process.kill)
            return process

        yield start


def scheduler(start: Start) -> tuple[str, subprocess.Popen[str]]:
    """A scheduler's address and process."""
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    options = ("--host", "127.0.0.1", "--port", str(port), "--no-dashboard", "--no-show")
    process = start("-W", "ignore", "-m", "distributed.cli.dask_scheduler", *options)
    until(lambda: _listens(port), "the scheduler")
    return f"tcp://127.0.0.1:{port}", process


def worker(start: Start, address: str, *options: str) -> subprocess.Popen[str]:
    """A worker without a nanny, so that a kill is the end of it."""
    always = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")
    return start("-W", "ignore", "-m", "distributed.cli.dask_worker", address, *always, *options)


def _listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """The address of a scheduler with two workers."""
    with programs() as start:
        address, _ = scheduler(start)
        worker(start, address)
        worker(start, address)
        yield address


@pytest.mark.slow
def test_two_workers_give_the_same_bytes(cluster: str, tmp_path: Path) -> None:
    rows = points(1234)
    told: dict[int, Floats] = {}
    ran = run(Slow(0.05, str(tmp_path)), rows, Cluster(cluster), on_batch=told.__setitem__)
    assert (ran.status, sorted(told)) == ("complete", list(range(12)))
    assert ran.values.tobytes() == by_batch(waves, rows).tobytes()
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.slow
def test_enough_and_errors_are_as_elsewhere(cluster: str) -> None:
    rows = points(500)
    ran = run(waves, rows, Cluster(cluster), rules=Rules(batch=20, enough=lambda known: len(known) >= 60))
    assert (ran.status, int(ran.done.sum())) == ("enough", 60)
    rows[:, 0] *= 0.5
    rows[[237, 301], 0] = 0.9
    with pytest.raises(Unanswerable, match=r"E720 Draw 238 "):
        run(Raising(0.8), rows, Cluster(cluster), rules=Rules(batch=20))
    with pytest.raises(Unanswerable, match=r"E720 .*RuntimeError: cannot be loaded here"):
        run(Unloadable(), rows, Cluster(cluster))


@pytest.mark.slow
def test_one_of_two_workers_killed_in_the_middle(tmp_path: Path) -> None:
    killed: list[int] = []
    rows = points(1000)
    with programs() as start:
        address, _ = scheduler(start)
        workers = [worker(start, address), worker(start, address)]

        def kill(_number: int, _values: Floats) -> None:
            if not killed and len(list(tmp_path.iterdir())) == 2:
                killed.append(workers[0].pid)
                os.kill(workers[0].pid, signal.SIGKILL)

        ran = run(Slow(0.05, str(tmp_path)), rows, Cluster(address), rules=Rules(batch=20), on_batch=kill)
    assert killed
    assert {path.name for path in tmp_path.iterdir()} == {str(each.pid) for each in workers}
    assert ran.status == "complete"
    assert ran.values.tobytes() == by_batch(waves, rows, 20).tobytes()


@pytest.mark.slow
def test_a_lost_scheduler_leaves_what_is_finished(tmp_path: Path) -> None:
    told: list[int] = []
    with programs() as start:
        address, process = scheduler(start)
        worker(start, address)

        def kill(number: int, _values: Floats) -> None:
            told.append(number)
            if len(told) == 3:
                process.kill()

        with pytest.raises(Unanswerable, match=r"E726 .* (\d+) of 50 batches were finished") as caught:
            run(Slow(0.05, str(tmp_path)), points(1000), Cluster(address), rules=Rules(batch=20), on_batch=kill)
    assert re.search(r" (\d+) of 50", str(caught.value))[1] == str(len(told))  # type: ignore[index]


@pytest.mark.slow
def test_a_scheduler_left_by_all_its_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "PATIENCE", 1.0)
    with programs() as start:
        address, _ = scheduler(start)
        only = worker(start, address)
        with pytest.raises(Unanswerable, match=r"E729 .* for 1 seconds\. [1-9]\d* of 50 batches were finished"):
            run(
                Slow(0.05),
                points(1000),
                Cluster(address),
                rules=Rules(batch=20),
                on_batch=lambda *_: only.kill(),
            )


@pytest.mark.slow
def test_other_versions_and_none_are_refused(tmp_path: Path) -> None:
    (tmp_path / "old" / "detente").mkdir(parents=True)
    (tmp_path / "old" / "detente" / "__init__.py").write_text('__version__ = "0.0.7"\n', "utf-8")
    (tmp_path / "none").mkdir()
    (tmp_path / "none" / "sitecustomize.py").write_text(
        "import sys\nsys.path[:] = [path for path in sys.path if not path.endswith('src')]\n", "utf-8"
    )
    with programs() as start:
        address, _ = scheduler(start)
        with pytest.raises(Unanswerable, match=r"E727 .* no workers"):
            run(waves, points(100), Cluster(address))
        bad = _elsewhere(start, address, tmp_path / "old")
        with pytest.raises(Unanswerable, match=r"E723 tcp://.* has detente 0\.0\.7, this is detente 0\.1\.0"):
            run(waves, points(100), Cluster(address))
        bad.kill()
        bad = _elsewhere(start, address, tmp_path / "none")
        with pytest.raises(Unanswerable, match=r"E725 tcp://.* cannot compute \(detente is not installed\)"):
            run(waves, points(100), Cluster(address))


@pytest.mark.slow
def test_a_worker_of_another_version_that_joins_later(tmp_path: Path) -> None:
    """It has the same modules, but says another version."""
    told: list[int] = []
    other = tmp_path / "sitecustomize.py"
    other.write_text("import detente\ndetente.__version__ = '0.0.8'\n", "utf-8")
    with programs() as start:
        address, _ = scheduler(start)
        worker(start, address)

        def join(number: int, _values: Floats) -> None:
            told.append(number)
            if len(told) == 1:
                _elsewhere(start, address, tmp_path)

        with pytest.raises(Unanswerable, match=r"E723 .* has detente 0\.0\.8, this is detente 0\.1\.0"):
            run(Slow(0.1), points(2000), Cluster(address), rules=Rules(batch=20), on_batch=join)
    assert told


def _elsewhere(start: Start, address: str, folder: Path) -> subprocess.Popen[str]:
    """A worker whose Python finds this folder first."""
    script = (
        f"import sys; sys.path.insert(0, {str(folder)!r}); import importlib.util as u; "
        f"s = u.spec_from_file_location('first', {str(folder / 'sitecustomize.py')!r}); "
        f"import os; os.path.exists(s.origin) and s.loader.exec_module(u.module_from_spec(s)); "
        "from distributed.cli.dask_worker import main; main()"
    )
    options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")
    return start("-W", "ignore", "-c", script, address, *options)


@pytest.mark.slow
def test_a_cluster_of_our_own(tmp_path: Path) -> None:
    client = sweep("local", tmp_path, 0.05)
    until(lambda: batches(tmp_path) >= 6, "six batches")
    os.killpg(client.pid, signal.SIGINT)
    said, complained = client.communicate(timeout=20)
    assert said.split()[0] == "interrupted"
    assert complained == ""
    workers = computing(tmp_path)
    until(lambda: not any(map(is_alive, workers)), "the end of the workers")
    assert len(workers) == 2
    kept = batches(tmp_path)
    said, complained = sweep("2", tmp_path, 0).communicate(timeout=30)
    assert (said.split(), complained) == (["complete", "1000", str(kept)], "")
    assert (tmp_path / "values").read_bytes() == by_batch(waves, points(1000), 20).tobytes()


@pytest.mark.slow
def test_a_batch_that_kills_is_given_up_alone(tmp_path: Path) -> None:
    rows = points(300)
    rows[:, 0] *= 0.5
    rows[130, 0] = 0.9
    with dask.config.set({"distributed.scheduler.allowed-failures": 0}):
        # two of them die; whether they are started again is Dask's affair, and not certain on a busy machine
        ran = run(Deadly(0.8, str(tmp_path)), rows, Cluster("local", 3), rules=Rules(batch=50))
    assert (ran.status, ran.given_up) == ("gave up", (2,))
    assert int(ran.done.sum()) == 250


MALFORMED = ("", "127.0.0.1:8786", "http://host:80", "tcp://host", "tcp://:8786", "tcp://host:0", "tcp://host:70000")


@pytest.mark.parametrize("address", [*MALFORMED, "Local", "tcp://host:8786/x", "tcp://a b:1", "tcp://host:8786\n"])
def test_a_malformed_address_is_refused(address: str) -> None:
    with pytest.raises(InputError, match=r"(?s)E721 .* tcp://host:port"):
        Cluster(address)


@pytest.mark.parametrize("address", ["tcp://scheduler-1.example.org:8786", "tls://10.0.0.7:1", "tcp://[::1]:65535"])
def test_an_address_is_taken_as_it_is(address: str) -> None:
    assert Cluster(address).address == address


@pytest.fixture
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a second for an answer."""
    monkeypatch.setattr(connecting, "ANSWER", 0.5)


@pytest.mark.usefixtures("_impatient")
def test_an_address_that_nobody_listens_at() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(Unanswerable, match=r"E722 No Dask scheduler answers at tcp://127.*dask scheduler"):
        run(waves, points(100), Cluster(address))


@pytest.mark.usefixtures("_impatient")
def test_an_address_where_something_else_listens() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as mute:
        address = f"tcp://127.0.0.1:{mute.getsockname()[1]}"
        with pytest.raises(Unanswerable, match=r"E722 No Dask scheduler answers"):
            run(waves, points(100), Cluster(address))


def test_encryption_without_certificates() -> None:
    with pytest.raises(Unanswerable, match=r"E722 .*tls"):
        run(waves, points(100), Cluster("tls://127.0.0.1:9"))


def test_the_extra_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(Unanswerable, match=r"E724 .*pip install 'detente\[cluster\]'"):
        run(waves, points(100), Cluster("local"))


def test_dask_is_not_loaded_before_it_is_asked_for() -> None:
    code = "import sys, detente.uncertainty.running as r; r.Cluster('local'); print('distributed' in sys.modules)"
    assert program("-c", code).communicate() == ("False\n", "")
