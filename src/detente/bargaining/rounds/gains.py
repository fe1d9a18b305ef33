"""What each actor expects to gain by challenging each other one, and the risk exponents that follow."""

import numpy as np

from detente.bargaining.draws import median
from detente.bargaining.issue import Floats
from detente.bargaining.rounds.settings import Settings
from detente.steady import raised

TINY = 1e-10  # gains, which are between -8 and 8, that differ by less are equal
ALIKE = 1e-9  # threats that differ by less are equal; exponents would make anything of rounding errors


def distances(position: Floats, span: Floats) -> Floats:
    """(N, A, A) between positions, as a share of the range; 0 where there is no range."""
    apart = np.abs(position[:, :, None] - position[:, None, :])
    return apart / np.where(span > 0, span, 1)[:, None, None]


def chances(apart: Floats, weight: Floats, risk: Floats, settings: Settings) -> Floats:
    """(N, A, A) chance that i prevails over j: the votes of all actors, i and j among them, for x_i against x_j.

    apart: (N, A, A). weight, risk: (N, A). Where nobody's vote differs it is one half, or 0 with `all_pairs`.
    """
    far = raised(apart, risk[:, :, None]) if settings.vote_risk else apart
    far = far * weight[:, :, None]
    votes = far[:, :, None, :] - far[:, :, :, None]  # of k, for i against j
    cast = np.abs(votes).sum(axis=1)
    won = np.maximum(votes, 0).sum(axis=1)
    if settings.chance == "all_pairs":
        every = cast.sum(axis=(1, 2), keepdims=True)
        return np.asarray(won / np.where(every > 0, every, 1))
    return np.where(cast > 0, won / np.where(cast > 0, cast, 1), 0.5)


def gains(apart: Floats, centre: Floats, salience: Floats, chance: Floats, risk: Floats, settings: Settings) -> Floats:
    """(N, A, A) E, what i expects to gain by challenging j with the risk exponents (N, A or 1, A or 1) of `risk`.

    apart: (N, A, A), centre: (N, A) distance from the median, both as shares of the range.
    """
    won = 2 - 4 * raised(np.maximum(0.5 - 0.5 * apart, 0), risk)
    lost = 2 - 4 * raised(0.5 + 0.5 * apart, risk)
    nothing = 2 - 4 * raised(0.5, risk)
    resists = salience[:, None, :]
    fought = chance * won + (1 - chance) * lost
    without = settings.patience * nothing
    if settings.patience < 1:
        both = 0.25 * (centre[:, :, None] + apart)
        better, worse = 2 - 4 * raised(np.maximum(0.5 - both, 0), risk), 2 - 4 * raised(0.5 + both, risk)
        without = without + (1 - settings.patience) * np.where(centre[:, :, None] < apart, better, worse)
    return np.asarray(resists * fought + (1 - resists) * won - without)


def exponents(expected: Floats, settings: Settings) -> Floats:
    """(N, A) risk exponents, one half to two: low for who is threatened most, 1 for all if all are equally secure.

    expected: (N, A, A) gains of challenging with exponents of 1.
    """
    others = ~np.eye(expected.shape[-1], dtype=bool)
    threat = np.where(others, expected, 0).sum(axis=1)
    most, least = threat.max(axis=1, keepdims=True), threat.min(axis=1, keepdims=True)
    apart, alike = most - least, ALIKE * settings.looseness
    share = np.where(apart > alike, (2 * threat - most - least) / np.where(apart > alike, apart, 1), 0)
    return np.asarray((1 - share / 3) / (1 + share / 3))


def centres(position: Floats, weight: Floats, span: Floats) -> Floats:
    """(N, A) distance from the weighted median, as a share of the range."""
    middle = median(position, weight)[:, None]
    return np.abs(position - middle) / np.where(span > 0, span, 1)[:, None]
