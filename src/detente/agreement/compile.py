"""Plain kernels for small searches, compiled ones where that pays."""

from collections.abc import Callable
from functools import cache
from typing import ParamSpec, TypeVar

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

WORTH_COMPILING = 2000  # steps to choose from; importing numba costs more than a smaller search


def kernel_for(size: int, kernel: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """`kernel` itself for a small search, its compiled form for a large one."""
    return _compiled(kernel) if size > WORTH_COMPILING else kernel


@cache
def _compiled(kernel: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    import numba

    compiled: Callable[Parameters, Result] = numba.njit(cache=True, nogil=True)(kernel)
    return compiled
