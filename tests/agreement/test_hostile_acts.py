"""A war that is on today and stops when a deal is signed: worked by hand in fractions.

One army fights and gets 2 a step by it, the other side loses 5. The deal is that it is paid 3, which costs the other 2.
"""

import numpy as np
import pytest

from detente.agreement.roadmaps.path import PathCheck
from detente.analyses.deals.deal import Deal, deal_of
from detente.analyses.deals.roadmaps import verdict, with_design, written
from detente.analyses.sweeps.bargains.roadmaps import SUBJECT
from detente.analyses.sweeps.drawn.factors import factors_of
from detente.errors import InputError
from detente.files.read import read_text
from detente.model.scenario import Scenario
from detente.uncertainty.values import central_row
from detente.words.deals.roadmaps import explained

WAR = """
detente: 1
id: siege
title: A siege
parties: {army: {name: Army}, town: {name: Town}}
numbers: {spoils: 1.9..2..2.1}
measures:
  WAR: {party: army, name: besieges, levels: [peace, siege], now: 1, in_deal: 0}
  PAY: {party: town, name: pays, levels: [nothing, ransom]}
flows:
  army: {spoils: spoils*WAR, money: 3*PAY}
  town: {harm: -5*WAR, price: -2*PAY}
discount: {all: 0.8}
roadmaps: {ransom: {steps: [{to: {PAY: 1}}]}}
goal: {levels: {PAY: 1}}
"""


def siege(*changes: tuple[str, str]) -> Scenario:
    text = WAR
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return read_text(text, "siege.yaml").scenario


def checked(*changes: tuple[str, str]) -> tuple[Deal, PathCheck]:
    deal = deal_of(siege(*changes))
    return deal, verdict(deal, deal.roadmaps["ransom"]).largest


def test_the_deal_begins_in_peace_and_without_one_there_is_war() -> None:
    """With: army 3, town -2 for ever. Without: the siege goes on, army 2, town -5."""
    deal, check = checked()
    assert [deal.game.lattice.named(state) for state in check.path.states] == [
        {"WAR": 0, "PAY": 0},
        {"WAR": 0, "PAY": 1},
    ]
    army, town = check.participation["army"], check.participation["town"]
    assert [army.value, army.alternative] == pytest.approx([3, 2])
    assert [town.value, town.alternative] == pytest.approx([-2, -5])
    assert check.nodeal.stays
    assert check.holds


@pytest.mark.parametrize(("patience", "slack"), [(0.8, 0.4), (0.5, -0.5), (2 / 3, 0.0)])
def test_to_go_on_with_the_war_is_a_deviation(patience: float, slack: float) -> None:
    """Keeping is worth 3; to fight on while paid is (1-d)(2+3), then 2 a step: 3 - (1-d)5 - 2d = 3d - 2."""
    _deal, check = checked(("all: 0.8", f"all: {patience}"))
    found = {each.step: each.slack for each in check.incentives if each.party == "army"}
    assert found == {0: pytest.approx(slack, abs=1e-12), 1: pytest.approx(slack, abs=1e-12)}


def test_a_war_written_otherwise_makes_no_deal_or_too_calm_an_alternative() -> None:
    """As a hostile act that stays, it goes on under the deal: the town pays and is besieged, -7 against -5. As one that
    is not on today and cannot be begun, the town is left alone without a deal: -2 against 0.
    """
    _deal, going_on = checked(("in_deal: 0", "in_deal: no"))
    assert going_on.participation["town"].slack == pytest.approx(-2)
    _deal, calm = checked(("now: 1, in_deal: 0", "in_deal: no, up: 0"))
    assert calm.participation["town"].slack == pytest.approx(-2)
    assert calm.participation["town"].alternative == 0
    _deal, stops = checked(("in_deal: 0", "in_deal: 0, up: 0"))
    assert stops.participation["town"].slack == pytest.approx(3)


def test_the_level_may_be_any_and_the_design_begins_there_too() -> None:
    """Of three levels the fighting falls to the middle one: half of it goes on, 2/2 + 3 = 4 for the army."""
    changes = (("[peace, siege], now: 1, in_deal: 0", "[peace, posts, siege], now: 2, in_deal: 1"),)
    deal, check = checked(*changes)
    assert check.participation["army"].value == pytest.approx(4)
    found = with_design(written(deal), sets=False)
    assert found.design is not None
    assert found.design.check is not None
    assert deal.game.lattice.named(found.design.check.path.states[0]) == {"WAR": 1, "PAY": 0}
    assert {deal.game.lattice.named(state)["WAR"] for state in found.design.check.path.states} == {1}


def test_a_sweep_reads_the_same_path() -> None:
    scenario = siege()
    factors = factors_of(scenario)
    row = SUBJECT.function(scenario, factors)(central_row(factors)[np.newaxis])[0]
    ids = [quantity.id for quantity in SUBJECT.quantities(scenario)]
    _deal, check = checked()
    least = min(each.relative for each in check.participation.values())
    assert row[ids.index("roadmaps.ransom.joining")] == pytest.approx(least)
    assert row[ids.index("roadmaps.ransom.holds")] == 1


def test_it_is_said_what_the_signature_stops() -> None:
    deal, check = checked()
    said = explained(deal, verdict(deal, deal.roadmaps["ransom"]))
    assert any(each.startswith("With the signature, before the first step: ") and "besieges" in each for each in said)
    deal, check = checked(("in_deal: 0", "in_deal: no"))
    assert not any("signature" in each for each in explained(deal, verdict(deal, deal.roadmaps["ransom"])))
    assert check.path.states[0] == deal.game.lattice.now


def test_no_roadmap_may_change_it() -> None:
    with pytest.raises(InputError) as raised:
        siege(("{PAY: 1}}]", "{PAY: 1, WAR: 1}}]"))
    assert [problem.code for problem in raised.value.problems] == ["E534"]
    assert siege(("{PAY: 1}}]", "{PAY: 1, WAR: 0}}]")).agreement.measures["WAR"].signed == 0
