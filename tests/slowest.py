"""Names the slowest tests by the processor time that they take: `python -m pytest -n 0 -p tests.slowest`."""

import resource
from collections import defaultdict
from collections.abc import Iterator
from operator import itemgetter

import pytest

SHOWN = 20
_spent: dict[str, float] = defaultdict(float)


def _used() -> float:
    """Seconds of processor time of this process and of those that it started and waited for."""
    each = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in each)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Counts a test with its fixtures, all its parameters together."""
    before = _used()
    result = yield
    _spent[item.nodeid.split("[")[0]] += _used() - before
    return result


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """A line for each of the slowest."""
    terminalreporter.write_line(f"{sum(_spent.values()):8.1f} s of processor time in all")
    for name, seconds in sorted(_spent.items(), key=itemgetter(1), reverse=True)[:SHOWN]:
        terminalreporter.write_line(f"{seconds:8.1f} s  {name}")
