"""Time of a call, taken often enough that others' work on the machine does not show."""

from collections.abc import Callable
from time import perf_counter


def seconds(call: Callable[[], object], at_least: float = 1.0, most: int = 50) -> float:
    """The quickest of as many runs as fit into about `at_least` seconds, one at least."""
    taken: list[float] = []
    while not taken or (sum(taken) < at_least and len(taken) < most):
        start = perf_counter()
        call()
        taken.append(perf_counter() - start)
    return min(taken)
