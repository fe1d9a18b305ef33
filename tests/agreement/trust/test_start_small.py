"""Designs that start small: what they need, and that nothing geometric needs less."""

from itertools import product
from random import Random

import numpy as np
import pytest
from scipy.optimize import linprog

from detente.agreement.terms.lattice import Floats
from detente.agreement.trust.scaled import Scaled
from detente.agreement.trust.start_small import StartSmall, design, fewest, with_ratio

GAME = Scaled(x=1, y=2.5, g=1, l=3, d=0.8)
PERIODS = 600


def offering(found: StartSmall, prior: float, start: int) -> float:
    """What going on from stake `start` is worth, the bad trustees who betray each stake added up one by one."""
    game, shares = found.game, found.betrayals * (1 - prior)
    stakes = np.array([*found.stakes, *[1.0] * PERIODS])
    flows = (1 - game.d) * game.d ** (np.arange(len(stakes)) - start) * stakes
    total = prior * game.g * flows[start:].sum()
    for k in range(start, len(shares)):
        total += float(shares[k]) * (game.g * flows[start:k].sum() - game.l * flows[k])
    return float(total / (prior + float(shares[start:].sum())))


def programme(game: Scaled, stakes: Floats) -> float:
    """The least prior by a linear programme over all shares of betrayals; rows and columns by stake."""
    count, d = len(stakes), game.d
    rows, limits = np.zeros((count, count)), np.zeros(count)
    for k in range(count):
        weights = (1 - d) * d ** np.arange(count - k) * stakes[k:]
        limits[k] = game.g * (weights.sum() + d ** (count - k))
        for j in range(k, count):
            rows[k, j] = game.l * weights[j - k] - game.g * weights[: j - k].sum()
    found = linprog(-np.ones(count), A_ub=rows / limits[:, None], b_ub=np.ones(count))
    assert found.x is not None
    return float(1 / (1 + found.x.sum()))


@pytest.mark.parametrize("steps", [0, 1, 2, 5, 20])
def test_each_further_stake_takes_a_quarter_off_the_prior(steps: int) -> None:
    found = design(GAME, 0.5, steps)
    assert found.ratio == pytest.approx(1.2)
    assert found.prior == pytest.approx(0.375 * 0.75**steps)
    assert found.stakes[-1] == 1
    assert found.values == pytest.approx(np.zeros(steps + 1), abs=1e-9)
    assert float(found.betrayals.sum()) == pytest.approx(1)


def test_a_prior_of_a_tenth_takes_five_stakes_before_the_full_one() -> None:
    found = fewest(GAME, 0.5, 0.1)
    assert found.status == "found"
    assert found.design.prior == pytest.approx(0.375 * 0.75**5)
    assert found.design.stakes[0] == pytest.approx(1.2**-5)


@pytest.mark.parametrize(("d", "bad", "steps"), list(product((0.6, 0.8, 0.95), (0.2, 0.4, 0.55), (0, 1, 3))))
def test_offering_is_worth_it_at_every_stake_and_not_with_less_trust(d: float, bad: float, steps: int) -> None:
    found = design(Scaled(x=1, y=2.5, g=1, l=3, d=d), bad, steps)
    worth = [offering(found, found.prior, k) for k in range(steps + 1)]
    assert min(worth) == pytest.approx(0, abs=1e-9)
    assert worth == pytest.approx(found.values, abs=1e-9)
    assert min(offering(found, 0.99 * found.prior, k) for k in range(steps + 1)) < 0


@pytest.mark.parametrize("seed", range(60))
def test_no_other_shares_of_betrayals_need_less(seed: int) -> None:
    random = Random(seed)
    x, g = random.uniform(0.5, 2), random.uniform(0.3, 2)
    game = Scaled(x=x, y=x * random.uniform(1.2, 4), g=g, l=random.uniform(0.3, 4), d=random.uniform(0.3, 0.97))
    best = design(game, game.least_patience * random.uniform(0.3, 0.98), random.randint(0, 5))
    assert best.prior == pytest.approx(programme(game, best.stakes), rel=1e-6)


@pytest.mark.parametrize("ratio", [1.01, 1.1, 1.19, 1.21, 1.5, 3])
def test_other_ratios_need_more_trust_with_as_many_stakes(ratio: float) -> None:
    other = with_ratio(GAME, 0.5, 5, ratio)
    assert other.prior > design(GAME, 0.5, 5).prior
    assert set(np.flatnonzero(other.betrayals)) == {0 if ratio < 1.2 else 5}
    assert offering(other, other.prior, int(ratio > 1.2) * 5) == pytest.approx(0, abs=1e-9)


def test_very_impatient_trustees_are_found_out_faster() -> None:
    game = Scaled(x=1, y=2.5, g=1, l=3, d=0.95)
    assert game.d * game.ratio(0.2) > 1 + game.g / game.l
    assert design(game, 0.2, 2).prior < game.all_at_once * 0.75**2
    assert game.d * game.ratio(0.5) < 1 + game.g / game.l
    assert design(game, 0.5, 2).prior == pytest.approx(game.all_at_once * 0.75**2)


def test_what_cannot_be_designed() -> None:
    with pytest.raises(ValueError, match="constant stake"):
        design(GAME, 0.7, 3)
    with pytest.raises(ValueError, match="do not mind"):
        with_ratio(GAME, 0.5, 3, GAME.ratio(0.5))
    assert fewest(GAME, 0.5, 1e-40).status == "limit reached"
