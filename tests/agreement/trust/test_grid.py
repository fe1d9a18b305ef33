"""A range cut into types of equal mass."""

import numpy as np
import pytest

from detente.agreement.trust.grid import grid, quantiles
from detente.model.ranges import Range

UNIFORM, BENT = Range(2, 3, 4, "uniform"), Range(5, 6, 9, "triangular")


def below(amount: Range, value: float) -> float:
    """The mass below a value, by adding up slices of the density."""
    points = amount.low + (amount.high - amount.low) * (np.arange(200_000) + 0.5) / 200_000
    if amount.shape == "uniform":
        density = np.ones(len(points))
    else:
        rising = (points - amount.low) / (amount.central - amount.low)
        density = np.minimum(rising, (amount.high - points) / (amount.high - amount.central))
    return float(density[points < value].sum() / density.sum())


@pytest.mark.parametrize("amount", [UNIFORM, BENT])
@pytest.mark.parametrize("share", [0.0, 0.1, 0.25, 0.6, 1.0])
def test_quantiles_cut_off_their_share(amount: Range, share: float) -> None:
    assert below(amount, float(quantiles(amount, np.array([share]))[0])) == pytest.approx(share, abs=2e-5)


def test_a_mode_at_the_end_and_a_fixed_number() -> None:
    assert quantiles(Range(0, 0, 1, "triangular"), np.array([0.75])) == pytest.approx([0.5])
    assert quantiles(Range(0, 1, 1, "triangular"), np.array([0.25])) == pytest.approx([0.5])
    assert quantiles(Range.fixed(3), np.array([0.1, 0.9])) == pytest.approx([3, 3])


def test_types_have_the_central_one_first_and_equal_mass() -> None:
    found = grid("prk", "numbers.programme", UNIFORM, 5, turnover=0.1)
    assert [found.values[kind] for kind in found.belief.types] == pytest.approx([3, 2.2, 2.6, 3.4, 3.8])
    assert found.belief.prior == pytest.approx([0.2] * 5)
    assert found.belief.turnover == 0.1
    assert found.drawn(found.belief.types[0]) == {"numbers.programme": pytest.approx(3)}
