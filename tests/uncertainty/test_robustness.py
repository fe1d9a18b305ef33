"""An order of verdicts that depends on the reading of ranges is found, and told from one that is too close to say."""

import numpy as np

from detente.uncertainty.factors import Floats
from detente.uncertainty.robustness import Reversal, robustness


def verdicts(*shares: float) -> Floats:
    """(1000, Q): each holds in the first part of the draws."""
    return (np.arange(1000)[:, None] < 1000 * np.array(shares)).astype(np.float64)


def test_the_same_order_in_every_reading() -> None:
    found = robustness({"written": verdicts(0.2, 0.4), "doubled": verdicts(0.1, 0.45)})
    assert (found.status, found.reversals, found.readings) == ("robust", (), ("written", "doubled"))


def test_a_reversal_names_both_sides() -> None:
    found = robustness({"written": verdicts(0.2, 0.4), "uniform": verdicts(0.3, 0.3), "doubled": verdicts(0.4, 0.35)})
    assert found.status == "not robust"
    assert found.reversals == (Reversal(0, 1, ("doubled",), ("written",), is_sure=True),)


def test_a_verdict_that_changes_sides() -> None:
    found = robustness({"written": verdicts(0.7), "doubled": verdicts(0.3)})
    assert found.reversals == (Reversal(0, None, ("written",), ("doubled",), is_sure=True),)


def test_a_few_draws_prove_nothing() -> None:
    found = robustness({"written": verdicts(0.302, 0.3), "doubled": verdicts(0.3, 0.302)})
    assert found.status == "too close to say"
    assert not found.reversals[0].is_sure


def test_draws_without_answer_are_left_out_of_a_pair() -> None:
    first, second = verdicts(0.2, 0.4), verdicts(0.4, 0.35)
    second[:, 0] = np.nan
    assert robustness({"written": first, "doubled": second}).status == "robust"


def test_one_reading_or_no_verdict_is_robust() -> None:
    assert robustness({"written": verdicts(0.2, 0.4)}).status == "robust"
    assert robustness({"written": np.zeros((10, 0)), "doubled": np.zeros((10, 0))}).status == "robust"
