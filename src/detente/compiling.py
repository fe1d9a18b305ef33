"""Kernels compiled on first use: numba is imported only then, and what it compiles is kept between runs."""

from collections.abc import Callable
from functools import cache
from typing import ParamSpec, TypeVar

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


@cache
def compiled(kernel: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """The compiled form of a flat plain function."""
    import numba

    fast: Callable[Parameters, Result] = numba.njit(cache=True, nogil=True)(kernel)
    return fast
