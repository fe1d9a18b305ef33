"""Plain kernels for small searches, compiled ones where that pays."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from detente.compiling import compiled

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

WORTH_COMPILING = 2000  # steps to choose from; importing numba costs more than a smaller search


def kernel_for(size: int, kernel: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """`kernel` itself for a small search, its compiled form for a large one."""
    return compiled(kernel) if size > WORTH_COMPILING else kernel
