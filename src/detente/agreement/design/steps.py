"""All steps that a roadmap towards a goal may take: an acyclic graph over the states of the deal.

Every measure only ever moves towards its level in the goal; measures that the goal leaves open may rise. Hostile acts
stay as they are once a deal is signed. Letters in shapes: N states of the deal, E steps.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

import numpy as np

from detente.agreement.terms.lattice import Ints, Lattice, Mask
from detente.model.roadmap import Measure


@dataclass(frozen=True)
class Steps:
    """states: (N,) numbers in the lattice, sorted so that steps lead forward; the first is where a deal
    begins.

    Steps are sorted by where they begin: those from node n are first[n] to first[n+1]. tail, head: (E,) nodes. ends:
    (N,) nodes at which the goal is reached.
    """

    states: Ints
    first: Ints
    tail: Ints
    head: Ints
    ends: Mask

    def __len__(self) -> int:
        """The number of steps, E."""
        return len(self.head)


def steps_towards(lattice: Lattice, goal: Mapping[str, int]) -> Steps:
    """The steps from today towards the levels of `goal`, by measure id."""
    ways = [_way(measure, goal.get(measure.id)) for measure in lattice.measures]
    levels = lattice.levels
    now = np.array([measure.signed for measure in lattice.measures], dtype=np.int64)
    progress = (levels - now) * np.array([sign for sign, _, _ in ways], dtype=np.int64)
    furthest = np.array([most for _, most, _ in ways], dtype=np.int64)
    inside = np.flatnonzero(((progress >= 0) & (progress <= furthest)).all(axis=1))
    states = inside[np.argsort(progress[inside].sum(axis=1), kind="stable")]
    node = np.full(len(lattice), -1, dtype=np.int64)
    node[states] = np.arange(len(states))
    tails, heads = [], []
    for taken in product(*(range(limit + 1) for _, _, limit in ways)):
        if any(taken):
            fits = np.flatnonzero((progress[states] + np.array(taken) <= furthest).all(axis=1))
            shift = sum(t * sign * int(s) for t, (sign, _, _), s in zip(taken, ways, lattice.strides, strict=True))
            tails.append(fits)
            heads.append(node[states[fits] + shift])
    return _sorted(lattice, goal, states, tails, heads)


def _way(measure: Measure, goal: int | None) -> tuple[int, int, int]:
    """Direction of a measure, how many levels it may go in all, and how many in one step."""
    if not measure.in_deal or goal == measure.now:
        return 1, 0, 0
    if goal is None:
        return 1, measure.highest - measure.now, min(measure.up, measure.highest - measure.now)
    distance = abs(goal - measure.now)
    return (
        (1, distance, min(measure.up, distance)) if goal > measure.now else (-1, distance, min(measure.down, distance))
    )


def _sorted(lattice: Lattice, goal: Mapping[str, int], states: Ints, tails: list[Ints], heads: list[Ints]) -> Steps:
    none = np.zeros(0, dtype=np.int64)
    tail, head = np.concatenate([none, *tails]), np.concatenate([none, *heads])
    order = np.lexsort((states[head], tail))
    tail, head = tail[order], head[order]
    first = np.searchsorted(tail, np.arange(len(states) + 1)).astype(np.int64)
    ends = np.ones(len(states), dtype=bool)
    for k, measure in enumerate(lattice.measures):
        if measure.id in goal:
            ends &= lattice.levels[states, k] == goal[measure.id]
    return Steps(states, first, tail, head, ends)
