"""What a sweep varies and what it asks: factors with their ranges, quantities, and the function between them."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]
Kind = Literal["range", "shift", "levels", "completion"]
Function: TypeAlias = Callable[[Floats], Floats]
"""(N, K) values of the factors to (N, Q) quantities, row by row: no row's answer may depend on another row.

A yes/no quantity is 1 or 0; NaN is no answer. It is picklable, so that other processes can be given it.
"""


@dataclass(frozen=True, slots=True)
class Factor:
    """One uncertain input, by its path in the file as `--set` takes it, and what it is drawn from.

    range: a number between `low` and `high`, triangular if `mode` is given, else uniform. shift: places by which a
    statement is moved, uniform. levels: the index of a level, drawn by `weights`. completion: a number in [0, 1) that
    stands for one completion of unknown preferences. within: physical bounds, which no variant of the range leaves.
    group: factors of one group share one draw, so that they move together; empty is alone. central: the file's value.
    confidence, sources, unit: as the file has them.
    """

    id: str
    low: float = 0.0
    high: float = 1.0
    mode: float | None = None
    kind: Kind = "range"
    levels: tuple[str, ...] = ()
    weights: tuple[float, ...] = ()
    within: tuple[float, float] = (-math.inf, math.inf)
    central: float = math.nan
    group: str = ""
    confidence: str = "assumed"
    sources: tuple[str, ...] = ()
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """One column of a function's answer: a yes/no verdict, or a number with its unit."""

    id: str
    is_verdict: bool = True
    unit: str = ""
