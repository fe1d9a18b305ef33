"""Scrambled Sobol sequences, which fill the cube more evenly than independent draws do."""

import numpy as np  # scipy.stats, slow to import, is imported where it is used

from detente.uncertainty.designs.design import Design
from detente.uncertainty.factors import Floats


def unit(count: int, dimensions: int, seed: int) -> Floats:
    """(N, D) rows in [0, 1): the first `count` of the sequence that the seed scrambles (Owen 1995).

    A larger count begins with the same rows. Counts that are powers of two are balanced best; others are allowed, and
    then the last rows lie a little less evenly.
    """
    from scipy.stats import qmc

    if not count or not dimensions:
        return np.zeros((count, dimensions))
    sequence = qmc.Sobol(dimensions, scramble=True, rng=np.random.default_rng(seed))
    return np.asarray(sequence.random_base2((count - 1).bit_length())[:count], dtype=np.float64)


DESIGN = Design("sobol", unit, is_sample=True, source="owen1995")
