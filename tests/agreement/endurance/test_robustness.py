"""The worst case against solving anew at corners and inside, and the nearest flips against a scan."""

from itertools import product

import numpy as np
import pytest

from detente.agreement.endurance.draws import check_draws, draw_numbers
from detente.agreement.endurance.extremes import extremes
from detente.agreement.endurance.flips import flips, nearest
from detente.agreement.endurance.frozen.question import Box, Question
from detente.agreement.endurance.robustness import worst_case
from detente.agreement.roadmaps.path import PathCheck, Settings
from detente.agreement.terms.lattice import Floats
from detente.model.ranges import Range
from tests.agreement.arithmetic import fixed
from tests.agreement.endurance.numbered import drawn_question, river_question
from tests.agreement.korea import AGAINST_US, GUARANTORS, PARTIES, ROADMAPS, agreement

WIDE = Range(0.8, 0.85, 0.9, "uniform")
COSTS = [f"guarantees.{party}.against.us.cost" for party in AGAINST_US]


@pytest.fixture(scope="module")
def korea() -> Question:
    return Question(agreement(up=1), PARTIES, ROADMAPS["phased"], Settings(GUARANTORS))


def shrunk(question: Question, box: Box, share: float) -> Box:
    found = {}
    for path, (low, high) in box.items():
        central = question.ranges[path].central
        found[path] = (central + share * (low - central), central + share * (high - central))
    return found


def least(central: PathCheck, result: PathCheck) -> float:
    """The least relative slack or gain from joining of a check, by the ranges of the central one."""
    scales = [each.scale for each in central.incentives]
    slacks = [each.slack / s for each, s in zip(result.incentives, scales, strict=True) if each.slack is not None]
    slacks += [each.slack / central.participation[party].scale for party, each in result.participation.items()]
    return float(min(slacks))


# ------------------------------------------------------------------ extremes of made-up quantities


def test_extremes_of_sums_products_and_bends() -> None:
    def quantities(x: Floats) -> Floats:
        return np.stack([x[:, 0] - 2 * x[:, 1], x[:, 0] * x[:, 1] - x[:, 2], x[:, 3] ** 2 + x[:, 0] * x[:, 3]], axis=1)

    low, high = np.array([-1.0, 0, 1, -1]), np.array([2.0, 3, 2, 1])
    found = extremes(quantities, (low + high) / 2, low, high)
    grid = np.array(list(product(*(np.linspace(a, b, 13) for a, b in zip(low, high, strict=True)))))
    np.testing.assert_allclose(found.low, quantities(grid).min(axis=0), atol=1e-12)
    np.testing.assert_allclose(found.high, quantities(grid).max(axis=0), atol=1e-12)
    assert found.bent == (3,)
    assert found.sampled.tolist() == [False, False, True]
    for k, case in enumerate([found.worst(k) for k in range(3)]):
        assert quantities(case.lowest(k)[None, :])[0, k] == pytest.approx(found.low[k])


# ------------------------------------------------------------------ the worst case


@pytest.mark.parametrize(("share", "slack"), [(0.01, 0.21975), (0.05, -0.00125)])
def test_ladder_exact(korea: Question, share: float, slack: float) -> None:
    found = worst_case(korea, korea.spread(share))
    assert found is not None
    assert (found.status, found.switching, found.good_for) == ("exact", (), 1.0)
    assert (found.condition.party, found.condition.step) == ("us", 3)
    assert found.raw == pytest.approx(slack)
    assert found.central == pytest.approx(0.275)
    assert found.solved.slack == pytest.approx(slack)
    assert found.central + sum(each.loss for each in found.contributions) == pytest.approx(slack)
    assert found.contributions[0].numbers == ("guarantees.chn.against.us.penalty",)
    drawn = check_draws(korea, draw_numbers(korea, 2000, 1, korea.spread(share)))
    assert drawn.share_changed == 0
    assert drawn.slack.min() >= found.slack - 1e-9


def test_ladder_until_a_switch(korea: Question) -> None:
    found = worst_case(korea, korea.spread(0.25))
    assert found is not None
    assert found.status == "until a switch"
    assert found.switching == ("us",)
    inside = shrunk(korea, found.box, found.good_for)
    drawn = check_draws(korea, draw_numbers(korea, 2000, 1, inside))
    assert 0.1 < found.good_for < 1
    assert drawn.share_changed == 0
    assert check_draws(korea, draw_numbers(korea, 2000, 1, found.box)).slack.min() < found.slack


