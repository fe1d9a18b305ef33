"""How worker processes are started: one thread for numbers each, memory kept, out of reach of the terminal's Ctrl-C."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

THREADS = ("NUMBA_NUM_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
KEPT_MEMORY = {"MALLOC_TRIM_THRESHOLD_": "400000000", "MALLOC_MMAP_THRESHOLD_": "300000000"}  # bytes
"""For glibc: draw after draw needs the same large arrays, and fetching their pages anew takes a tenth of the time."""
_lock = threading.Lock()


@contextmanager
def launching() -> Iterator[None]:
    """Processes started within have the environment and the signals that workers need; this one gets its own back."""
    with _lock:
        wanted = dict.fromkeys(THREADS, "1") | KEPT_MEMORY
        before = {name: os.environ.get(name) for name in wanted}
        os.environ.update(wanted)
        try:
            with _without_interrupt():
                yield
        finally:
            for name, value in before.items():
                if value is None:
                    del os.environ[name]
                else:
                    os.environ[name] = value


@contextmanager
def _without_interrupt() -> Iterator[None]:
    """Ctrl-C waits meanwhile, and never comes to a process that is started within."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing.resource_tracker import ensure_running

    ensure_running()  # starting it later would let Ctrl-C through
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
