import os
import pty
import signal
import subprocess
import sys
from contextlib import suppress

import pytest

from detente.cli.asking.deadline import deadline
from detente.errors import LimitReached


def test_work_without_limit_goes_on() -> None:
    with deadline(None) as watch:
        watch("seq", 1, 2)


def test_time_that_is_up_ends_the_work() -> None:
    with deadline(1e-9) as watch, pytest.raises(LimitReached):
        watch("seq", 1, 2)


PROGRAM = """
import time
from detente.cli.asking.deadline import deadline

with deadline(None) as watch:
    for k in range(20):
        watch("seq", k, 20)
        time.sleep(0.15)
    watch("nash", 3, 7)
    time.sleep(0.3)
"""


def test_a_terminal_sees_a_bar_with_the_time_that_is_left() -> None:
    ours, theirs = pty.openpty()
    size = {"TERM": "xterm", "COLUMNS": "100"}
    with subprocess.Popen([sys.executable, "-c", PROGRAM], stderr=theirs, env=os.environ | size) as process:
        os.close(theirs)
        said = everything(ours)
    assert process.returncode == 0
    for part in ("seq", "━", "10/20", "0:00:01", "nash", "3/7"):
        assert part in said


def everything(terminal: int) -> str:
    """What a terminal is told until nobody writes to it any more."""
    said = b""
    with suppress(OSError):  # how Linux ends it
        while data := os.read(terminal, 4096):
            said += data
    os.close(terminal)
    return said.decode()


def test_an_interrupt_ends_the_work_at_its_next_report_and_a_second_one_at_once() -> None:
    before = signal.getsignal(signal.SIGINT)
    with deadline(None) as watch:
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(LimitReached):
            watch("seq", 1, 2)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before