@pytest.mark.parametrize("squared", [False, True])
@pytest.mark.parametrize("patience", [fixed(0.85), WIDE], ids=["fixed", "ranged"])
def test_named_numbers_against_corners_and_samples(squared: bool, patience: Range) -> None:
    question = river_question(patience, squared=squared)
    box = {path: ends for path, ends in question.box().items() if path.startswith(("numbers", "discount", "breach"))}
    found = worst_case(question, box)
    assert found is not None
    bends = squared or patience is WIDE
    assert found.status in (("exact", "sampled") if bends else ("exact",))
    central = question.check({})
    corners = [dict(zip(box, corner, strict=True)) for corner in product(*box.values())]
    assert found.slack <= min(least(central, question.check(corner)) for corner in corners) + 1e-9
    assert least(central, question.check(found.corner)) == pytest.approx(found.slack, abs=1e-9)
    inside = draw_numbers(question, 150, 1, box)
    solved = [least(central, question.check({p: float(v[k]) for p, v in inside.items()})) for k in range(150)]
    assert found.slack <= min(solved) + 1e-9


def test_numbers_that_multiply_each_other_are_tried_together() -> None:
    question = river_question(fixed(0.85))
    found = worst_case(question, question.box())
    assert found is not None
    assert any({"numbers.power", "numbers.rate"} <= set(each.numbers) for each in found.contributions)


SLOW = {14, 16, 22}
SEEDS = [pytest.param(f"draw {k}", marks=[pytest.mark.slow] if k in SLOW else []) for k in range(0, 24, 2)]


@pytest.mark.parametrize("seed", SEEDS)
def test_random_agreements(seed: str) -> None:
    question = drawn_question(seed)
    box: Box = question.spread(0.1)
    found = worst_case(question, box)
    if found is None:
        return  # not verified, or play never comes to rest
    part = shrunk(question, box, found.good_for)
    certain = worst_case(question, part)
    assert certain is not None
    central = question.check({})
    drawn = draw_numbers(question, 20, 1, part)
    corners = np.random.default_rng(1).random((20, len(part))) < 0.5
    for k in range(20):
        inside = {p: float(v[k]) for p, v in drawn.items()}
        at_corner = {p: ends[int(up)] for (p, ends), up in zip(part.items(), corners[k], strict=True)}
        for one in (inside, at_corner):
            result = question.check(one)
            if result.status != "not verified":
                assert least(central, result) >= certain.slack - 1e-9


# ------------------------------------------------------------------ flips


def test_flips_of_the_ladder(korea: Question) -> None:
    limits = {path: (0.0, 3 * korea.ranges[path].central) for path in [*COSTS, "guarantees.chn.against.us.penalty"]}
    limits["discount.all"] = (0.5, 0.99)
    found = nearest(flips(korea, limits))
    assert next(iter(found)) == "discount.all"
    assert found["discount.all"].value == pytest.approx(5.25 / 6.5)
    assert found["discount.all"].reason == "slack"
    assert found["guarantees.chn.against.us.penalty"].change == pytest.approx(-0.275 / 0.85)
    for path in COSTS:  # no part in the slack, yet the verdict turns: with four enforcers each bears 0.625 of its cost
        assert found[path].reason == "switch"
        assert found[path].value == pytest.approx(0.9 / 0.625)


def test_costs_do_not_enter_the_slack_but_turn_the_verdict(korea: Question) -> None:
    for factor, holds in ((1.25, True), (1.26, False)):
        costs = {path: factor * korea.ranges[path].central for path in COSTS}
        assert korea.check(costs).holds is holds
    box = {path: (ends[0] * 0.7, ends[1] * 1.3) for path, ends in korea.spread(0.0).items() if path in COSTS}
    found = worst_case(korea, box)
    assert found is not None
    assert found.contributions == ()
    assert (found.holds, found.status, found.switching) == (True, "until a switch", ("us",))


@pytest.mark.parametrize("squared", [False, True])
def test_flips_against_a_scan(squared: bool) -> None:
    question = river_question(fixed(0.85), squared=squared)
    central, checked = question.check({}).holds, 0
    for flip in flips(question):
        last = flip.limit if flip.value is None else flip.value
        if flip.reason == "unknown":
            continue
        for share in np.linspace(0.02, 0.999, 12):
            value = flip.central + float(share) * (last - flip.central)
            assert question.check({flip.number: value}).holds is central, flip
        if flip.value is not None:
            beyond = flip.value + 1e-6 * np.sign(flip.limit - flip.central)
            assert question.check({flip.number: float(beyond)}).holds is not central
            checked += 1
    assert checked >= 5
