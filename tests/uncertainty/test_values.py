"""Values of factors: the ends, the shapes and the groups, compared with scipy's distributions."""

import numpy as np
import pytest
from scipy import stats

from detente.uncertainty.designs import design_named
from detente.uncertainty.factors import Factor
from detente.uncertainty.ranges import RANGES, Variant
from detente.uncertainty.values import central_row, columns, dimensions, place
from tests.uncertainty.factor_draws import EVERY_KIND

EVERY_VARIANT = pytest.mark.parametrize("variant", RANGES, ids=lambda variant: variant.name)
UNIT = np.linspace(0, 1, 101)[:, None]


@EVERY_VARIANT
def test_values_rise_with_the_unit_and_stay_in_their_bounds(variant: Variant) -> None:
    for factor in EVERY_KIND:
        values = place((factor,), UNIT, variant.name)[:, 0]
        assert (np.diff(values) >= 0).all()
        assert not np.isnan(values).any()
        assert values[0] >= factor.within[0]
        assert values[-1] <= factor.within[1]


@EVERY_VARIANT
def test_levels_and_completions_are_the_same_in_every_variant(variant: Variant) -> None:
    for factor in EVERY_KIND[3:5]:
        assert np.array_equal(place((factor,), UNIT, variant.name), place((factor,), UNIT))


@EVERY_VARIANT
def test_an_unset_row_is_central(variant: Variant) -> None:
    rows = np.full((1, dimensions(EVERY_KIND)), np.nan)
    assert np.array_equal(place(EVERY_KIND, rows, variant.name)[0], central_row(EVERY_KIND))


@EVERY_VARIANT
def test_a_range_of_one_point_stays_there(variant: Variant) -> None:
    assert (place((Factor("x", 3.0, 3.0, mode=3.0, central=3.0),), UNIT, variant.name) == 3.0).all()


def quantiles(name: str, factor: Factor) -> np.ndarray:
    """The same, by scipy's triangular and uniform distributions."""
    low, high = factor.low, factor.high
    if name == "doubled":
        low = max(factor.within[0], factor.central - 2 * (factor.central - factor.low))
        high = min(factor.within[1], factor.central + 2 * (factor.high - factor.central))
    peaked = {"uniform": False, "triangular": True}.get(name, factor.mode is not None)
    if not peaked:
        return np.asarray(stats.uniform(low, high - low).ppf(UNIT[:, 0]))
    return np.asarray(stats.triang((factor.central - low) / (high - low), low, high - low).ppf(UNIT[:, 0]))


@EVERY_VARIANT
@pytest.mark.parametrize("factor", EVERY_KIND[:3], ids=lambda factor: factor.id)
def test_shapes_are_those_of_scipy(variant: Variant, factor: Factor) -> None:
    np.testing.assert_allclose(
        place((factor,), UNIT, variant.name)[:, 0], quantiles(variant.name, factor), rtol=1e-12, atol=1e-12
    )


def test_doubled_is_clipped_at_physical_bounds_and_never_narrower() -> None:
    def ends(factor: Factor) -> list[float]:
        return [float(end) for end in place((factor,), np.array([[0.0], [1.0]]), "doubled")[:, 0]]

    assert ends(Factor("x", 0.2, 0.6, central=0.3)) == pytest.approx([0.1, 0.9])
    assert ends(Factor("x", 0.2, 0.6, central=0.3, within=(0.0, 0.8))) == pytest.approx([0.1, 0.8])
    assert ends(Factor("x", 0.2, 0.6, central=0.0)) == pytest.approx([0.2, 1.2])


def test_one_column_for_each_group_and_factors_of_a_group_together() -> None:
    assert columns(EVERY_KIND) == (0, 1, 2, 3, 4, 5, 5)
    values = place(EVERY_KIND, design_named("sobol").unit(500, 6, 1))
    assert np.array_equal(np.argsort(values[:, 5]), np.argsort(values[:, 6]))


def test_a_group_may_be_called_like_a_factor() -> None:
    assert columns((Factor("a", group="b"), Factor("b"), Factor("c", group="b"))) == (0, 1, 0)


def test_levels_come_by_weight_and_never_without() -> None:
    values = place(EVERY_KIND[3:4], design_named("latin").unit(1000, 1, 1))[:, 0]
    assert [int((values == level).sum()) for level in range(3)] == [250, 0, 750]
    assert place(EVERY_KIND[3:4], np.array([[0.0], [1.0]]))[:, 0].tolist() == [0.0, 2.0]


def test_a_completion_stays_below_one() -> None:
    assert 0.99 < place((EVERY_KIND[4],), np.array([[1.0]]))[0, 0] < 1.0


def test_wrong_number_of_columns_and_weights_that_cannot_be() -> None:
    with pytest.raises(ValueError, match="a column for each group"):
        place(EVERY_KIND, np.zeros((3, 7)))
    for weights in [(1.0,), (0.0, 0.0), (-1.0, 2.0)]:
        with pytest.raises(ValueError, match="cannot be drawn"):
            place((Factor("t", kind="levels", levels=("a", "b"), weights=weights),), UNIT)
