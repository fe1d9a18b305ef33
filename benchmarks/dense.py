"""The textbook's way to the same four tables: dense matrices over all pairs of states.

Reachability, improvements and preferences are S x S matrices; the others' legal sequences come from joint movement
matrices, one for each party that moves first, grown until nothing new is reached; stability is read off a diagonal.
Source: Xu, Hipel, Kilgour & Fang (2018), the chapters on the matrix representation. Written for comparison only.
"""

import numpy as np
from numpy.typing import NDArray

from detente.graph.game import Game
from detente.model.conditions import Mask

Matrix = NDArray[np.float32]  # (S, S), 0 or 1


def sign(matrix: Matrix) -> Matrix:
    """1 where something is above 0."""
    return (matrix > 0).astype(np.float32)


def moves(game: Game, party: int) -> Matrix:
    """J: 1 where the party alone leads from the row's state to the column's; for models without rules."""
    differ = game.states.codes[:, None] ^ game.states.codes[None, :]
    return ((differ != 0) & (differ & ~int(game.moves.own[party]) == 0)).astype(np.float32)


def better(game: Game, party: int) -> Matrix:
    """P+: 1 where the party prefers the column's state to the row's."""
    rank = game.ranks[party]
    return (rank[None, :] > rank[:, None]).astype(np.float32)


def joint(single: dict[int, Matrix]) -> Matrix:
    """M: 1 where the parties in `single` lead by a legal sequence of one or more moves."""
    first = {party: matrix.copy() for party, matrix in single.items()}  # first[k]: sequences that k begins
    while True:
        grown = {}
        for party, matrix in single.items():
            then = [first[k] for k in single if k != party]
            follow = np.maximum.reduce(then) if then else np.zeros_like(matrix)
            grown[party] = np.maximum(first[party], sign(matrix @ follow))
        if all(np.array_equal(grown[party], first[party]) for party in single):
            return np.maximum.reduce(list(first.values()))
        first = grown


def deterred(improvements: Matrix, answers: Matrix) -> Mask:
    """Stable where no improvement leads to a state from which nothing answers: an empty diagonal."""
    return np.asarray(np.einsum("st,ts->s", improvements, 1 - sign(answers)) == 0)


def tables(game: Game) -> dict[str, Mask]:
    """(P, S) bool of the four concepts."""
    parties = range(len(game.parties))
    unilateral = {k: moves(game, k) for k in parties}
    improving = {k: unilateral[k] * better(game, k) for k in parties}
    rows: dict[str, list[Mask]] = {"nash": [], "seq": [], "gmr": [], "smr": []}
    for party in parties:
        preferred = better(game, party)
        no_better = 1 - preferred
        held = no_better * (1 - sign(unilateral[party] @ preferred.T)).T  # [s, s2]: no better, and no way out of it
        reach = joint({k: unilateral[k] for k in parties if k != party})
        reach_improving = joint({k: improving[k] for k in parties if k != party})
        rows["nash"].append(improving[party].sum(axis=1) == 0)
        rows["seq"].append(deterred(improving[party], reach_improving @ no_better.T))
        rows["gmr"].append(deterred(improving[party], reach @ no_better.T))
        rows["smr"].append(deterred(improving[party], reach @ held.T))
    return {concept: np.array(found) for concept, found in rows.items()}
