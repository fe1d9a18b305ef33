"""Two functions whose Sobol indices are known in closed form, as functions of factors that lie in [0, 1]."""

import numpy as np

from detente.uncertainty.factors import Floats

G = np.array([0.0, 1.0, 4.5, 9.0])


def ishigami(points: Floats) -> Floats:
    """Ishigami and Homma (1990) with a = 7 and b = 0.1 on [-π, π]³."""
    x, y, z = (2 * points.T - 1) * np.pi
    return np.asarray(np.sin(x) + 7 * np.sin(y) ** 2 + 0.1 * z**4 * np.sin(x))[:, None]


def ishigami_indices() -> tuple[Floats, Floats]:
    """First and total indices from the parts of the variance."""
    a, b, pi = 7.0, 0.1, np.pi
    x, y, xz = 0.5 * (1 + b * pi**4 / 5) ** 2, a**2 / 8, b**2 * pi**8 * (1 / 18 - 1 / 50)
    whole = x + y + xz
    return np.array([x, y, 0.0]) / whole, np.array([x + xz, y, xz]) / whole


def g(points: Floats) -> Floats:
    """Sobol's g with the weights G."""
    return np.asarray(((np.abs(4 * points - 2) + G) / (1 + G)).prod(axis=1))[:, None]


def g_indices() -> tuple[Floats, Floats]:
    """First and total indices: the variance of one factor is 1 / (3 (1 + a)²), of a product those of the factors."""
    one = 1 / (3 * (1 + G) ** 2)
    whole = (1 + one).prod() - 1
    return one / whole, one * (1 + one).prod() / (1 + one) / whole
