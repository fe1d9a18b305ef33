"""`detente sweep` as a reader would type it."""

import csv
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from detente.store.index import FILE
from tests.cli.asked import asked

RIVER = ("sweep", "upper-river-2031")
QUICK = (*RIVER, "--subject", "issues", "--draws", "200", "--workers", "1")
LONG = ("--subject", "roadmaps", "--draws", "4000", "--ranges", "written")


def begun(path: Path) -> tuple[subprocess.Popen[str], tuple[str, str]]:
    """A long sweep in a process of its own that has finished its first batches, and its store."""
    folder = ("--store", str(path / "runs"))
    program = (sys.executable, "-m", "detente", *RIVER, *LONG, *folder, "--workers", "2")
    client = subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    until = time.monotonic() + 60
    while time.monotonic() < until and client.poll() is None:
        runs = asked("runs", "list", *folder, "--format", "json") if (path / "runs").exists() else None
        if runs is not None and runs.status == 0 and any(run["done"] for run in runs.document["runs"]):
            break
        time.sleep(0.1)
    assert client.poll() is None, "the sweep was over before it could be stopped"
    return client, folder


def test_claims_come_with_intervals_under_every_reading() -> None:
    told = asked(*RIVER, "--draws", "100", "--no-store")
    assert told.status == 0
    for said in ("as written", "doubled", "The treaty holds only if water and money move in stages.", "of type “calm”"):
        assert said in told.out
    assert "probab" not in told.out


def test_everything_is_kept_listed_and_exported(tmp_path: Path) -> None:
    store = ("--store", str(tmp_path / "runs"))
    kept = asked(*QUICK, *store, "--format", "json")
    assert kept.status == 0
    (run,) = asked("runs", "list", *store, "--format", "json").document["runs"]
    assert (run["status"], run["id"] in kept.err) == ("complete", True)
    assert asked("runs", "export", run["id"], str(tmp_path / "draws.csv"), "--to", "csv", *store).status == 0
    with (tmp_path / "draws.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 4 * 200
    written = [float(row["issues.release.economy.mean"]) for row in rows if row["ranges"] == "written"]
    mean = kept.document["quantities"]["issues.release.economy.mean"]["written"]["mean"]
    assert sum(written) / 200 == pytest.approx(mean, rel=1e-6)


def test_a_kept_sweep_is_shown_with_its_shares(tmp_path: Path) -> None:
    store = ("--store", str(tmp_path / "runs"))
    kept = asked(*RIVER, "--draws", "100", "--ranges", "written", *store, "--format", "json").document
    (run,) = asked("runs", "list", *store, "--format", "json").document["runs"]
    told = asked("runs", "show", run["id"], *store)
    first = next(iter(kept["claims"].values()))
    share = first["asks"][0]["ranges"]["written"]["share"]
    assert (told.status, first["says"] in told.out, f"{100 * share:.0f}% (" in told.out) == (0, True, True)
    assert "and " in told.out.split(first["says"])[0], "the many settings of a sweep are not all told"


def test_same_bytes_without_a_store_and_with_processes() -> None:
    one = asked(*QUICK, "--no-store", "--format", "json")
    two = asked(*RIVER, "--subject", "issues", "--draws", "200", "--workers", "2", "--no-store", "--format", "json")
    assert one.out == two.out


def test_a_number_is_looked_into() -> None:
    wanted = ("--of", "issues.release.economy.mean", "--budget", "3000", "--ranges", "written")
    told = asked(*QUICK, *wanted, "--no-store")
    assert "Sobol indices" in told.out
    assert "with others" in told.out


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--subject", "isues"), "E784"),
        (("--of", "nothing"), "E786"),
        (("--together", "numbers.power"), "E761"),
        (("--cluster", "nowhere"), "E7"),
        (("--resume",), "E780"),
        (("--map", "numbers.power,numbers.drought"), "E788"),
        (("--set", "numbers.power.range=[9, 1]"), "E2"),
    ],
)
def test_bad_input(tmp_path: Path, options: tuple[str, ...], code: str) -> None:
    told = asked(*QUICK, "--store", str(tmp_path / "runs"), *options)
    assert (told.status, code in told.err) == (2, True)


def test_a_limit_leaves_a_run_to_go_on_with(tmp_path: Path) -> None:
    store = ("--store", str(tmp_path / "runs"))
    cut = asked(*QUICK, *store, "--time-limit", "1e-9", "--format", "json")
    assert (cut.status, "--resume" in cut.err) == (3, True)
    again = asked(*RIVER, "--workers", "1", *store, "--resume", "--format", "json")
    assert (again.status, again.out) == (0, asked(*QUICK, "--no-store", "--format", "json").out)


def cut_off(store: tuple[str, str]) -> str:
    """A sweep that had no time; its run."""
    assert asked(*QUICK, *store, "--time-limit", "1e-9").status == 3
    (run,) = asked("runs", "list", *store, "--format", "json").document["runs"]
    return str(run["id"])


def test_only_the_same_sweep_is_gone_on_with(tmp_path: Path) -> None:
    store = ("--store", str(tmp_path / "runs"))
    run = cut_off(store)
    changed = asked(*RIVER, *store, "--resume", "--set", "breach.leakage=0.2")
    assert (changed.status, "E783" in changed.err, "breach.leakage" in changed.err) == (2, True, True)
    other = asked("sweep", "chicken", *store, "--resume", "--run", run)
    assert (other.status, "E781" in other.err) == (2, True)
    with closing(sqlite3.connect(tmp_path / "runs" / FILE)) as index, index:
        index.execute("UPDATE run SET version = '0.0.9'")
    older = asked(*RIVER, *store, "--resume")
    assert (older.status, "E782" in older.err, "0.0.9" in older.err) == (2, True, True)


def test_inputs_that_nothing_uses_are_named() -> None:
    told = asked(*RIVER, "--draws", "100", "--ranges", "written", "--no-store")
    assert 'W760 "parties.uma.types.open"' in told.err
    assert "W760" not in asked(*QUICK, "--ranges", "written", "--no-store").err


@pytest.mark.slow
def test_a_cluster_of_this_machine_answers_the_same_bytes() -> None:
    asking = (*RIVER, "--subject", "issues", "--draws", "200", "--no-store", "--format", "json", "--workers", "2")
    cluster = asked(*asking, "--cluster", "local")
    assert (cluster.status, cluster.out) == (0, asked(*asking).out)


@pytest.mark.slow
def test_an_interrupt_leaves_a_run_to_go_on_with(tmp_path: Path) -> None:
    client, folder = begun(tmp_path)
    client.send_signal(signal.SIGINT)
    said, told = client.communicate(timeout=60)
    assert (client.returncode, "--resume" in told, "Traceback" in told) == (3, True, False)
    assert "limit" in said or "limit" in told
    assert asked(*RIVER, *folder, "--resume", "--workers", "2", "--format", "json").status == 0


@pytest.mark.slow
def test_a_killed_sweep_goes_on_to_the_same_bytes(tmp_path: Path) -> None:
    client, folder = begun(tmp_path)
    client.send_signal(signal.SIGKILL)
    client.communicate()
    (run,) = asked("runs", "list", *folder, "--format", "json").document["runs"]
    assert (run["status"], 0 < run["done"] < run["batches"]) == ("interrupted", True)
    again = asked(*RIVER, *folder, "--resume", "--workers", "2", "--format", "json")
    alone = asked(*RIVER, *LONG, "--no-store", "--workers", "1", "--format", "json")
    assert (again.status, again.out) == (0, alone.out)
