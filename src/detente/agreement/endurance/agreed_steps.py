"""All steps that everybody together can take: what a punishment path is made of, and the way back to a roadmap."""

from dataclasses import dataclass
from functools import cached_property
from itertools import product

import numpy as np

from detente.agreement.terms.lattice import Ints, Lattice


@dataclass(frozen=True)
class AgreedSteps:
    """Every pair of states that one step can join, staying included; sorted by where a step leads.

    Steps that lead to state s are first[s] to first[s+1]. tail, head: (E,) states.
    """

    first: Ints
    tail: Ints
    head: Ints

    def __len__(self) -> int:
        """The number of steps, E."""
        return len(self.head)

    @cached_property
    def stays(self) -> Ints:
        """(S,) the step that stays in each state."""
        found: Ints = np.flatnonzero(self.tail == self.head)
        return found


def agreed_steps(lattice: Lattice) -> AgreedSteps:
    """Every measure rises by at most `up` levels and falls by at most `down`."""
    counts = np.array([measure.highest for measure in lattice.measures], dtype=np.int64)
    tails, heads = [], []
    for shift in product(*(range(-measure.down, measure.up + 1) for measure in lattice.measures)):
        reached = lattice.levels + np.array(shift, dtype=np.int64)
        fits = np.flatnonzero(((reached >= 0) & (reached <= counts)).all(axis=1))
        tails.append(fits)
        heads.append(fits + int(np.array(shift, dtype=np.int64) @ lattice.strides))
    tail, head = np.concatenate(tails), np.concatenate(heads)
    order = np.lexsort((tail, head))
    first = np.searchsorted(head[order], np.arange(len(lattice) + 1)).astype(np.int64)
    return AgreedSteps(first, tail[order], head[order])


def towards(lattice: Lattice, targets: Ints) -> Ints:
    """(S,) where each state gets in one step on the shortest way to its target, -1 where there is no way."""
    gap = lattice.levels[targets] - lattice.levels
    up = np.array([measure.up for measure in lattice.measures], dtype=np.int64)
    down = np.array([measure.down for measure in lattice.measures], dtype=np.int64)
    barred = (((gap > 0) & (up == 0)) | ((gap < 0) & (down == 0))).any(axis=1)
    there = np.arange(len(lattice)) + np.clip(gap, -down, up) @ lattice.strides
    return np.where(barred, -1, there)
