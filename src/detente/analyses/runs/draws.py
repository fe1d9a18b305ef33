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
PARTS, READINGS = "parts", "ranges"  # settings of a run that asks several subjects under several readings of ranges
FACTORS, QUANTITIES = "factors", "quantities"  # settings: the ids of columns


@dataclass(frozen=True)
class Draws:
    """The finished draws of a run, in order.

    columns: ids of K factors, then of Q quantities. values: (N, K + Q), NaN where a quantity has no answer. planned:
    how many draws there were to be. readings: how the ranges were read, per draw; empty where in one way only.
    """

    run: Run
    columns: tuple[str, ...]
    values: Floats
    planned: int
    readings: tuple[str, ...] = ()


def draws_of(id: str, folder: str | None = None) -> Draws:
    """The draws of the run that begins with `id`.

    Raises InputError if the run is unknown (E743, E744), has none (E751), or they are damaged (E747, E753).
    """
    with opened(folder) as store:
        run = store.readable(id)
        factors, quantities = (_ids(run, key) for key in (FACTORS, QUANTITIES))
        if POINTS not in run.files:
            raise refused("E751", found=run.id, missing=f"`{POINTS}`")
        points = _array(run, POINTS, store.file(run.id, POINTS), len(factors))
        if PARTS in run.settings:
            return _of_parts(store, run, points, quantities)
        values, done = _values(store, run, len(points), len(quantities))
    return Draws(run, (*factors, *quantities), np.hstack([points, values])[done], len(points))


def _of_parts(store: Store, run: Run, points: Floats, quantities: tuple[str, ...]) -> Draws:
    """A row per reading and draw that some part has finished; a part has some quantities, under some readings."""
    readings, parts = list(run.settings[READINGS]), run.settings[PARTS]
    draws = len(points) // len(readings)
    values = np.full((len(readings), draws, len(quantities)), np.nan)
    done = np.zeros(values.shape[:2], dtype=bool)
    slots = [(part, start, end) for part in parts for start, end in part["batches"]]
    for number, payload in store.batches(run.id).items():
        part, start, end = slots[number]
        found = _array(run, f"batch {number}", payload, len(part["quantities"]))
        columns = [quantities.index(id) for id in part["quantities"]]
        for k in (readings.index(each) for each in part[READINGS]):
            values[k, start:end, columns] = found.T
            done[k, start:end] = True
    if not done.any():
        raise refused("E751", found=run.id, missing="finished batch")
    rows = np.hstack([points, values.reshape(len(points), -1)])[done.reshape(-1)]
    told = tuple(readings[k] for k, _draw in np.argwhere(done))
    return Draws(run, (*_ids(run, FACTORS), *quantities), rows, len(points), told)


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
    told = [[reading] for reading in draws.readings] or [[]] * len(draws.values)
    writer.writerow([*([READINGS] if draws.readings else []), *draws.columns])
    cells = (["" if value != value else repr(value) for value in row] for row in draws.values.tolist())
    writer.writerows([*before, *row] for before, row in zip(told, cells, strict=True))
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
    names = list(draws.columns)
    if draws.readings:
        columns, names = [pyarrow.array(draws.readings), *columns], [READINGS, *names]
    table = pyarrow.Table.from_arrays(columns, names=names).replace_schema_metadata(origin)
    target = BytesIO()
    parquet.write_table(table, target)
    return target.getvalue()


WRITERS: Mapping[Target, Callable[[Draws], bytes]] = {"csv": csv_of, "parquet": parquet_of}
