"""Corners of the ranges: a few factors moved to a candidate each, all others central."""

import math
from collections.abc import Iterator
from itertools import combinations, islice, product

import numpy as np

from detente.uncertainty.factors import Floats
from detente.uncertainty.flips.asking import BATCH, Asked

Places = tuple[tuple[float, ...], ...]
Corner = tuple[tuple[int, float], ...]
"""Which factors are moved, by their number, and where to."""


def count(places: Places, size: int) -> int:
    """How many corners move exactly `size` factors: the elementary symmetric polynomial of the numbers of places."""
    sums = [1] + [0] * size
    for candidates in places:
        for s in range(size, 0, -1):
            sums[s] += sums[s - 1] * len(candidates)
    return sums[size]


def corners(places: Places, size: int) -> Iterator[Corner]:
    """All of them, in the order of the factors."""
    for moved in combinations(range(len(places)), size):
        for values in product(*(places[k] for k in moved)):
            yield tuple(zip(moved, values, strict=True))


def rows(central: Floats, chosen: list[Corner]) -> Floats:
    """(N, K) values at these corners."""
    made = np.tile(central, (len(chosen), 1))
    for row, corner in zip(made, chosen, strict=True):
        for k, value in corner:
            row[k] = value
    return made


def flipping(asked: Asked, places: Places, size: int) -> list[Corner]:
    """Those that flip the verdict, found by asking all of this size."""
    found: list[Corner] = []
    every = corners(places, size)
    while batch := list(islice(every, BATCH)):
        found += [batch[n] for n in np.flatnonzero(asked.flips(rows(asked.row, batch)))]
    return found


def thrown(places: Places, number: int, random: np.random.Generator) -> list[Corner]:
    """Random corners at which each factor that can move does so, then every second, then every fourth one."""
    made = []
    for n in range(number):
        part = (1.0, 0.5, 0.25)[n % 3]
        corner = tuple(
            (k, candidates[int(random.integers(len(candidates)))])
            for k, candidates in enumerate(places)
            if candidates and random.random() < part
        )
        made.append(corner)
    return made


def reduced(asked: Asked, corner: Corner, random: np.random.Generator, limit: float = math.inf) -> Corner | None:
    """Factors put back one at a time while the verdict stays flipped, until each that is left is needed.

    None if the limit of rows would be passed first.
    """
    while corner and asked.rows + len(corner) <= limit:
        without = [(*corner[:n], *corner[n + 1 :]) for n in range(len(corner))]
        able = np.flatnonzero(asked.flips(rows(asked.row, without)))
        if not len(able):
            return corner
        corner = without[int(random.choice(able))]
    return None
