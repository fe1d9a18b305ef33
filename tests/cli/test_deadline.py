import signal

import pytest

from detente.cli.asking.deadline import deadline
from detente.errors import LimitReached


def test_work_without_limit_goes_on() -> None:
    with deadline(None) as watch:
        watch("seq", 1, 2)


def test_time_that_is_up_ends_the_work() -> None:
    with deadline(1e-9) as watch, pytest.raises(LimitReached):
        watch("seq", 1, 2)


def test_an_interrupt_ends_the_work_at_its_next_report_and_a_second_one_at_once() -> None:
    before = signal.getsignal(signal.SIGINT)
    with deadline(None) as watch:
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(LimitReached):
            watch("seq", 1, 2)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before
