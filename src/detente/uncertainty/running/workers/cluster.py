"""Workers of a Dask scheduler, on other machines or on this one."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from detente.uncertainty.factors import Function
from detente.uncertainty.running.scheduler.address import checked

if TYPE_CHECKING:
    from detente.uncertainty.running.scheduler.crew import DaskCrew


@dataclass(frozen=True)
class Cluster:
    """A scheduler by its address, `tcp://host:port` or `tls://host:port`, or `local` for one of our own.

    count: workers of `local`, one per core if None. Raises InputError for another form of address.
    """

    name: ClassVar[str] = "cluster"
    address: str
    count: int | None = None

    def __post_init__(self) -> None:
        """Refuse a malformed address before anything is computed."""
        checked(self.address)

    @contextmanager
    def start(self, function: Function, _batches: int) -> Iterator["DaskCrew"]:
        """The workers that the scheduler has. Raises Unanswerable if it does not answer or they cannot be used."""
        from detente.uncertainty.running.scheduler.connecting import connected
        from detente.uncertainty.running.scheduler.crew import DaskCrew

        with connected(self.address, self.count) as client:
            crew = DaskCrew(client, function, self.address)
            try:
                yield crew
            finally:
                crew.close()
