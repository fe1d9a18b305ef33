"""Files that commands are to write: what would fail late is said early, and the answer is printed all the same."""

import errno
import os
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
