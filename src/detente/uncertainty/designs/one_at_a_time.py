"""One at a time: all at their central values, then each column alone at the low and at the high end of its range."""

import numpy as np

from detente.uncertainty.designs.design import Design
from detente.uncertainty.factors import Floats


def unit(_count: int, dimensions: int, _seed: int) -> Floats:
    """(1 + 2 D, D): a row of NaN, which is central, then 0 and 1 for each column; count and seed change nothing.

    It shows no interplay, and of a factor with levels only the first and the last one.
    """
    rows = np.full((1 + 2 * dimensions, dimensions), np.nan)
    columns = np.arange(dimensions)
    rows[1 + 2 * columns, columns] = 0.0
    rows[2 + 2 * columns, columns] = 1.0
    return rows


DESIGN = Design("one-at-a-time", unit, is_sample=False, source="saltelliannoni2010")
