"""Deals through the analyses: what the engine finds arrives with the scenario's names."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from detente.agreement.roadmaps.path import check
from detente.analyses.combinations import combinations
from detente.analyses.deals import endurance as endurances
from detente.analyses.deals.belief import belief
from detente.analyses.deals.compare import at_once, at_tables, patrons
from detente.analyses.deals.deal import deal_combinations, deal_of, roadmap_named
from detente.analyses.deals.endurance import document as endurance_document
from detente.analyses.deals.endurance import endurance
from detente.analyses.deals.patience import leakage_thresholds, patience
from detente.analyses.deals.roadmaps import document, with_design, with_sets, written
from detente.analyses.deals.trust import document as trust_document
from detente.analyses.deals.trust import trust, with_turnover
from detente.analyses.setting import types_today
from detente.errors import LimitReached, Unanswerable
from detente.files.catalogue import find
from detente.files.read import read, read_text
from detente.model.scenario import Scenario
from detente.watching import Watch

PD = """
detente: 1
id: pd
title: Prisoner's dilemma
parties: {a: {name: Ay}, b: {name: Bee}}
measures: {A: {party: a, levels: 1}, B: {party: b, levels: 1}}
flows: {a: {x: 1 + 9*B - 1*A - 0*A*B}, b: {x: 1 + 9*A - 1*B}}
discount: {all: 0.5}
roadmaps: {both: {steps: [{to: {A: 1, B: 1}}]}}
goal: {levels: {A: 1, B: 1}}
"""
BELIEF = """
detente: 1
id: t
title: T
parties: {p: {name: P}, q: {name: Q}, r: {name: R}}
credibility: {party: p, disarmed: 0.5, armed: 0.1, worth: 0.1, restraint: {q: 0.5}, cover: {r: 0.5}}
"""


@pytest.fixture(scope="module")
def river() -> Scenario:
    return read(find("upper-river-2031")).scenario


def test_prisoners_dilemma_by_hand() -> None:
    """9 / 0 / 10 / 1: leaving gains 1 now and loses 8 for ever, so d >= 1/9 keeps it."""
    deal = deal_of(read_text(PD, "pd").scenario)
    found = written(deal).verdicts["both"].largest
    assert found.holds
    assert found.slack == pytest.approx(9 - (0.5 * 10 + 0.5 * 1))
    (alike, *_) = patience(deal, ["both"])
    assert alike.intervals[0].low == pytest.approx(1 / 9, abs=1e-9)
    assert alike.central == 0.5


@pytest.mark.parametrize("harm", ["numbers.prk_harm=0", ""])
def test_relative_slack_leaves_out_what_nobody_reaches(harm: str) -> None:
    """Harm to a disarmed North Korea lies behind no step, breach or life without the deal: both slacks stay."""
    deal = deal_of(read(find("vladivostok-2019"), [harm] if harm else []).scenario)
    weakest = check(deal.game, deal.roadmaps["uniform"]).told.weakest
    assert weakest is not None
    assert (weakest.party, weakest.step) == ("prk", 3)
    assert weakest.slack == pytest.approx(-1.1097, abs=5e-5)
    assert weakest.relative == pytest.approx(-0.1455, abs=5e-5)


def test_the_best_roadmap_of_the_dilemma_is_the_only_one() -> None:
    answer = with_design(written(deal_of(read_text(PD, "pd").scenario)))
    assert answer.best is not None
    assert answer.best.largest.holds
    assert answer.design is not None
    assert answer.design.upper == pytest.approx(answer.design.slack)


def test_json_has_what_scripts_need(river: Scenario) -> None:
    answer = with_design(with_sets(written(deal_of(river))))
    data = document(answer)
    assert set(data["roadmaps"]) == {"phased", "paid_first"}
    for found in (*data["roadmaps"].values(), data["best"]):
        if found is not None:
            assert {"holds", "status", "slack", "relative_slack", "step", "party", "participation", "steps"} <= set(
                found
            )
    assert set(data["guarantors"]) == {"phased", "paid_first", "best"}


def test_types_that_change_payoffs_or_patience_are_combined(river: Scenario) -> None:
    assert [types["uma"] for types in deal_combinations(river)] == ["open", "tough"]


def test_at_once_names_measures_that_are_too_fast(river: Scenario) -> None:
    found = {each.roadmap: each for each in at_once(deal_of(river))}
    assert found["phased"].impossible == ("FLOW",)
    assert found["phased"].at_once is None


def test_every_table_is_tried(river: Scenario) -> None:
    tables = {(each.roadmap, each.table): each.guarantors for each in at_tables(deal_of(river))}
    assert tables["phased", "bilateral"] == ()
    assert tables["phased", ""] == ("lakes",)


def test_patrons_raise_what_there_is_without_a_deal(river: Scenario) -> None:
    found = list(patrons(deal_of(river)))
    assert found
    assert all(each.gain > 0 and each.party not in each.owners for each in found)


def test_trust_needs_more_where_a_successor_may_come(river: Scenario) -> None:
    deal = deal_of(river)
    calm = trust(deal, "phased", points=5)
    restless = trust(with_turnover(deal, "uma", 0.2), "phased", points=5)
    assert calm is not None
    assert restless is not None
    assert {belief.party for belief in calm.beliefs} == {"uma"}


TURNOVER = """
detente: 1
id: loan
title: A loan
date: 2020-01-01
parties:
  a: {name: Ay}
  b: {name: Bee, types: {good: 0.6, bad: rest}, turnover: 0.1}
