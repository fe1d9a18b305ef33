"""In which share of drawn completions a state is stable."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from detente.errors import LimitReached
from detente.graph.unknown.completions import completions
from detente.graph.unknown.extensions import CONCEPTS, B, stable
from detente.graph.unknown.order import order_of
from detente.graph.unknown.partial import PartialGame
from detente.model.conditions import Mask
from detente.watching import Watch, unwatched

Counts = NDArray[np.int64]


@dataclass(frozen=True)
class Drawn:
    """draws: how many were finished. stable: concept to (P, S), together: concept to (S,): in how many it holds."""

    draws: int
    seed: int
    stable: Mapping[str, Counts]
    together: Mapping[str, Counts]


def worlds(game: PartialGame, seed: int) -> Iterator[PartialGame]:
    """Games without unknown pairs, without end; every party's orders are drawn on their own."""
    seeds = np.random.SeedSequence(seed).spawn(len(game.parties))
    chains = [completions(order, game.states, each) for order, each in zip(game.orders, seeds, strict=True)]
    while True:
        yield replace(game, orders=tuple(order_of(next(chain), game.states) for chain in chains))


def drawn(
    game: PartialGame, draws: int, seed: int, watch: Watch = unwatched, concepts: Sequence[str] = CONCEPTS
) -> Drawn:
    """Stability in so many drawn completions; with a limit those finished by then."""
    shape = len(game.parties), len(game.states)
    stable = {concept: np.zeros(shape, dtype=np.int64) for concept in concepts}
    together = {concept: np.zeros(shape[1], dtype=np.int64) for concept in concepts}
    settled: dict[tuple[str, int], Mask] = {}
    done = 0
    try:
        for each, _ in zip(worlds(game, seed), range(draws), strict=False):
            watch("draws", done, draws)
            found = {concept: _table(each, game, concept, settled, watch) for concept in concepts}
            for concept, table in found.items():
                stable[concept] += table
                together[concept] += table.all(axis=0)
            done += 1
    except LimitReached:
        return Drawn(done, seed, stable, together)
    return Drawn(done, seed, stable, together)


def _table(
    each: PartialGame, game: PartialGame, concept: str, settled: dict[tuple[str, int], Mask], watch: Watch
) -> Mask:
    """(P, S) bool; verdicts that no unknown pair bears on are computed once and kept in `settled`."""
    rows = []
    for party in range(len(game.parties)):
        bearing = concept == "seq" and bool(game.partial)
        if bearing or party in game.partial:
            rows.append(stable(each, party, concept, B, watch=watch))
            continue
        if (concept, party) not in settled:
            settled[concept, party] = stable(each, party, concept, B, watch=watch)
        rows.append(settled[concept, party])
    return np.array(rows, dtype=bool)
