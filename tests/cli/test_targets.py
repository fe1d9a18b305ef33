"""Files that commands are to write: what would fail late is said early, and the answer is printed all the same."""

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.asked import asked

NOWHERE = "taken/below.svg"


@pytest.mark.parametrize(
    ("arguments", "engine"),
    [
        (("forecast", "upper-river-2031", "--save", NOWHERE), "detente.analyses.talks.whole.asked"),
        (("forecast", "upper-river-2031", "--picture", NOWHERE), "detente.analyses.talks.whole.asked"),
        (("sweep", "barter.yaml", "--no-store", "--picture", NOWHERE), "detente.analyses.sweeps.sweep.sweep"),
        (("paths", "border.yaml", "--to", "deal", "--picture", NOWHERE), "detente.analyses.paths.paths"),
        (("export", "border.yaml", "--to", "gmcr", "--out", NOWHERE), "detente.analyses.peers.as_gmcr"),
        (
            ("elicit", "border.yaml", "--party", "pavia", "--answers", "answers.txt", "--out", NOWHERE),
            "detente.analyses.wishes.elicit.begin",
        ),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_a_file_that_cannot_be_written_is_said_before_anything_is_computed(
    arguments: tuple[str, ...], engine: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "taken").write_text("", "utf-8")

    def computed(*_given: Any, **_named: Any) -> None:
        raise AssertionError("computed in vain")

    monkeypatch.setattr(engine, computed)
    done = asked(*arguments)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f'E808 "{NOWHERE}" cannot be written (')


def test_a_forecast_is_printed_though_the_disk_has_become_full(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_given: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("detente.files.template._link_whole", full)
    done = asked("forecast", "upper-river-2031", "--draws", "20", "--save", "kept.json")
    assert done.status == 2
    assert done.err.startswith('E808 "kept.json" cannot be written (No space left on device)')
    assert done.out.startswith("Sharing the upper river\n")


def test_where_pictures_cannot_be_drawn_the_answer_comes_without(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for place in ("detente.charts.render.can_draw", "detente.report.build.can_draw"):
        monkeypatch.setattr(place, lambda: False)
    done = asked("analyze", "relief.yaml", "--no-sweep")
    assert done.status == 0
    assert done.err.startswith("W810 Pictures cannot be drawn here")
    page = (folder / "reports" / "relief" / "report.html").read_text("utf-8")
    assert "<svg" not in page
    assert "Pictures cannot be drawn here" in page
    for asking in (("forecast", "upper-river-2031", "--draws", "20"), ("paths", "border.yaml", "--to", "deal")):
        done = asked(*asking, "--picture", "a.svg")
        assert (done.status, bool(done.out), done.err.count("W810")) == (0, True, 1)
    assert not (folder / "a.svg").exists()


@pytest.mark.slow
def test_a_limit_on_address_space_does_not_end_the_process(folder: Path) -> None:
    resource = pytest.importorskip("resource")
    command = (sys.executable, "-m", "detente", "analyze", "relief.yaml", "--no-sweep", "--full")
    done = subprocess.run(
        command,
        capture_output=True,
        check=False,
        timeout=300,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30)),
    )
    assert done.returncode == 0
    assert done.stderr.startswith(b"W810 ")
    assert b"Whose guarantee is enough" in done.stdout


def test_ctrl_c_while_modules_load_is_one_line() -> None:
    script = (
        "import os, signal, sys, threading; import detente.__main__ as program;"
        "sys.meta_path.insert(0, type('Press', (), {'find_spec': staticmethod(lambda name, *_: "
        "os.kill(os.getpid(), signal.SIGINT) if name == 'detente.cli' else None)})); program.main()"
    )
    done = subprocess.run((sys.executable, "-c", script), capture_output=True, check=False, timeout=120)
    assert (done.returncode, done.stdout) == (3, b"")
    assert done.stderr == b"It was interrupted by Ctrl-C before anything was begun.\n"


def test_ctrl_c_while_the_command_line_is_read_is_one_line() -> None:
    script = (
        "import os, signal, sys; import detente.__main__ as program, detente.cli.app as app, detente.cli;"
        "made = app.application; app.application = lambda *given: os.kill(os.getpid(), signal.SIGINT) or made(*given);"
        "sys.argv = ['detente', 'schema']; program.main()"
    )
    done = subprocess.run((sys.executable, "-c", script), capture_output=True, check=False, timeout=120)
    assert (done.returncode, done.stdout) == (3, b"")
    assert done.stderr == b"It was interrupted by Ctrl-C before anything was begun.\n"


def test_what_cannot_be_gone_on_with_is_refused_and_not_begun_anew(folder: Path) -> None:
    assert asked("sweep", "barter.yaml", "--run", "abc").err.startswith("--run abc E790 ")
    assert asked("sweep", "barter.yaml", "--resume", "--no-store").err.startswith("E791 ")
    assert not (folder / "runs").exists()


def test_a_cluster_that_is_not_there_is_said_though_all_is_quick() -> None:
    asking = ("sweep", "upper-river-2031", "--subject", "issues", "--draws", "100", "--no-store")
    done = asked(*asking, "--cluster", "tcp://127.0.0.1:9")
    assert (done.status, done.err[:5]) == (2, "E722 ")
    assert "W790" in asked(*asking, "--cluster", "local").err
