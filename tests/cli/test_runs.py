"""`detente runs` on a store with three runs: two of one scenario, one of which was interrupted, and one at work."""

import csv
import json
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from pyarrow import parquet

from detente.store.arrays import pack
from detente.store.run import Plan
from detente.store.store import Store
from tests.cli.asked import asked
from tests.cli.conftest import BORDER

ROWS, BATCH = 250, 100
POINTS = np.random.default_rng(7).random((ROWS, 2))
SETTINGS = {"factors": ["numbers.a", "patience.b"], "quantities": ["holds", "slack"], "design": {"name": "sobol"}}


def values(points: np.ndarray) -> np.ndarray:
    """A verdict, and a number that has no answer in the first row of each batch."""
    found = np.column_stack([points[:, 0] > 0.5, points.sum(axis=1)])
    found[::BATCH, 1] = np.nan
    return found


def answer(share: float, low: float, high: float) -> bytes:
    return json.dumps(
        {"status": "complete", "subjects": [{"id": "deal", "share": share, "interval": [low, high]}], "draws": ROWS}
    ).encode()


def begin(store: Store, seed: int, text: str, **settings: object) -> str:
    plan = Plan(
        kind="sweep",
        scenario="border",
        hash=f"{seed}" * 64,
        version="0.1.0",
        seed=seed,
        settings=SETTINGS | settings,
        batches=3,
    )
    return store.begin(plan, {"scenario": text.encode(), "points": pack(POINTS)}).id


@pytest.fixture
def ids(folder: Path) -> Iterator[tuple[str, str, str]]:
    """The runs: complete, interrupted without its second batch, and running."""
    with Store(folder / "runs") as store:
        first = begin(store, 1, BORDER)
        second = begin(
            store, 2, BORDER.replace("A border", "Another border").replace("now: yes", "now: no"), goal="deal"
        )
        for run, batches in ((first, (2, 0, 1)), (second, (0, 2))):
            for batch in batches:
                store.put(run, batch, pack(values(POINTS)[batch * BATCH : (batch + 1) * BATCH]))
        store.finish(first, "complete", answer(0.5, 0.4, 0.6))
    with Store(folder / "runs") as store:
        yield first, second, begin(store, 3, BORDER)


def test_runs_are_listed_newest_first(ids: tuple[str, str, str]) -> None:
    for command in (("runs",), ("runs", "list")):
        done = asked(*command)
        assert done.status == 0
        lines = [line for line in done.out.splitlines() if "border" in line]
        assert [line.split()[0] for line in lines] == list(reversed(ids))
        assert [line.split("kB")[1].strip() for line in lines] == ["running", "interrupted", "complete"]
        assert "2 of 3" in lines[1]
    document = asked("runs", "--format", "json").document
    assert [run["done"] for run in document["runs"]] == [0, 2, 3]
    assert document == asked("runs", "list", "--store", "runs", "--format", "json").document


def test_nothing_is_made_where_nothing_is_kept(folder: Path) -> None:
    assert asked("runs").err == "No runs are kept in runs.\n"
    assert asked("runs", "--format", "json").document == {"store": "runs", "runs": []}
    for command in (("runs", "list", "--store", "runs"), ("runs", "show", "a"), ("runs", "prune")):
        done = asked(*command)
        assert (done.status, done.err[:5]) == (2, "E740 ")
    assert not (folder / "runs").exists()


