"""What the files say of offers, read and drawn."""

import numpy as np
import pytest

from detente.analyses.questions.amounts import drawn_amount
from detente.analyses.questions.offers import offers
from detente.errors import Unanswerable
from detente.files.catalogue import find
from detente.files.read import read
from detente.model.ranges import Range

KOREA, RIVER = find("vladivostok-2019"), find("upper-river-2031")


def test_cost_and_reputation_are_those_of_the_guarantee() -> None:
    scenario = read(KOREA).scenario
    signal, guarantee = scenario.signals["russia_offers"], scenario.agreement.guarantees["rus"]
    (against_usa,) = (each for each in guarantee.against if each.violator == "usa")
    assert signal.cost.amount == against_usa.cost
    assert signal.reputation.amount == guarantee.reputation
    assert signal.cost.path == "guarantees.rus.against.usa.cost"


def test_who_would_act_is_counted_from_cost_and_reputation_alone() -> None:
    """Both are triangular in the file; the share that would act is an integral over the two."""
    scenario = read(KOREA).scenario
    found = offers(scenario, 40_000, 1)["russia_offers"]
    signal = scenario.signals["russia_offers"]
    levels = (np.arange(2_000) + 0.5) / 2_000

    def quantiles(amount: object) -> np.ndarray:
        assert isinstance(amount, Range)
        assert amount.shape == "triangular"
        rising = (amount.central - amount.low) / (amount.high - amount.low)
        span = amount.high - amount.low
        up = amount.low + span * np.sqrt(levels * rising)
        down = amount.high - span * np.sqrt((1 - levels) * (1 - rising))
        return np.where(levels < rising, up, down)

    cost, word = quantiles(signal.cost.amount), quantiles(signal.reputation.amount)
    share = np.searchsorted(cost, word).mean() / len(cost)
    assert found.tale.acting / found.draws == pytest.approx(share, abs=0.006)


def test_russias_offer_carries_little_information_wherever_in_the_ranges() -> None:
    found = offers(read(KOREA).scenario, 10_000, 0)["russia_offers"]
    assert (found.tells_little, found.tale.ratio, found.ends) == (True, 1.0, (1.0, 1.0))
    assert found.limit < 1  # the least prestige of the file
    assert found.after == {0.25: 0.25, 0.5: 0.5, 0.75: 0.75}


def test_with_little_prestige_the_same_offer_would_tell() -> None:
    scenario = read(KOREA, ["signals.russia_offers.prestige=0.07"]).scenario
    found = offers(scenario, 100_000, 0)["russia_offers"]
    assert (found.too_few, found.tells_little) == (False, False)
    assert found.tale.low is not None
    assert found.tale.low > 1.5


def test_an_offer_that_hardly_anybody_makes_is_not_judged() -> None:
    found = offers(read(KOREA, ["signals.russia_offers.prestige=0.02..0.04"]).scenario, 10_000, 0)["russia_offers"]
    assert (found.too_few, found.tells_little, found.after) == (True, None, {})


def test_expressions_use_the_draws_of_their_numbers() -> None:
    scenario = read(RIVER, ["signals.backing.stake=0.5*power - drought/10 + -(1)"]).scenario
    agreement, stake = scenario.agreement, scenario.signals["backing"].stake
    names = ("power", "drought")
    power, drought = (
        drawn_amount(agreement, agreement.numbers[name].value, f"numbers.{name}", 500, 3) for name in names
    )
    assert drawn_amount(agreement, stake.amount, stake.path, 500, 3) == pytest.approx(0.5 * power - drought / 10 - 1)


def test_a_chance_out_of_range_is_an_error() -> None:
    scenario = read(RIVER, ["signals.backing.called=0.3*flood"]).scenario
    with pytest.raises(Unanswerable, match="E999"):
        offers(scenario, 100, 0)


def test_draws_are_the_same_for_the_same_seed() -> None:
    scenario = read(RIVER).scenario
    assert offers(scenario, 300, 1) == offers(scenario, 300, 1) != offers(scenario, 300, 2)
