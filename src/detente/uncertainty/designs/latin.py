"""Latin hypercubes: each column has one value in each of N equal parts of its range."""

import numpy as np  # scipy.stats, slow to import, is imported where it is used

from detente.uncertainty.designs.design import Design
from detente.uncertainty.factors import Floats


def unit(count: int, dimensions: int, seed: int) -> Floats:
    """(N, D) rows in [0, 1). Another count gives other rows throughout."""
    from scipy.stats import qmc

    if not count or not dimensions:
        return np.zeros((count, dimensions))
    return np.asarray(qmc.LatinHypercube(dimensions, rng=np.random.default_rng(seed)).random(count), dtype=np.float64)


DESIGN = Design("latin", unit, is_sample=True, source="mckay1979")
