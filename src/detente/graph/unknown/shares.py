"""In which share of drawn completions a state is stable."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.errors import LimitReached
from detente.graph.game import Game
from detente.graph.stability import concept_named
from detente.graph.unknown.completions import completions
from detente.graph.unknown.extensions import CONCEPTS
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


def games(game: PartialGame, seed: int) -> Iterator[Game]:
    """Completed games without end; every party's orders are drawn on their own."""
    seeds = np.random.SeedSequence(seed).spawn(len(game.parties))
    chains = [completions(order, game.states, each) for order, each in zip(game.orders, seeds, strict=True)]
    while True:
        ranks = np.array([next(chain).rank for chain in chains], dtype=np.int64)
        yield Game(game.conflict, game.states, game.parties, game.moves, ranks)


def drawn(game: PartialGame, draws: int, seed: int, watch: Watch = unwatched) -> Drawn:
    """Stability in so many drawn completions; with a limit those finished by then."""
    shape = len(game.parties), len(game.states)
    stable = {concept: np.zeros(shape, dtype=np.int64) for concept in CONCEPTS}
    together = {concept: np.zeros(shape[1], dtype=np.int64) for concept in CONCEPTS}
    settled: dict[tuple[str, int], Mask] = {}
    done = 0
    try:
        for each, _ in zip(games(game, seed), range(draws), strict=False):
            watch("draws", done, draws)
            found = {concept: _table(each, game, concept, settled, watch) for concept in CONCEPTS}
            for concept, table in found.items():
                stable[concept] += table
                together[concept] += table.all(axis=0)
            done += 1
    except LimitReached:
        return Drawn(done, seed, stable, together)
    return Drawn(done, seed, stable, together)


def _table(each: Game, game: PartialGame, concept: str, settled: dict[tuple[str, int], Mask], watch: Watch) -> Mask:
    """(P, S) bool; verdicts that no unknown pair bears on are computed once and kept in `settled`."""
    definition = concept_named(concept)
    rows = []
    for party in range(len(game.parties)):
        bearing = {party} | (set(range(len(game.parties))) if definition.replies == "improvements" else set())
        if bearing & set(game.partial):
            rows.append(definition.stable(each, party, watch))
            continue
        if (concept, party) not in settled:
            settled[concept, party] = definition.stable(each, party, watch)
        rows.append(settled[concept, party])
    return np.array(rows, dtype=bool)
