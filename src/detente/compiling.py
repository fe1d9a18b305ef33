"""Kernels compiled on first use: numba is imported only then, and what it compiles is kept between runs.

Where there is no place to keep it, as in an installation that cannot be written to by a user without a home, each run
compiles anew and one warning says so.
"""

import warnings
from collections.abc import Callable
from functools import cache
from typing import ParamSpec, TypeVar

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


class CompiledAnew(RuntimeWarning):
    """There is no place to keep what was compiled."""


@cache
def compiled(kernel: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """The compiled form of a flat plain function. Warns of CompiledAnew, once, where it cannot be kept."""
    import numba

    fast: list[Callable[Parameters, Result]] = []
    try:
        fast.append(numba.njit(cache=True, nogil=True)(kernel))
    except RuntimeError:  # numba found no folder that it may write to
        _warn()
        fast.append(numba.njit(nogil=True)(kernel))

    def call(*given: Parameters.args, **named: Parameters.kwargs) -> Result:
        try:
            return fast[0](*given, **named)
        except OSError:  # the folder was found, but then it could not be written, as on a full disk
            _warn()
            fast[0] = numba.njit(nogil=True)(kernel)
            return fast[0](*given, **named)

    return call


@cache
def _warn() -> None:
    warnings.warn("there is no place to keep compiled loops", CompiledAnew, stacklevel=4)
