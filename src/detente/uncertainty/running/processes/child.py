"""What a worker process does: compute what comes in over its line, and end when the line does."""

import os
import pickle
import signal
import threading
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Any, TypeAlias

from detente.uncertainty.factors import Floats
from detente.uncertainty.running.outcome import attempt, failure

READY = "ready"
Line: TypeAlias = "Connection[Any, Any]"


def serve(line: Line) -> None:
    """Answer batches for ever; first comes the pickled function, then (number, rows), and back go number and outcome.

    A thread of its own waits at the line, so that the process ends in the middle of a batch when the client is gone.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    inbox: SimpleQueue[tuple[int, Floats]] = SimpleQueue()
    sent = line.recv_bytes()
    threading.Thread(target=_receive, args=(line, inbox), daemon=True).start()
    try:
        function = pickle.loads(sent)
    except Exception as error:
        line.send((READY, failure(error)))
        return
    line.send((READY, None))
    while True:
        number, rows = inbox.get()
        line.send((number, attempt(function, rows)))


def _receive(line: Line, inbox: "SimpleQueue[tuple[int, Floats]]") -> None:
    while True:
        try:
            inbox.put(line.recv())
        except (EOFError, OSError):
            os._exit(0)