measures: {A: {party: a, levels: 1}, B: {party: b, levels: 1}}
flows:
  a: {x: 4*B - 3*A}
  b: {x: 3*A - 1*B}
  b/bad: {x: 3*A - 2.9*B}
discount: {all: 0.8}
roadmaps: {both: {steps: [{to: {A: 1, B: 1}}]}}
events: [{date: 2019-01-01, what: Bee signed, by: b, likely: {b/good: 0.5, b/bad: 0}}]
"""


def loan() -> Scenario:
    return read_text(TURNOVER, "loan").scenario


def test_a_type_ruled_out_for_today_is_only_a_successors() -> None:
    scenario = loan()
    assert types_today(scenario, "b") == ("good",)
    assert types_today(scenario, "a") == ()
    assert list(deal_combinations(scenario)) == [{"b": "good"}]
    assert list(combinations(scenario, graph=False)) == [{"b": "good"}]
    assert deal_of(scenario, {"b": "bad"}).types == {"b": "bad"}
    open_still = replace(scenario, events=())
    assert types_today(open_still, "b") == ("good", "bad")
    assert len(list(deal_combinations(open_still))) == 2


def test_a_first_type_that_is_ruled_out_is_asked_only_by_name() -> None:
    scenario = read_text(TURNOVER.replace("b/good: 0.5, b/bad: 0", "b/good: 0, b/bad: 0.5"), "loan").scenario
    assert types_today(scenario, "b") == ("bad",)
    assert deal_of(scenario).types == {"b": "bad"}
    assert deal_of(scenario, {"b": "good"}).types == {"b": "good"}


def test_trust_needed_rises_with_the_chance_of_a_successor() -> None:
    """With good beliefs today, q falls by h (1 - prior) before each later step; nobody of type bad keeps."""
    answer = trust(deal_of(loan()), "both")
    assert answer is not None
    assert [belief.today.tolist() for belief in answer.beliefs] == [[1.0, 0.0]]
    assert {each.party for each in answer.turnover} == {"b"}
    assert [each.chance for each in answer.turnover] == [0, 0.02, 0.05, 0.1, 0.2]
    needed = [each.least["b"].least for each in answer.turnover]
    assert None not in needed
    assert needed == sorted(needed, key=lambda least: least or 0.0)
    assert (needed[-1] or 0) > (needed[0] or 0) + 0.1
    assert needed[3] == pytest.approx(answer.least["b"].least, abs=1e-3)
    said = trust_document(answer)["turnover"]
    assert [each["least_prior"]["b"]["least"] for each in said] == needed


def test_no_trust_by_chance_where_none_is_enough() -> None:
    hopeless = read_text(TURNOVER.replace("4*B - 3*A", "1*B - 3*A"), "loan").scenario
    answer = trust(deal_of(hopeless), "both")
    assert answer is not None
    assert answer.least["b"].status == "never"
    assert answer.turnover == ()


def test_leakage_threshold_is_an_interval_around_nothing_or_the_centre(river: Scenario) -> None:
    deal = deal_of(river)
    both = leakage_thresholds(deal, ["phased", "paid_first"])
    assert [each.roadmap for each in both] == ["phased", "paid_first"]
    for found in both:
        holds = check(deal.game, deal.roadmaps[found.roadmap]).holds
        assert any(each.holds(found.central) for each in found.intervals) is holds
        assert all(0 <= each.low <= each.high <= 1 for each in found.intervals)


def test_belief_by_hand() -> None:
    """0.5 disarmed; half goes with a restraint, half of the rest with cover: 0.25 > 0.2, 0.125 < 0.2."""
    answer = belief(read_text(BELIEF, "t").scenario)
    assert {each.guarantors: each.share for each in answer.believed.shares} == {
        (): 0.0,
        ("q",): 0.0,
        ("r",): 0.0,
        ("q", "r"): 1.0,
    }
    assert answer.minimal == (("q", "r"),)


UNEVEN = PD.replace("discount: {all: 0.5}", "discount: {all: 0.5}\nbreach: {seen_after: {months: 0.01}}").replace(
    "[{to: {A: 1, B: 1}}]", "[{to: {A: 1, B: 1}, months: 60}, {to: {A: 0}, months: 1}]"
)
QUESTIONS: dict[str, Callable[[Scenario], object]] = {
    "E920": lambda _: deal_of(read(find("chicken")).scenario),
    "E923": lambda river: roadmap_named(deal_of(river), "nowhere"),
    "E924": belief,
    "E552": lambda _: deal_of(read_text(UNEVEN, "pd").scenario),
}


@pytest.mark.parametrize("code", QUESTIONS)
def test_what_cannot_be_asked(code: str, river: Scenario) -> None:
    with pytest.raises(Unanswerable) as raised:
        QUESTIONS[code](river)
    assert [problem.code for problem in raised.value.problems] == [code]


def test_too_many_levels_are_refused() -> None:
    measures = ", ".join(f"M{k}: {{party: a, levels: 9}}" for k in range(6))
    text = PD.replace("A: {party: a, levels: 1}", f"A: {{party: a, levels: 1}}, {measures}")
    with pytest.raises(Unanswerable) as raised:
        deal_of(read_text(text, "pd").scenario)
    assert [problem.code for problem in raised.value.problems] == ["E921"]


def test_what_a_verdict_withstands(river: Scenario) -> None:
    deal = deal_of(river)
    found = endurance(deal, "phased", draws=100)
    again = endurance(deal, "phased", draws=100)
    assert found.draws is not None
    assert again.draws is not None
    assert found.draws.share_holding == again.draws.share_holding
    assert found.flips
    assert all(flip.value != flip.central for flip in found.flips.values())
    assert endurance_document(found)["draws"] == 100


def test_beyond_a_size_draws_and_flips_are_left_out(river: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endurances, "STATES_LIMIT", 10)
    found = endurance(deal_of(river), "phased")
    assert (found.draws, found.flips) == (None, None)
    assert (found.left_out, found.unfinished) == (("draws", "flips"), ())
    assert found.worst is not None
    assert found.suspensions is not None


def test_a_limit_leaves_what_is_finished(river: Scenario) -> None:
    deal = deal_of(river)
    whole = endurance(deal, "phased", draws=100)
    assert whole.draws is not None
    assert whole.flips is not None
    parts = ("suspensions", "draws", "flips", "worst case")
    for k, doing in enumerate(("forgiveness", "draws", "flips", "worst case")):
        found = endurance(deal, "phased", draws=100, watch=_ending(doing))
        assert found.unfinished == parts[k:]
        assert found.check.holds
        assert (found.draws is None) is (k < 2)
        if found.draws is not None:
            np.testing.assert_array_equal(found.draws.slack, whole.draws.slack)
        assert found.flips == (whole.flips if k > 2 else None)


def _ending(doing: str) -> Watch:
    """A limit that comes when this begins."""
    over = False

    def watch(now: str, _done: int, _of: int) -> None:
        nonlocal over
        over = over or now == doing
        if over:
            raise LimitReached

    return watch
