"""Commands in processes of their own: what only a real process shows."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

Done = subprocess.CompletedProcess[bytes]


def run(*arguments: str, **settings: str) -> Done:
    """Run `detente` with these arguments and settings of the environment."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "PYTHONIO", "PYTHONUTF8"))}
    command = (sys.executable, "-m", "detente", *arguments)
    return subprocess.run(command, capture_output=True, check=False, timeout=120, env=kept | settings)


def test_results_and_notes_go_to_different_places() -> None:
    done = run("stability", "border.yaml", "--assert", "--format", "json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["scenario"] == "border"
    assert (
        done.stderr.decode()
        == "Asserted, but not so: the status quo is stable for every party (Sequential stability).\n"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("stability", "border.yaml", "--format", "json"),
        ("stability", "border.yaml"),
        ("why", "border.yaml", "--state", "deal", "--party", "pavia", "--format", "json"),
        ("check", "relief.yaml", "--format", "json"),
        ("analyze", "relief.yaml", "--format", "json"),
    ],
    ids=" ".join,
)
def test_the_same_bytes_twice(arguments: tuple[str, ...]) -> None:
    first, second = (run(*arguments, PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert first.returncode == 0
    assert first.stdout == second.stdout
    assert b"\r" not in first.stdout


@pytest.mark.parametrize("settings", [{"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C"}])
def test_any_encoding_will_do(settings: dict[str, str]) -> None:
    for arguments in (("stability", "border.yaml"), ("scenarios",), ("stability", "border.yaml", "--concept", "x")):
        done = run(*arguments, **settings)
        assert done.returncode in (0, 2)
        assert b"Error" not in done.stderr or b"Invalid value" in done.stderr
    if "PYTHONIOENCODING" in settings:
        assert (
            b'"the deal" (deal)' in run("why", "border.yaml", "--state", "deal", "--party", "pavia", **settings).stdout
        )


def test_json_is_utf_8_whatever_the_terminal(folder: Path) -> None:
    text = (folder / "border.yaml").read_text("utf-8")
    (folder / "grenze.yaml").write_text(f"{text}Übereinkunft: 1\n", "utf-8")
    done = run("check", "grenze.yaml", "--format", "json", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 2
    assert "Übereinkunft" in json.loads(done.stdout.decode("utf-8"))["errors"][0]["message"]


def test_a_reader_who_leaves_is_no_fault() -> None:
    command = f'"{sys.executable}" -m detente schema | head -n 1'
    done = subprocess.run(("sh", "-c", command), capture_output=True, check=False, timeout=120)
    assert done.stdout == b"{\n"
    assert done.stderr == b""


@pytest.mark.parametrize(("command", "status"), [("schema >&-", 0), ("stability nonsense 2>&-", 2)])
def test_a_stream_that_is_closed_is_no_fault(command: str, status: int) -> None:
    script = f'"{sys.executable}" -m detente {command}'
    assert subprocess.run(("sh", "-c", script), capture_output=True, check=False, timeout=120).returncode == status


def test_the_package_is_quick_to_import_and_help_loads_no_engine() -> None:
    script = "import sys, detente.cli; print([m for m in ('numpy', 'scipy', 'pydantic', 'numba') if m in sys.modules])"
    done = subprocess.run((sys.executable, "-c", script), capture_output=True, check=True, timeout=120)
    assert done.stdout.strip() == b"[]"


def test_an_answer_on_stability_loads_no_other_analysis() -> None:
    script = (
        "import sys; from tests.cli.asked import asked; assert asked('stability', 'chicken').status == 0;"
        " print([m for m in ('scipy.stats', 'detente.analyses.brief', 'detente.uncertainty') if m in sys.modules])"
    )
    done = subprocess.run((sys.executable, "-c", script), cwd=ROOT, capture_output=True, check=True, timeout=120)
    assert done.stdout.strip() == b"[]"


def test_version_and_help() -> None:
    assert run("--version").stdout.startswith(b"detente 0.")
    done = run("--help")
    assert done.returncode == 0
    assert b"stability" in done.stdout


@pytest.mark.slow
def test_an_installation_that_keeps_nothing_answers_with_one_line_more(folder: Path) -> None:
    options = "".join(f"  O{k}: {{party: {'ab'[k % 2]}, confidence: judgement}}\n" for k in range(10))
    wishes = ", ".join(f"O{k}" for k in range(10))
    (folder / "large.yaml").write_text(
        "detente: 1\nid: large\ntitle: Large\nparties: {a: {name: A}, b: {name: B}}\n"
        f"options:\n{options}preferences:\n"
        f"  a: {{confidence: judgement, statements: [{wishes}]}}\n"
        f"  b: {{confidence: judgement, statements: [{wishes}]}}\n",
        "utf-8",
    )
    homeless = (
        "import sys, numba.core.caching as caching; caching.CacheImpl._locator_classes = [];"
        " sys.argv = ['detente', 'stability', 'large.yaml']; from detente.cli import main; main()"
    )
    done = subprocess.run((sys.executable, "-c", homeless), capture_output=True, check=False, timeout=300)
    assert done.returncode == 0
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("Compiled loops cannot be kept here")
    assert done.stdout == run("stability", "large.yaml").stdout