def test_the_environment_names_the_store(ids: tuple[str, str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DETENTE_STORE", "nowhere")
    assert asked("runs").status == 2
    assert ids[0] in asked("runs", "--store", "runs").out


def test_a_run_is_shown(ids: tuple[str, str, str]) -> None:
    out = asked("runs", "show", ids[0]).out
    for line in (r"Seed 1", "Batches 3 of 3", "design.name sobol", "factors.0 numbers.a", "subjects.deal.share 0.5"):
        assert line in [" ".join(each.split()) for each in out.splitlines()]
    document = asked("runs", "show", ids[0], "--format", "json").document
    assert document["settings"] == SETTINGS
    assert document["answer"] == json.loads(answer(0.5, 0.4, 0.6))
    assert "no answer yet" in asked("runs", "show", ids[1]).out


def test_runs_are_compared(ids: tuple[str, str, str], folder: Path) -> None:
    assert "a run has none" in asked("runs", "compare", ids[0], ids[1]).out
    with Store(folder / "runs") as store:
        store.finish(ids[1], "limit reached", answer(0.72, 0.65, 0.8))
    document = asked("runs", "compare", ids[0], ids[1], "--format", "json").document
    assert document["settings"] == [{"path": "goal", "first": None, "second": "deal"}]
    assert document["files"] == [
        {"path": "title", "first": "A border", "second": "Another border"},
        {"path": "options.THREATEN.now", "first": "yes", "second": "no"},
    ]
    (number,) = document["numbers"]
    assert number == {
        "path": "subjects.deal.share",
        "first": 0.5,
        "second": 0.72,
        "first_interval": [0.4, 0.6],
        "second_interval": [0.65, 0.8],
        "apart": True,
    }
    assert "0.72 (0.65 to 0.8)" in asked("runs", "compare", ids[0], ids[1]).out
    assert asked("runs", "compare", ids[0], ids[1], "--assert").status == 1
    assert asked("runs", "compare", ids[0], ids[0], "--assert").status == 0


@pytest.mark.parametrize("to", ["csv", "parquet"])
@pytest.mark.parametrize("which", [0, 1])
def test_draws_are_exported(ids: tuple[str, str, str], to: str, which: int) -> None:
    document = asked("runs", "export", ids[which], f"draws.{to}", "--to", to, "--format", "json").document
    kept = [row for row in range(ROWS) if which == 0 or row // BATCH != 1]
    assert (document["draws"], document["missing"]) == (len(kept), ROWS - len(kept))
    expected = np.column_stack([POINTS, values(POINTS)])[kept]
    if to == "csv":
        with open("draws.csv", encoding="utf-8", newline="") as file:
            header, *lines = csv.reader(file)
        found = np.array([[float(cell or "nan") for cell in line] for line in lines])
    else:
        table = parquet.read_table("draws.parquet")
        header, found = table.column_names, np.column_stack([column.to_numpy() for column in table.columns])
        assert table.column("slack").null_count == np.isnan(expected[:, 3]).sum()
        assert table.schema.metadata[b"detente.run"].decode() == ids[which]
    assert header == ["numbers.a", "patience.b", "holds", "slack"]
    np.testing.assert_array_equal(found, expected)


def test_an_export_writes_over_nothing_unasked(ids: tuple[str, str, str], folder: Path) -> None:
    (folder / "draws.csv").write_text("mine")
    done = asked("runs", "export", ids[0], "draws.csv", "--to", "csv")
    assert (done.status, done.err[:5]) == (2, "E754 ")
    assert (folder / "draws.csv").read_text() == "mine"
    assert asked("runs", "export", ids[0], "draws.csv", "--to", "csv", "--force").status == 0
    assert len((folder / "draws.csv").read_text().splitlines()) == ROWS + 1
    assert asked("runs", "export", ids[0], "no/draws.csv", "--to", "csv", "--force").err[:5] == "E808 "
    assert asked("runs", "export", ids[2], "other.csv", "--to", "csv").err[:5] == "E751 "


def test_parquet_names_the_extra(ids: tuple[str, str, str], monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    done = asked("runs", "export", ids[0], "draws.parquet", "--to", "parquet")
    assert (done.status, done.err[:5]) == (2, "E752 ")
    assert not (folder / "draws.parquet").exists()


def test_stored_content_of_another_program_is_refused(ids: tuple[str, str, str], folder: Path) -> None:
    with Store(folder / "runs") as store:
        store.put(ids[1], 1, b"not packed")
        store.finish(ids[1], "complete", b"{")
    assert asked("runs", "export", ids[1], "a.csv", "--to", "csv").err[:5] == "E753 "
    assert asked("runs", "show", ids[1]).err[:5] == "E753 "


def test_runs_are_pruned(ids: tuple[str, str, str]) -> None:
    dry = asked("runs", "prune", "--unfinished", "--dry-run", "--format", "json").document
    assert (dry["runs"], dry["spared"]) == ([ids[1]], [ids[2]])
    assert "1 run would go." in asked("runs", "prune", ids[1], "--dry-run").out
    assert len(asked("runs", "--format", "json").document["runs"]) == 3
    wet = asked("runs", "prune", "--unfinished", "--format", "json").document
    assert wet == dry | {"dry_run": False}
    assert asked("runs", "prune", ids[2]).err[:5] == "E750 "
    assert asked("runs", "prune", ids[1]).err[:5] == "E743 "
    assert "0 runs were removed." in asked("runs", "prune", "--older", "1").out
    assert [run["id"] for run in asked("runs", "--format", "json").document["runs"]] == [ids[2], ids[0]]
    assert asked("runs", "prune", "--keep", "-1").status == 2


def test_every_part_is_described(ids: tuple[str, str, str]) -> None:
    assert asked("runs", "nosuch").status == 2
    listed = asked("runs", "--help").out
    for part in ("list", "show", "compare", "export", "prune"):
        assert part in listed
        assert asked("runs", part, "--help").status == 0


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("settings", "{not JSON"),
        ("settings", "[]"),
        ("seed", "many"),
        ("created", "once"),
        ("status", "odd"),
        ("kind", ""),
    ],
)
def test_a_row_that_cannot_be_read_is_listed_and_removed(
    column: str, value: str, ids: tuple[str, str, str], folder: Path
) -> None:
    bad = ids[1]
    index = sqlite3.connect(folder / "runs" / "index.sqlite")
    with index:
        index.execute(f"UPDATE run SET {column} = ? WHERE id = ?", (value, bad))
    index.close()
    done = asked("runs", "list")
    assert done.status == 0
    assert [line.split()[-1] for line in done.out.splitlines()[2:]] == ["running", "unreadable", "complete"]
    assert asked("runs", "show", ids[0]).status == 0
    assert asked("runs", "list", "--format", "json").document["runs"][1]["status"] == "unreadable"
    for command in (("show", bad), ("compare", ids[0], bad), ("export", bad, "a.csv", "--to", "csv")):
        refused = asked("runs", *command)
        assert (refused.status, refused.err[:5]) == (2, "E793 ")
    assert asked("sweep", "border.yaml", "--resume", "--run", bad).err.startswith("E793 ")
    assert "E780" in asked("sweep", "border.yaml", "--resume").err  # it is not gone on with unasked
    assert asked("runs", "prune", bad).status == 0
    assert bad not in asked("runs", "list").out
