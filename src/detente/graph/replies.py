"""Where the others can lead once a party has moved: the fixed point behind GMR, SMR and SEQ."""

import numpy as np

from detente.compiling import compiled
from detente.graph.compile import few
from detente.graph.cube.fixpoint import BOTTOM
from detente.graph.cube.layout import TOP
from detente.graph.game import Game
from detente.graph.kernels import lower
from detente.model.conditions import Mask
from detente.preferences.relation import Rank
from detente.watching import Watch

NOTHING = np.int64(1 << 62)  # the least of nothing: above every rank


def worst_reply(game: Game, party: int, worth: Rank, improving: bool, watch: Watch) -> Rank:
    """The least `worth` that the others of `party` can lead to from each state: (S,) int64, `NOTHING` if none can move.

    Parties without options never move, and cost nothing. By one or more moves in a legal sequence; with `improving`
    each mover prefers each of its moves. Let A_k(s) be the least worth reached from s when k moves first; A_k(s) is the
    least of min(worth, A_j for all others j != k) over the moves of k. Lowering starts at `NOTHING` and stops at the
    greatest solution.
    """
    others = [k for k in range(len(game.parties)) if k != party and game.moves.own[k]]
    lowest = {k: np.full(len(game.states), NOTHING) for k in others}
    settled = 0  # movers in a row that changed nothing
    turn = 0
    while settled < len(others):
        mover = others[turn % len(others)]
        value = np.minimum.reduce([worth, *(lowest[k] for k in others if k != mover)])
        changed = _lowered(game, mover, improving, value, lowest[mover])
        settled = 0 if changed else settled + 1
        turn += 1
        watch("replies", 0, 0)
    everyone: Rank = np.minimum.reduce([np.full(len(game.states), NOTHING), *lowest.values()])
    return everyone


def best_of_own(game: Game, party: int, worth: Rank, improving: bool) -> Rank:
    """The greatest `worth` that one move of `party` leads to: (S,) int64, minus `NOTHING` where it has none."""
    highest = np.full(len(game.states), NOTHING)
    _lowered(game, party, improving, -worth, highest)
    return -highest


def _lowered(game: Game, mover: int, improving: bool, value: Rank, lowest: Rank) -> bool:
    """Lower `lowest` (S,) to the least `value` (S,) that a move from there leads to; whether anything changed."""
    if not few(len(game.states)):
        return bool(compiled(lower)(game.moves, mover, game.ranks[mover], improving, value, lowest))
    arcs = (game.improving if improving else game.arcs)[mover]
    least = arcs.gather(value, np.minimum, int(NOTHING))
    changed = bool((least < lowest).any())
    np.minimum(lowest, least, out=lowest)
    return changed


def deterred(game: Game, party: int, worst: Rank) -> Mask:
    """Where every improvement of `party` can be answered, given the `worst` reply to each state: (S,) bool."""
    cube = game.cube
    if cube is not None:
        return cube.deterred(party, cube.shaped(cube.layout.spread(np.clip(worst, BOTTOM, TOP))))
    return np.asarray(best_of_own(game, party, worst, improving=True) <= game.ranks[party])


def best_kept(game: Game, party: int) -> Rank:
    """The highest rank that `party` has by staying or by one move of its own: (S,) int64."""
    cube = game.cube
    if cube is None:
        rank = game.rank_of(party)
        return np.maximum(rank, best_of_own(game, party, rank, improving=False))
    return cube.layout.gathered(cube.best_kept(party)).astype(np.int64)


def answered(game: Game, party: int, worth: Rank, improving: bool, watch: Watch) -> Mask:
    """Where every improvement of `party` can be answered so that it is no better off: (S,) bool.

    worth: what a reply leaves the party with: a rank, of where the reply leads or better. With `improving` the others
    make only moves that they prefer.
    """
    if not game.moves.own[party]:
        return np.ones(len(game.states), dtype=bool)
    cube = game.cube
    if cube is None:
        return deterred(game, party, worst_reply(game, party, worth, improving, watch))
    of_words = cube.layout.spread(worth)
    if improving:
        return cube.deterred(party, cube.shaped(cube.after_improvements(party, of_words, watch)))
    return cube.deterred(party, cube.after_moves(party, of_words, watch))


def unimproved(game: Game, party: int) -> Mask:
    """Where `party` has no improvement: (S,) bool."""
    if not game.moves.own[party]:
        return np.ones(len(game.states), dtype=bool)
    cube = game.cube
    if cube is None:
        return deterred(game, party, np.full(len(game.states), NOTHING))
    return cube.deterred(party, cube.shaped(cube.of_words(party)))
