"""Who would break a roadmap: each party's own minimal guarantors, by hand and by trying every set and equilibrium."""

from itertools import chain, combinations

import pytest

from detente.agreement.roadmaps.guarantor_sets import selections, written_sets
from detente.agreement.roadmaps.path import Checker, Settings, check, path_of
from detente.agreement.terms.game import AgreementGame, game_of
from detente.analyses.deals.deal import deal_of
from detente.analyses.deals.roadmaps import document as answer_document
from detente.analyses.deals.roadmaps import verdict, verdict_document, with_sets, written
from detente.files.read import read_text
from detente.model.scenario import Scenario
from detente.words.deals import guarantee_sets, roadmaps
from tests.agreement.korea import GUARANTORS, ROADMAPS, ladder

# One party gives 1 and gets what the other gives, times w; leaving pays w once more at half the weight (d = 1/2), so
# the slack of staying is d w - 1 = -1/4 where w = 3/2 and +1/2 where w = 3. Acting against a party takes 1 from it in
# every step of the breach phase, which adds d = 1/2.
SWAP = """
detente: 1
id: swap
title: A swap
parties: {{a: {{name: Ay}}, b: {{name: Bee}}, g: {{name: Gee}}, h: {{name: Aitch}}}}
measures: {{A: {{party: a, levels: 1}}, B: {{party: b, levels: 1}}}}
flows: {{a: {{all: {a}*B - A}}, b: {{all: {b}*A - B}}, g: {{all: 1*A}}, h: {{all: 1*A}}}}
guarantees:
  g: {{against: {{a: {{penalty: 1, cost: 0.1}}}}, reputation: 0.5}}
  h: {{against: {{b: {{penalty: 1, cost: 0.1}}}}, reputation: 0.5}}
breach: {{leakage: 0}}
discount: {{all: 0.5}}
roadmaps: {{both: {{guarantors: [h], steps: [{{to: {{A: 1, B: 1}}}}]}}}}
"""


def swap(a: float, b: float) -> Scenario:
    return read_text(SWAP.format(a=a, b=b), "swap.yaml").scenario


@pytest.mark.parametrize(
    ("a", "b", "everybody", "against"),
    [
        (1.5, 1.5, (("g", "h"),), {"a": (("g",),), "b": (("h",),)}),
        (1.5, 3, (("g",),), {"a": (("g",),), "b": ((),)}),
        (3, 1.5, (("h",),), {"a": ((),), "b": (("h",),)}),
        (3, 3, ((),), {"a": ((),), "b": ((),)}),
        (0.5, 1.5, (), {"a": (), "b": (("h",),)}),
    ],
)
def test_each_party_has_its_own_guarantors(
    a: float, b: float, everybody: tuple[object, ...], against: dict[str, object]
) -> None:
    scenario = swap(a, b)
    game = game_of(scenario.agreement, tuple(scenario.parties))
    found = written_sets(game, path_of(game, scenario.agreement.roadmaps["both"]))
    assert found.sufficient == everybody
    assert {party: each.sufficient for party, each in found.keeping.items()} == against


def test_the_verdict_says_who_would_leave() -> None:
    deal = deal_of(swap(1.5, 1.5))
    found = verdict(deal, deal.roadmaps["both"])
    assert found.largest.keeps == {"a": False, "b": True}
    slack = {each.party: each.slack for each in found.largest.incentives if each.step == 1}
    assert slack == pytest.approx({"a": -0.25, "b": 0.25})
    assert verdict_document(found)["keeps"] == {"a": False, "b": True}
    assert roadmaps.keeping(deal, found.largest) == ("At no step would it be left by Bee.",)
    answer = with_sets(written(deal))
    assert answer_document(answer)["guarantors"]["both"]["keeping"] == {
        "a": {"sufficient": [["g"]], "possible": [["g"]]},
        "b": {"sufficient": [["h"]], "possible": [["h"]]},
    }
    said = " ".join(guarantee_sets.answers(deal, "both", answer.sets["both"]))
    assert "Ay leaves it at no step with [Gee]" in said
    assert "Bee leaves it at no step with [Aitch]" in said


def by_trying(game: AgreementGame, plan_id: str, party: str, *, every: bool) -> list[tuple[str, ...]]:
    """Minimal sets with which a party leaves at no step under every (or some) equilibrium against it, one by one."""
    plan = ROADMAPS[plan_id]
    enough: list[tuple[str, ...]] = []
    for members in chain.from_iterable(combinations(GUARANTORS, k) for k in range(len(GUARANTORS) + 1)):
        checker = Checker(game, Settings(members))
        kept = []
        for selection in selections(checker.enforcement(game.parties.index(party))):
            found = check(game, plan, selection, guarantors=members)
            kept.append(all((each.slack or 0) >= -1e-9 for each in found.incentives if each.party == party))
        if (all if every else any)(kept) and not any(set(small) < set(members) for small in enough):
            enough.append(members)
    return enough


@pytest.mark.slow
@pytest.mark.parametrize("plan", ["phased", "at_once"])
def test_sets_by_party_are_those_found_one_by_one(plan: str) -> None:
    game = ladder()
    found = written_sets(game, path_of(game, ROADMAPS[plan]))
    for party, each in found.keeping.items():
        assert list(each.sufficient) == by_trying(game, plan, party, every=True)
        assert list(each.possible) == by_trying(game, plan, party, every=False)


def test_on_the_ladder_china_keeps_north_korea_and_only_all_five_keep_washington() -> None:
    """The least slack of the uniform roadmap without guarantors is Washington's -4.995, with itself alone its -4.4."""
    game = ladder()
    for members, slack in (((), -4.995), (("us",), -4.4)):
        found = check(game, ROADMAPS["phased"], guarantors=members)
        assert found.keeps == {"prk": False, "us": False, "rok": True}
        assert found.slack == pytest.approx(slack)
    sets = written_sets(game, path_of(game, ROADMAPS["phased"]))
    assert {party: each.sufficient for party, each in sets.keeping.items()} == {
        "prk": (("chn",),),
        "us": (GUARANTORS,),
        "rok": ((),),
    }
