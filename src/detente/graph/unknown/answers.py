"""Where the others can lead once a party has moved, when the party's own order may be partial."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.graph.arcs import Arcs, Values
from detente.model.conditions import Mask
from detente.preferences.relation import Rank
from detente.watching import Watch

NOTHING = 1 << 62  # the least of nothing: above every rank
AT_ONCE = 64  # bits of a word

Allowed = Callable[[range], Mask]
"""References to (n, S) bool: which states a party whose own state is the reference would count as an answer."""


@dataclass(frozen=True)
class Question:
    """own: the party's moves that have to be answered. others: what the others answer with.

    back: the party's moves from where they lead, none of which may undo the answer; None where they do not matter.
    """

    own: Arcs
    others: Sequence[Arcs]
    back: Arcs | None
    watch: Watch


def spread(others: Sequence[Arcs], value: Values, join: np.ufunc, nothing: int, watch: Watch) -> Values:
    """What legal sequences of one or more moves of `others` lead to from each row, joined: (S,).

    Nobody moves twice in a row. Let A_k be what is led to when k moves first; A_k joins `value` and the A_j of all
    others j over the moves of k, beginning at `nothing`.
    """
    found = [np.full_like(value, nothing) for _ in others]
    settled = turn = 0
    while settled < len(others):
        k = turn % len(others)
        ahead = join.reduce([value, *(found[j] for j in range(len(others)) if j != k)])
        now = join(found[k], others[k].gather(ahead, join, nothing))
        settled = settled + 1 if np.array_equal(now, found[k]) else 0
        found[k] = now
        turn += 1
        watch("replies", 0, 0)
    joined: Values = join.reduce([np.full_like(value, nothing), *found])
    return joined


def answered_by_rank(asked: Question, rank: Rank) -> Mask:
    """(A,) bool: which of the party's moves can be answered, when ranks (S,) say how it compares states."""
    worth: Values = rank
    if asked.back is not None:
        worth = np.maximum(worth, asked.back.gather(worth, np.maximum, -NOTHING))
    worst = spread(asked.others, worth, np.minimum, NOTHING, asked.watch)
    return np.asarray(worst[asked.own.to] <= rank[asked.own.start])


def answered_by_reference(
    asked: Question, reference: NDArray[np.intp], allowed: Allowed, kept: Allowed | None = None
) -> Mask:
    """(A,) bool: the same when each row (S,) has a reference, -1 for none, and `allowed` says what answers it.

    64 references share one pass, a bit each; moves from rows without reference count as not answered. kept: where the
    party's moves from an answer may lead, if not only to what answers itself.
    """
    own = asked.own
    found = np.zeros(len(own.start), dtype=bool)
    wanted = reference[own.start]
    for first in range(0, int(wanted.max(initial=-1)) + 1, AT_ONCE):
        here = (wanted >= first) & (wanted < first + AT_ONCE)
        if not here.any():
            continue
        chosen = range(first, min(first + AT_ONCE, int(wanted.max()) + 1))
        bits: Values = _bits(allowed(chosen))
        if asked.back is not None:
            every = np.uint64((1 << AT_ONCE) - 1)
            after = bits if kept is None else _bits(kept(chosen))
            bits = bits & asked.back.gather(after, np.bitwise_and, int(every))
        reach = spread(asked.others, bits, np.bitwise_or, 0, asked.watch)
        place = (wanted[here] - first).astype(np.uint64)
        found[here] = (reach[own.to[here]] >> place) & np.uint64(1) == 1
    return found


def _bits(allowed: Mask) -> NDArray[np.uint64]:
    """(n, S) bool as (S,) uint64."""
    bits = np.zeros(allowed.shape[1], dtype=np.uint64)
    for k, states in enumerate(allowed):
        bits |= states.astype(np.uint64) << np.uint64(k)
    return bits
