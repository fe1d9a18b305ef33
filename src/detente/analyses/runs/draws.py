"""The draws of a run as a table: a row per finished draw, a column per factor, then one per quantity."""

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO, StringIO
from pathlib import Path
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from detente.analyses.runs.kept import opened
from detente.files.document.tree import shown
from detente.files.editing.lists import replace_whole
from detente.files.template import write_whole
from detente.store.arrays import unpack
from detente.store.faults import refused
from detente.store.run import Run
from detente.store.store import Store

Floats: TypeAlias = npt.NDArray[np.float64]
Target = Literal["csv", "parquet"]
POINTS = "points"
FACTORS, QUANTITIES = "factors", "quantities"  # settings: the ids of columns


@dataclass(frozen=True)
class Draws:
    """The finished draws of a run, in order.

    columns: ids of K factors, then of Q quantities. values: (N, K + Q), NaN where a quantity has no answer. planned:
    how many draws there were to be.
    """

    run: Run
    columns: tuple[str, ...]
    values: Floats
    planned: int


def draws_of(id: str, folder: str | None = None) -> Draws:
    """The draws of the run that begins with `id`.

    Raises InputError if the run is unknown (E743, E744), has none (E751), or they are damaged (E747, E753).
    """
    with opened(folder) as store:
        run = store.get(id)
        factors, quantities = (_ids(run, key) for key in (FACTORS, QUANTITIES))
        if POINTS not in run.files:
            raise refused("E751", found=run.id, missing=f"`{POINTS}`")
        points = _array(run, POINTS, store.file(run.id, POINTS), len(factors))
        values, done = _values(store, run, len(points), len(quantities))
    return Draws(run, (*factors, *quantities), np.hstack([points, values])[done], len(points))


def _ids(run: Run, key: str) -> tuple[str, ...]:
    found = run.settings.get(key)
    if not isinstance(found, list):
        raise refused("E751", found=run.id, missing=f"`{key}`")
    return tuple(map(str, found))


def _values(store: Store, run: Run, planned: int, quantities: int) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """(N, Q) values, and for each row whether it is finished. All batches but the last are equally long."""
    values, done = np.full((planned, quantities), np.nan), np.zeros(planned, dtype=bool)
    batches = store.batches(run.id)
    if not batches:
        raise refused("E751", found=run.id, missing="finished batch")
    for batch, payload in batches.items():
        what = f"batch {batch}"
        found = _array(run, what, payload, quantities)
        start = planned - len(found) if batch == run.batches - 1 else batch * len(found)
        rows = slice(start, start + len(found))
        if start < 0 or start + len(found) > planned or done[rows].any():
            raise refused("E753", found=run.id, what=what, reason=f"{len(found)} rows")
        values[rows], done[rows] = found, True
    return values, done


def _array(run: Run, what: str, data: bytes, columns: int) -> Floats:
    try:
        found = unpack(data)
    except ValueError as error:
        raise refused("E753", found=run.id, what=what, reason=str(error)) from None
    if found.ndim != 2 or found.shape[1] != columns:
        raise refused("E753", found=run.id, what=what, reason=f"{found.shape}, not {columns} columns")
    return found


def write(draws: Draws, to: Target, target: Path, over: bool = False) -> None:
    """Write the table to a file, all of it or nothing.

    Raises InputError if the file exists and is not to be written over (E754), cannot be written (E808), or Parquet is
    asked for without pyarrow (E752).
    """
    if target.exists() and not over:
        raise refused("E754", found=shown(str(target)))
    data = WRITERS[to](draws)
    if over and target.exists():
        replace_whole(target, data)
    else:
        write_whole(target, data)


def csv_of(draws: Draws) -> bytes:
    """The table as text in UTF-8 with commas; every number reads back as the same, an empty cell is no answer."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(draws.columns)
    writer.writerows(["" if value != value else repr(value) for value in row] for row in draws.values.tolist())
    return text.getvalue().encode()


def parquet_of(draws: Draws) -> bytes:
    """The table as Parquet, null for no answer, with the run's origin in its metadata."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise refused("E752") from None
    run = draws.run
    origin: Mapping[str, str] = {
        "detente.run": run.id,
        "detente.scenario": run.scenario,
        "detente.hash": run.hash,
        "detente.version": run.version,
        "detente.seed": str(run.seed),
    }
    columns = [pyarrow.array(column, mask=np.isnan(column)) for column in draws.values.T]
    table = pyarrow.Table.from_arrays(columns, names=list(draws.columns)).replace_schema_metadata(origin)
    target = BytesIO()
    parquet.write_table(table, target)
    return target.getvalue()


WRITERS: Mapping[Target, Callable[[Draws], bytes]] = {"csv": csv_of, "parquet": parquet_of}
