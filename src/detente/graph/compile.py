"""Plain kernels for small games, compiled ones where that pays."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from detente.compiling import compiled

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

WORTH_COMPILING = 300  # states; importing numba and loading a cached kernel costs more than a smaller game


def kernel_for(states: int, kernel: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """`kernel` itself for a game of few states, its compiled form for many."""
    return compiled(kernel) if states > WORTH_COMPILING else kernel
