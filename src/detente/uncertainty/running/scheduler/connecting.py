"""From an address to a client whose scheduler and workers all have this version of detente."""

import asyncio
import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from detente import __version__
from detente.errors import DetenteError, Place, Problem, Unanswerable
from detente.uncertainty.running.scheduler.address import LOCAL, checked

if TYPE_CHECKING:
    from distributed import Client

ANSWER = 5.0  # seconds in which a scheduler has to answer
# Run by its text: a function of detente cannot be sent to where detente may be missing.
_VERSION = "(lambda u: u.find_spec('detente') and __import__('detente').__version__)(__import__('importlib.util').util)"


@contextmanager
def connected(address: str, count: int | None) -> Iterator["Client"]:
    """A client, closed at the end. count: workers of `local`. Raises DetenteError if there can be none."""
    checked(address)
    try:
        import distributed
    except ImportError:
        raise refused("E724", address) from None
    with ExitStack() as stack:
        stack.enter_context(_silence())
        where = stack.enter_context(_local(count)) if address == LOCAL else address
        try:
            if address != LOCAL:
                _knock(address)
            client = distributed.Client(where, timeout=ANSWER, set_as_default=False)
        except Exception as error:
            raise refused("E722", address, reason=str(error) or type(error).__name__) from None
        stack.callback(client.close, timeout=1)
        _check(client, address)
        yield client


def _knock(address: str) -> None:
    """Have a scheduler answer in time; a client of Dask waits for ever where something else listens."""
    with ThreadPoolExecutor(1) as thread:  # the caller's may have an event loop of its own
        thread.submit(asyncio.run, asyncio.wait_for(_greeting(address), ANSWER)).result()


async def _greeting(address: str) -> None:
    from distributed.comm import connect
    from distributed.security import Security

    comm = await connect(address, timeout=ANSWER, **Security().get_connection_args("client"))
    await comm.close()


def refused(code: str, address: str, **facts: str) -> DetenteError:
    """The error with this code about an address."""
    return Unanswerable([Problem(code, Place(), {"address": address, **facts})])


def _check(client: "Client", address: str) -> None:
    """Refuse a cluster without workers, and one where somebody has no detente or another version of it."""
    try:
        client.wait_for_workers(1, timeout=ANSWER)
    except TimeoutError:
        raise refused("E727", address) from None
    found = {"scheduler": client.run_on_scheduler(eval, _VERSION)}
    found |= client.run(eval, _VERSION, on_error="return")
    for who, version in found.items():
        if version is None or isinstance(version, BaseException):
            raise refused("E725", address, who=who, reason=repr(version) if version else "detente is not installed")
        if version != __version__:
            raise refused("E723", address, who=who, found=version, allowed=__version__)


@contextmanager
def _local(count: int | None) -> Iterator[object]:
    """A scheduler and workers on this machine, which nobody else can reach."""
    from distributed import LocalCluster

    from detente.uncertainty.running.processes.cores import cores
    from detente.uncertainty.running.processes.launching import launching

    with launching():
        cluster = LocalCluster(
            n_workers=count or cores(),
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",  # without one it would be a fixed port, which may be taken
            silence_logs=logging.CRITICAL,
        )
    try:
        yield cluster
    finally:
        cluster.close(timeout=5)


@contextmanager
def _silence() -> Iterator[None]:
    """No line of Dask's own on the screen; what matters comes as an error with a code."""
    loggers = [logging.getLogger(name) for name in logging.root.manager.loggerDict if name.startswith("distributed")]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.setLevel(level)
