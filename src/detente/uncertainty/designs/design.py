"""What a design is: a rule that fills a unit cube with rows to ask."""

from collections.abc import Callable
from dataclasses import dataclass

from detente.uncertainty.factors import Floats


@dataclass(frozen=True, slots=True)
class Design:
    """unit: of how many rows, how many columns and a seed, the (N, D) rows in [0, 1), the same for the same three.

    is_sample: whether rows are spread evenly over the cube, so that shares of them mean something. A design that is
    none may also have 1, the end of a range, and NaN, which stands for the central value.
    """

    name: str
    unit: Callable[[int, int, int], Floats]
    is_sample: bool
    source: str
