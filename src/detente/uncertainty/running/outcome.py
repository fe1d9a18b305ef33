"""What becomes of a batch: its values, why it failed, or that whoever computed it died."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from detente.errors import DetenteError, Problem
from detente.uncertainty.factors import Floats, Function


@dataclass(frozen=True, slots=True)
class Failure:
    """The function raised. row: the first of the batch's rows that fails alone, -1 if none does.

    problems: where it said on purpose what is wrong; reason: the error in its own words otherwise.
    """

    row: int
    reason: str
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Lost:
    """Workers died over the batch. certain: nothing else can have killed them that ran beside it."""

    deaths: int = 1
    certain: bool = True


Outcome: TypeAlias = Floats | Failure | Lost


def attempt(function: Function, rows: Floats) -> Floats | Failure:
    """The values of (n, K) rows, (n, Q); any error as a value that can be sent between processes."""
    try:
        return _values(function, rows)
    except Exception as error:
        return failure(error, _first_failing(function, rows))


def failure(error: Exception, row: int = -1) -> Failure:
    """An error as a value."""
    problems = error.problems if isinstance(error, DetenteError) else ()
    return Failure(row, f"{type(error).__name__}: {error}", problems)


def _values(function: Function, rows: Floats) -> Floats:
    values = np.ascontiguousarray(function(rows.copy()), dtype=np.float64)
    if values.ndim != 2 or len(values) != len(rows):
        raise ValueError(f"the function answers {len(rows)} rows with an array of shape {values.shape}")
    return values


def _first_failing(function: Function, rows: Floats) -> int:
    for row in range(len(rows)):
        try:
            _values(function, rows[row : row + 1])
        except Exception:
            return row
    return -1
