"""One run as the store's index has it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

Kind: TypeAlias = Literal["sweep", "forecast", "answer"]
Status: TypeAlias = Literal["running", "interrupted", "complete", "limit reached", "failed", "unreadable"]
"""running: a process is at work on it. interrupted: none is, and none said how it ended. unreadable: what the index
says of it makes no sense; it can be listed and removed."""

RUNNING: Status = "running"
INTERRUPTED: Status = "interrupted"
COMPLETE: Status = "complete"
UNREADABLE: Status = "unreadable"


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What a run is of and with which settings.

    scenario, hash: the scenario's id and the hash of its file and overrides. version: of detente. settings: plain JSON
    values. batches: how many there are to be.
    """

    kind: Kind
    scenario: str
    hash: str
    version: str
    seed: int
    settings: Mapping[str, Any]
    batches: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Run(Plan):
    """A run and how far it is.

    done: how many batches are finished. created, touched: UTC, `2031-03-01T12:00:00Z`; touched is when its last batch
    or its end was written. files: names of the files stored with it. size: bytes of its batches and files.
    """

    id: str
    done: int
    created: str
    touched: str
    status: Status
    files: tuple[str, ...]
    size: int

    @property
    def unfinished(self) -> bool:
        """Whether there is something left to compute."""
        return self.status != COMPLETE
