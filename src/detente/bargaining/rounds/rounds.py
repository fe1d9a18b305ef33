"""Round after round: challenge, offer, move, until nobody moves, places return, or the rounds are up."""

from dataclasses import dataclass

import numpy as np

from detente.bargaining.draws import SNAP, Draws, snapped
from detente.bargaining.issue import Floats, Mask
from detente.bargaining.rounds.gains import centres, chances, distances, exponents, gains
from detente.bargaining.rounds.offers import Taken, taken
from detente.bargaining.rounds.settings import Settings

BLOCK = 1 << 18  # draws times actors cubed that are computed at once


@dataclass(frozen=True)
class Round:
    """One round of N draws: before (N, A), risk (N, A), chance (N, A, A), mine and theirs (N, A, A), what is taken."""

    before: Floats
    risk: Floats
    chance: Floats
    mine: Floats
    theirs: Floats
    taken: Taken


@dataclass(frozen=True)
class End:
    """Where N draws end: position (N, A); rounds (N,) until then; converged, cycle: (N,) bool, neither if cut off."""

    position: Floats
    rounds: Floats
    converged: Mask
    cycle: Mask


def one_round(position: Floats, salience: Floats, weight: Floats, span: Floats, settings: Settings) -> Round:
    """All challenge, all see offers, all move at once. position, salience, weight: (N, A); span: (N,) the range R."""
    position = snapped(position, settings.looseness)
    if settings.span == "dynamic":
        span = np.ptp(position, axis=1)
    apart, centre = distances(position, span), centres(position, weight, span)
    neutral = np.ones_like(position)
    first = chances(apart, weight, neutral, settings)
    risk = exponents(gains(apart, centre, salience, first, neutral[:, :, None], settings), settings)
    chance = chances(apart, weight, risk, settings) if settings.vote_risk else first
    mine = gains(apart, centre, salience, chance, risk[:, :, None], settings)
    seen = mine
    if settings.perception == "focal":
        seen = gains(apart, centre, salience, chance, risk[:, None, :], settings)
    theirs = np.swapaxes(seen, 1, 2)
    return Round(position, risk, chance, mine, theirs, taken(position, mine, theirs, span, settings))


def run(draws: Draws, settings: Settings) -> End:
    """N draws to their end; each is watched by itself, those that have ended wait for the others."""
    size = max(1, BLOCK // draws.position.shape[1] ** 3)
    parts = [_run(draws, slice(start, start + size), settings) for start in range(0, draws.count, size)]
    fields = ("position", "rounds", "converged", "cycle")
    return End(*(np.concatenate([getattr(part, field) for part in parts]) for field in fields))


def _run(draws: Draws, part: slice, settings: Settings) -> End:
    position = snapped(draws.position[part], settings.looseness)
    salience, weight, span = draws.salience[part], draws.weight[part], np.ptp(position, axis=1)
    rounds, seen = np.zeros(len(position)), [position]
    converged, cycle = np.zeros((2, len(position)), dtype=bool)
    going = np.arange(len(position))
    for number in range(1, settings.rounds + 1):
        after = one_round(position[going], salience[going], weight[going], span[going], settings).taken.position
        back = [same(after, before[going], span[going], settings.looseness) for before in seen]
        position = position.copy()
        position[going] = snapped(after, settings.looseness)
        rounds[going] = number
        converged[going] = back[-1]
        cycle[going] = ~back[-1] & np.any(back[:-1], axis=0) if len(back) > 1 else False
        seen.append(position)
        going = going[~(converged | cycle)[going]]
        if not len(going):
            break
    return End(position, rounds, converged, cycle)


def same(one: Floats, other: Floats, span: Floats, looseness: float = 1.0) -> Mask:
    """(N,) whether nobody's place differs by more than SNAP of the range (times `looseness`)."""
    return np.asarray((np.abs(one - other) <= looseness * SNAP * span[:, None]).all(axis=1))


def rounds_of(draws: Draws, settings: Settings) -> tuple[Round, ...]:
    """Every round of the first draw, with its reasons."""
    end = run(draws, settings)
    position, span = draws.position[:1], np.ptp(draws.position[:1], axis=1)
    found: list[Round] = []
    for _number in range(int(end.rounds[0])):
        found.append(one_round(position, draws.salience[:1], draws.weight[:1], span, settings))
        position = found[-1].taken.position
    return tuple(found)
