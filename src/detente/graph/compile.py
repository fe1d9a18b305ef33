"""Plain kernels for small games, compiled ones where that pays."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from detente.compiling import compiled

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

WORTH_COMPILING = 300  # states; importing numba and loading a cached kernel costs more than a smaller game


def few(states: int) -> bool:
    """Whether a game of so many states is best done without compiled loops."""
    return states <= WORTH_COMPILING


def kernel_for(states: int, kernel: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """`kernel` itself for a game of few states, its compiled form for many."""
    return kernel if few(states) else compiled(kernel)
