"""Factors of every kind, written out and at random."""

import numpy as np
import numpy.typing as npt

from detente.uncertainty.factors import Factor, Floats

EVERY_KIND = (
    Factor("plain", 2.0, 6.0, central=4.0),
    Factor("peaked", 0.0, 1.0, mode=0.2, central=0.2, within=(0.0, 1.0)),
    Factor("shift", -1.5, 1.5, kind="shift", central=0.0),
    Factor("type", kind="levels", levels=("a", "b", "c"), weights=(1.0, 0.0, 3.0), central=0.0),
    Factor("order", kind="completion", central=0.5),
    Factor("first", 0.0, 1.0, central=0.5, group="both"),
    Factor("second", 10.0, 30.0, mode=25.0, central=25.0, group="both"),
)


def numbers(count: int, low: float = 0.0, high: float = 1.0) -> tuple[Factor, ...]:
    """Uniform factors x1, x2, … with the middle as central value."""
    return tuple(Factor(f"x{k + 1}", low, high, central=(low + high) / 2) for k in range(count))


def mixed(random: np.random.Generator, count: int) -> tuple[Factor, ...]:
    """Ranges, shifts and levels in any mixture."""
    made = []
    for k in range(count):
        kind = random.integers(3)
        if kind == 0:
            low = float(random.normal())
            made.append(Factor(f"x{k}", low, low + 1.0, central=low + float(random.random())))
        elif kind == 1:
            half = int(random.integers(1, 3)) + 0.5
            made.append(Factor(f"x{k}", -half, half, kind="shift", central=0.0))
        else:
            levels = tuple("abcd"[: int(random.integers(2, 5))])
            made.append(Factor(f"x{k}", kind="levels", levels=levels, central=float(random.integers(len(levels)))))
    return tuple(made)


def answers(values: npt.ArrayLike) -> Floats:
    """(N,) or (N, Q) truths or numbers as a function gives them: (N, Q) floats."""
    found = np.asarray(values, dtype=np.float64)
    return found[:, None] if found.ndim == 1 else found
