"""Rows of the index as runs, and back; each function is called inside a transaction."""

import json
import secrets
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from sqlite3 import Connection, Row
from typing import TypeAlias, get_args

from detente.store.run import INTERRUPTED, RUNNING, UNREADABLE, Kind, Plan, Run, Status

Content: TypeAlias = tuple[str, int]
"""The hash and the size of a file."""

FIRST = "abcdefghjkmnpqrstuvwxyz"
LETTERS = f"{FIRST}23456789"  # none that is easily taken for another
LENGTH = 6
NEVER = "1970-01-01T00:00:00Z"
RUNS = """
    SELECT run.*,
        (SELECT count(*) FROM batch WHERE batch.run = number) AS done,
        (SELECT group_concat(name, char(10)) FROM file WHERE file.run = number) AS files,
        (SELECT total(size) FROM batch WHERE batch.run = number)
        + (SELECT total(size) FROM file WHERE file.run = number) AS size
    FROM run WHERE substr(id, 1, length(:prefix)) = :prefix ORDER BY number DESC
"""


def runs(connection: Connection, prefix: str = "") -> list[Run]:
    """The runs whose id begins so, the newest first."""
    cursor = connection.cursor()
    cursor.row_factory = Row
    return [_run(row) for row in cursor.execute(RUNS, {"prefix": prefix})]


def _run(row: Row) -> Run:
    try:
        found = _read(row)
        datetime.fromisoformat(found.created)
        datetime.fromisoformat(found.touched)
    except (ValueError, TypeError):
        return _unreadable(row)
    sound = isinstance(found.settings, dict) and found.kind in get_args(Kind) and found.status in get_args(Status)
    return found if sound and isinstance(found.batches, int) else _unreadable(row)


def _unreadable(row: Row) -> Run:
    """What is left of a run whose row makes no sense: its id, so that it can be removed."""
    return Run(
        id=str(row["id"]),
        kind="sweep",
        scenario="–",
        hash="",
        version="–",
        seed=0,
        settings={},
        batches=0,
        done=0,
        created=NEVER,
        touched=NEVER,
        status=UNREADABLE,
        files=(),
        size=0,
    )


def _read(row: Row) -> Run:
    return Run(
        id=row["id"],
        kind=row["kind"],
        scenario=row["scenario"],
        hash=row["hash"],
        version=row["version"],
        seed=int(row["seed"]),
        settings=json.loads(row["settings"]),
        batches=row["batches"],
        done=row["done"],
        created=row["created"],
        touched=row["touched"],
        status=row["status"],
        files=tuple(sorted((row["files"] or "").split("\n"))) if row["files"] else (),
        size=int(row["size"]),
    )


def interrupted(run: Run) -> Run:
    """The run as one that ended without saying so."""
    return replace(run, status=INTERRUPTED)


def new_run(connection: Connection, plan: Plan) -> str:
    """Add a run that is running, and return its new id."""
    now, settings = _now(), json.dumps(plan.settings, ensure_ascii=False, sort_keys=True)
    id = _new_id()
    while number_of(connection, id) is not None:
        id = _new_id()
    connection.execute(
        "INSERT INTO run (id, kind, scenario, hash, version, seed, settings, batches, created, touched, status)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(id, plan.kind, plan.scenario, plan.hash, plan.version, str(plan.seed)),
            *(settings, plan.batches, now, now, RUNNING),
        ),
    )
    return id


def number_of(connection: Connection, id: str) -> int | None:
    """The number by which rows refer to the run with exactly this id."""
    row = connection.execute("SELECT number FROM run WHERE id = ?", (id,)).fetchone()
    return None if row is None else int(row[0])


def add_file(connection: Connection, id: str, name: str, content: Content) -> None:
    """Add a file of a run."""
    connection.execute("INSERT INTO file VALUES (?, ?, ?, ?)", (number_of(connection, id), name, *content))


def add_batch(connection: Connection, number: int, batch: int, content: Content) -> None:
    """Add a finished batch; one that is there already may be added again.

    Raises ValueError if the run has no such batch, or has it with other content.
    """
    (count,) = connection.execute("SELECT batches FROM run WHERE number = ?", (number,)).fetchone()
    if not 0 <= batch < count:
        raise ValueError(f"batch {batch} of {count}")
    connection.execute("INSERT OR IGNORE INTO batch VALUES (?, ?, ?, ?)", (number, batch, *content))
    if batches(connection, number, batch)[batch] != content[0]:
        raise ValueError(f"batch {batch} was stored with other content")
    connection.execute("UPDATE run SET touched = ? WHERE number = ?", (_now(), number))


def batches(connection: Connection, number: int, only: int | None = None) -> dict[int, str]:
    """Hashes of the finished batches of a run, ascending; of one of them if `only` names it."""
    found = "SELECT batch, digest FROM batch WHERE run = ? AND (? IS NULL OR batch = ?) ORDER BY batch"
    return dict(connection.execute(found, (number, only, only)).fetchall())


def files(connection: Connection, number: int) -> dict[str, str]:
    """Hashes of the files of a run, by name."""
    return dict(connection.execute("SELECT name, digest FROM file WHERE run = ? ORDER BY name", (number,)).fetchall())


def answer(connection: Connection, number: int) -> str | None:
    """The hash of a run's answer."""
    (digest,) = connection.execute("SELECT answer FROM run WHERE number = ?", (number,)).fetchone()
    return None if digest is None else str(digest)


def set_status(connection: Connection, number: int, status: Status, digest: str | None = None) -> None:
    """Say how far a run is; `digest` is the hash of its answer, None to leave that as it is."""
    connection.execute(
        "UPDATE run SET status = ?, answer = coalesce(?, answer), touched = ? WHERE number = ?",
        (status, digest, _now(), number),
    )


def remove(connection: Connection, ids: Iterable[str]) -> None:
    """Remove runs with all that refers to them."""
    connection.executemany("DELETE FROM run WHERE id = ?", [(id,) for id in ids])


def referenced(connection: Connection, without: Iterable[str] = ()) -> set[str]:
    """Hashes of everything that runs refer to, those `without` left out."""
    found = connection.execute(
        "WITH counted AS (SELECT number, answer FROM run WHERE id NOT IN (SELECT value FROM json_each(?)))"
        " SELECT digest FROM batch JOIN counted ON run = number"
        " UNION SELECT digest FROM file JOIN counted ON run = number"
        " UNION SELECT answer FROM counted WHERE answer IS NOT NULL",
        (json.dumps(list(without)),),
    )
    return {str(digest) for (digest,) in found}


def _new_id() -> str:
    return secrets.choice(FIRST) + "".join(secrets.choice(LETTERS) for _letter in range(LENGTH - 1))


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
