"""The least change of a ranking: fewest swaps of neighbouring entries.

Some of the entries above that of s go below it, the rest stay in their order. An entry that goes below passes that of s
and all that stay between the two, so the least number of swaps follows from which entries go. Source of the distance:
Kendall's count of pairs in a different order.
"""

import heapq
from dataclasses import dataclass
from itertools import count

from detente.graph.needs.change.limits import is_over
from detente.graph.needs.demand import Demand
from detente.graph.needs.masks import mask_of
from detente.watching import Watch, unwatched

NODES = 60_000


@dataclass(frozen=True, slots=True)
class Swapped:
    """order: the entries anew, best first, by their old places; None if the search was cut short.

    below: old places of the entries that now stand below that of the state. swaps: how many neighbours changed places.
    at_least: no order with fewer swaps works.
    """

    order: tuple[int, ...] | None
    below: tuple[int, ...]
    swaps: int
    at_least: int


def fewest_swaps(
    found: Demand, group_of: tuple[int, ...], groups: int, watch: Watch = unwatched, nodes: int = NODES
) -> Swapped:
    """The nearest order that meets the demand; group_of: place of the entry of s, then of each atom."""
    place, *atoms = group_of
    in_group = [mask_of(k for k, group in enumerate(atoms) if group == g) for g in range(groups)]
    start = mask_of(k for k, group in enumerate(atoms) if group >= place)
    above = [mask_of(k for k, group in enumerate(atoms) if group < g) for g in range(groups + 1)]
    tick = count()
    heap: list[tuple[int, int, int, int, int, tuple[int, ...]]] = [(0, next(tick), place, 0, start, ())]
    done = 0
    while heap:
        swaps, _, g, kept, below, going = heapq.heappop(heap)
        done += 1
        if done > nodes or is_over(watch, "swaps"):
            return Swapped(None, (), 0, swaps)
        if found.met(below):
            return Swapped(_order(place, groups, going), going, swaps, swaps)
        if not g or not found.met(below | above[g]):
            continue
        heapq.heappush(heap, (swaps, next(tick), g - 1, kept + 1, below, going))
        step = swaps + 1 + kept
        heapq.heappush(heap, (step, next(tick), g - 1, kept, below | in_group[g - 1], (g - 1, *going)))
    raise ValueError("an entry at the top meets every demand")


def _order(place: int, groups: int, going: tuple[int, ...]) -> tuple[int, ...]:
    staying = [g for g in range(place) if g not in going]
    return (*staying, place, *going, *range(place + 1, groups))
