"""Groups of issues kept whole: when some are set aside to score on, and when chance in which were seen is measured."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from detente.bargaining.distribution.forecast import Floats

Rows = NDArray[np.intp]


def folds(groups: Sequence[str], count: int, seed: int) -> Iterator[tuple[Rows, Rows]]:
    """Rows to learn from and rows to score, so that every row is scored once and no group is in both.

    Raises ValueError with fewer than two groups.
    """
    names = sorted(set(groups))
    if len(names) < 2:
        raise ValueError("one group cannot be divided")
    count = min(count, len(names))
    order = np.random.default_rng(seed).permutation(len(names))
    fold_of = {names[k]: place % count for place, k in enumerate(order)}
    fold = np.array([fold_of[group] for group in groups])
    for k in range(count):
        yield np.flatnonzero(fold != k), np.flatnonzero(fold == k)


def resampled(values: Floats, groups: Sequence[str], times: int, seed: int) -> Floats:
    """(times, V) means of (N, V) values over groups drawn with replacement."""
    names, place = np.unique(np.array(groups), return_inverse=True)
    sums = np.zeros((len(names), values.shape[1]))
    np.add.at(sums, place, values)
    sizes = np.bincount(place, minlength=len(names)).astype(float)
    drawn = np.random.default_rng(seed).multinomial(len(names), np.full(len(names), 1 / len(names)), size=times)
    means: Floats = np.einsum("tg,gv->tv", drawn, sums) / np.einsum("tg,g->t", drawn, sizes)[:, None]
    return means
