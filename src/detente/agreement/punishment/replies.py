"""Best replies in turn until nobody wants to change: an equilibrium in own moves, or none found.

Everybody follows a rule that says for every state which own move to play. One party after another changes to a best
reply against the others' rules (policy iteration; a move that is already best is kept), until a round changes nothing.
The rules are then verified by one-shot deviations in every state; rules that come back without settling are a cycle.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from detente.agreement.terms.lattice import Floats, Ints
from detente.agreement.terms.moves import Moves
from detente.watching import Watch, unwatched

Start = Literal["stay", "reversal"]
Outcome = Literal["verified", "cycle", "limit reached"]

ROUNDS = 200
NEGLIGIBLE = 1e-18
TOLERANCE = 1e-11


@dataclass(frozen=True)
class Play:
    """acts: (P, S) columns of own moves; values: (P, S); there: (S,) where play leads; outcome; rounds it took."""

    acts: Ints
    there: Ints
    values: Floats
    outcome: Outcome
    rounds: int


def discounted(payoff: Floats, there: Ints, factor: Floats) -> Floats:
    """Value (1-d) sum d^t payoff of moving from every state to `there` for ever, paid after each move.

    payoff: (..., S); factor: (..., 1). Sums over 1, 2, 4 … steps, and ends in closed form once play rests.
    """
    total = (1 - factor) * payoff[..., there]
    weight, reached = factor, there
    while np.max(weight) > NEGLIGIBLE:
        onward = there[reached]
        if np.array_equal(onward, reached):
            return total + weight * payoff[..., reached]
        total = total + weight * total[..., reached]
        weight, reached = weight * weight, reached[reached]
    return total


def settle(moves: Moves, payoff: Floats, factors: Floats, start: Ints, watch: Watch = unwatched) -> Play:
    """Best replies in turn from the rules `start` (P, S); payoff: (P, S) per step; factors: (P,)."""
    acts = start.copy()
    seen = {acts.tobytes()}
    margins = TOLERANCE * np.maximum(1.0, np.ptp(payoff, axis=1))
    for rounds in range(1, ROUNDS + 1):
        changed = False
        for party in moves.movers:
            watch("breach phases", 0, 0)
            reply = best_reply(moves.replies(acts, party), payoff[party], factors[party], acts[party], margins[party])
            changed = changed or not np.array_equal(reply, acts[party])
            acts[party] = reply
        if not changed:
            return played(moves, payoff, factors, acts, rounds)
        if acts.tobytes() in seen:
            return _unsettled(moves, payoff, factors, acts, "cycle", rounds)
        seen.add(acts.tobytes())
    return _unsettled(moves, payoff, factors, acts, "limit reached", ROUNDS)


def best_reply(there: Ints, payoff: Floats, factor: float, current: Ints, margin: float) -> Ints:
    """(S,) best columns against the others; there: (S, A) where each column leads, payoff: (S,)."""
    rows = np.arange(len(there))
    acts = current
    while True:
        value = discounted(payoff, there[rows, acts], np.array(factor))
        worth = ((1 - factor) * payoff + factor * value)[there]
        best = worth.max(axis=1)
        better = best > worth[rows, acts] + margin
        if not better.any():
            return np.where(worth[rows, current] >= best - margin, current, acts)
        acts = np.where(better, worth.argmax(axis=1), acts)


def regrets(moves: Moves, payoff: Floats, factors: Floats, play: Play) -> Floats:
    """(P,) the most that a party gains by one own move against the rules and then following them, over all states."""
    most = np.zeros(len(factors))
    for party in moves.movers:
        worth = (1 - factors[party]) * payoff[party] + factors[party] * play.values[party]
        most[party] = (worth[moves.replies(play.acts, party)].max(axis=1) - worth[play.there]).max()
    return most


def played(moves: Moves, payoff: Floats, factors: Floats, acts: Ints, rounds: int = 0) -> Play:
    """The play of these rules, verified by one-shot deviations."""
    play = _unsettled(moves, payoff, factors, acts, "verified", rounds)
    allowed = 1e-9 * np.maximum(1.0, np.ptp(payoff, axis=1))
    if (regrets(moves, payoff, factors, play) > allowed).any():
        return _unsettled(moves, payoff, factors, acts, "cycle", rounds)
    return play


def _unsettled(moves: Moves, payoff: Floats, factors: Floats, acts: Ints, outcome: Outcome, rounds: int) -> Play:
    there = moves.joint(acts)
    return Play(acts.copy(), there, discounted(payoff, there, factors[:, None]), outcome, rounds)


def starting(moves: Moves, start: Start) -> Ints:
    """(P, S) rules to begin with: leave everything as it is, or lower every measure as far as one can."""
    shape = len(moves.offsets), len(moves.offsets[0])
    if start == "stay":
        return np.zeros(shape, dtype=np.int64)
    falls = [offsets + deltas @ moves.strides for offsets, deltas in zip(moves.offsets, moves.deltas, strict=True)]
    return np.array([fall.argmin(axis=1) for fall in falls]).reshape(shape)
