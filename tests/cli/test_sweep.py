"""`detente sweep` as a reader would type it."""

import csv
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.asked import asked

RIVER = ("sweep", "upper-river-2031")
QUICK = (*RIVER, "--subject", "issues", "--draws", "200", "--workers", "1")


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
        (("--resume",), "E7"),
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


@pytest.mark.slow
def test_a_killed_sweep_goes_on_to_the_same_bytes(tmp_path: Path) -> None:
    asking = ("--subject", "roadmaps", "--draws", "4000", "--ranges", "written")
    folder = ("--store", str(tmp_path / "runs"))
    program = (sys.executable, "-m", "detente", *RIVER, *asking, *folder, "--workers", "2")
    client = subprocess.Popen(program, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 60
    while time.monotonic() < until and client.poll() is None:
        runs = asked("runs", "list", *folder, "--format", "json") if (tmp_path / "runs").exists() else None
        if runs is not None and runs.status == 0 and any(run["done"] for run in runs.document["runs"]):
            break
        time.sleep(0.1)
    assert client.poll() is None, "the sweep was over before it could be killed"
    client.send_signal(signal.SIGKILL)
    client.wait()
    (run,) = asked("runs", "list", *folder, "--format", "json").document["runs"]
    assert (run["status"], 0 < run["done"] < run["batches"]) == ("interrupted", True)
    again = asked(*RIVER, *folder, "--resume", "--workers", "2", "--format", "json")
    alone = asked(*RIVER, *asking, "--no-store", "--workers", "1", "--format", "json")
    assert (again.status, again.out) == (0, alone.out)
