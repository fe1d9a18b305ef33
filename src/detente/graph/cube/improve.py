"""The loops that carry large games: improvements of one party inside all of its sub-cubes at once."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int32]


class Axis(NamedTuple):
    """Where a party's options lie in the words of the cube, and which way they may go.

    low: what the party's lowest option counts in a word; size: how many words its own options have; stays_on,
    stays_off: own words of the options that may not be switched off / on again.
    """

    low: int
    size: int
    stays_on: int
    stays_off: int


class Pages(NamedTuple):
    """When each page last changed; only tiles with a change later than `since` are visited, changes get `now`."""

    stamps: Numbers
    since: int
    now: int


def improve(values: Numbers, ranks: Numbers, ties: bool, axis: Axis, pages: Pages) -> bool:
    """Lower `values[s]` to the least that an improvement of one party leads to from s; whether anything changed.

    values, ranks (of the mover): (2^O,), the greatest number of the type in both where a word is infeasible. With
    `ties` a move to an equal rank counts too. A tile is as many sub-cubes as a page has words, copied so that equal own
    words lie in one row.
    """
    stamps, since, now = pages
    low, size, page = axis.low, axis.size, len(values) // len(stamps)
    wide = low >= page  # each row of a tile is a page; else the rows of a tile are spread over as many pages
    offset = np.empty(page, np.int32)
    for k in range(page):
        offset[k] = k if wide else k // low * low * size + k % low
    rank = np.empty((size, page), ranks.dtype)
    floor, value = np.empty_like(rank), np.empty_like(rank)
    changed = False
    for tile in range(len(stamps) // size):
        across = low // page if wide else 1
        first = tile // across * size * low + tile % across * page if wide else tile * size * page
        apart = (low if wide else page) // page
        fresh = False
        for row in range(size):
            fresh = fresh or stamps[first // page + row * apart] > since
        if not fresh:
            continue
        for row in range(size):
            rank_here, floor_here, value_here, start = rank[row], floor[row], value[row], first + row * low
            for k in range(page):
                rank_here[k] = ranks[start + offset[k]]
                floor_here[k] = rank_here[k] - 1 if ties else rank_here[k]
                value_here[k] = values[start + offset[k]]
        for here in range(size):
            rank_here, floor_here, value_here = rank[here], floor[here], value[here]
            for there in range(here + 1, size):
                gone, come = here & ~there, there & ~here
                forth = gone & axis.stays_on == 0 and come & axis.stays_off == 0
                back = come & axis.stays_on == 0 and gone & axis.stays_off == 0
                if not forth and not back:
                    continue
                rank_there, floor_there, value_there = rank[there], floor[there], value[there]
                for k in range(page):
                    least = min(value_here[k], value_there[k])
                    value_here[k] = least if forth and rank_there[k] > floor_here[k] else value_here[k]
                    value_there[k] = least if back and rank_here[k] > floor_there[k] else value_there[k]
        for row in range(size):
            value_here, start, differ = value[row], first + row * low, np.int32(0)
            for k in range(page):
                differ |= values[start + offset[k]] ^ value_here[k]
            if differ != 0:
                changed = True
                for k in range(page):
                    values[start + offset[k]] = value_here[k]
                for other in range(size):
                    if not wide or other == row:
                        stamps[first // page + other * apart] = now
    return changed


def improve_sorted(values: Numbers, ranks: Numbers, order: Numbers, groups: Numbers, axis: Axis) -> bool:
    """The same for a party of many options: sub-cubes sorted beforehand, walked from the best word down.

    groups: (G, M) own words, equal in their one-way options. order: (2^O,) as (high, G, M, low), places in a group from
    the lowest rank up.
    """
    low, size, (count, members) = axis.low, axis.size, groups.shape
    changed = False
    for base in range(len(values) // size):
        high, side = base // low, base % low
        for start in range(count):
            for end in range(count):
                gone, come = groups[start, 0] & ~groups[end, 0], groups[end, 0] & ~groups[start, 0]
                if gone & axis.stays_on != 0 or come & axis.stays_off != 0:
                    continue
                better, least = members - 1, np.iinfo(values.dtype).max
                for k in range(members - 1, -1, -1):
                    own = groups[start, order[((high * count + start) * members + k) * low + side]]
                    here = (high * size + own) * low + side
                    while better >= 0:
                        own = groups[end, order[((high * count + end) * members + better) * low + side]]
                        there = (high * size + own) * low + side
                        if ranks[there] <= ranks[here]:
                            break
                        least = min(least, values[there])
                        better -= 1
                    if least < values[here]:
                        values[here] = least
                        changed = True
    return changed
