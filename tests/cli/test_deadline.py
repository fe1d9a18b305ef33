import signal
import sys

import pytest

from detente.cli.asking.deadline import deadline
from detente.errors import LimitReached


def test_work_without_limit_goes_on() -> None:
    with deadline(None) as watch:
        watch("seq", 1, 2)


def test_time_that_is_up_ends_the_work() -> None:
    with deadline(1e-9) as watch, pytest.raises(LimitReached):
        watch("seq", 1, 2)


def test_what_is_left_is_estimated_from_the_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    now = iter([0.0, 5.0, 10.0, 20.0, 200.0])
    monkeypatch.setattr("detente.cli.asking.deadline.time.monotonic", lambda: next(now))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with deadline(None) as watch:
        monkeypatch.setattr(watch, "_show", shown.append)
        for doing, done in (("seq", 100), ("seq", 200), ("seq", 400), ("nash", 10)):
            watch(doing, done, 1000)
    assert shown == [
        "seq 100/1000",
        "seq 200/1000 (about 40 s left)",
        "seq 400/1000 (about 30 s left)",
        "nash 10/1000",
    ]


def test_an_interrupt_ends_the_work_at_its_next_report_and_a_second_one_at_once() -> None:
    before = signal.getsignal(signal.SIGINT)
    with deadline(None) as watch:
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(LimitReached):
            watch("seq", 1, 2)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before
