"""How near the loops come to what the memory can do: bytes that they ask for, against a plain copy."""

from dataclasses import dataclass

import numpy as np
from models import always_compiled, complete
from timing import seconds

from detente.graph.equilibria import stability
from detente.graph.stability import CLASSICAL

LARGE = 1 << 28  # bytes, far beyond every cache
EACH_ROW = 4 + 4 + 8  # code, judged_as, lowest
EACH_ARC = 4 + 8 + 8  # row_of, value, rank


@dataclass(frozen=True)
class Traffic:
    """options; asked: bytes that the loops of one run read or write, caches or not; rates in bytes per second.

    copy: of memory far larger than the caches; copy_near: of as much as one pass uses.
    """

    options: int
    passes: int
    asked: int
    rate: float
    copy: float
    copy_near: float


def copy_rate(size: int) -> float:
    """Bytes read and written per second when an array of so many bytes is copied."""
    source, target = np.ones(size // 8), np.zeros(size // 8)
    np.copyto(target, source)  # so that no page is touched for the first time
    return 2 * size / seconds(lambda: np.copyto(target, source), at_least=0.5, most=2000)


def traffic(options: int = 16) -> Traffic:
    """Of four concepts for four parties on a complete model."""
    game = complete(options)
    states, parties = len(game.states), len(game.parties)
    passes = 0

    def count(doing: str, _done: int, _of: int) -> None:
        nonlocal passes
        passes += doing == "replies"

    with always_compiled():
        stability(game, CLASSICAL, count)
        taken = seconds(lambda: stability(game, CLASSICAL))
    passes += (len(CLASSICAL) + 1) * parties  # one pass per verdict over own improvements; SMR has a second
    asked = passes * states * (EACH_ROW + (1 << options // parties) * EACH_ARC)
    near = states * (EACH_ROW + EACH_ARC)
    return Traffic(options, passes, asked, asked / taken, copy_rate(LARGE), copy_rate(near))
