"""Draws are what solving every one of them anew would say."""

import time
from dataclasses import replace

import numpy as np
import pytest

from detente.agreement.endurance.draws import Draws, check_draws, draw_numbers
from detente.agreement.endurance.frozen.judge import Judge
from detente.agreement.endurance.frozen.question import Box, Question
from detente.agreement.roadmaps.path import Settings
from detente.agreement.terms.lattice import Floats
from detente.errors import LimitReached
from detente.model.ranges import Range
from detente.model.roadmap import Discount, Roadmap, Step
from tests.agreement.arithmetic import fixed
from tests.agreement.endurance.numbered import drawn_question, river, river_question
from tests.agreement.korea import GUARANTORS, PARTIES, ROADMAPS, agreement

WIDE = Range(0.3, 0.5, 0.7, "uniform")


def ladder_question(which: str = "phased") -> Question:
    return Question(agreement(up=1 if which == "phased" else 4), PARTIES, ROADMAPS[which], Settings(GUARANTORS))


def wide(question: Question, share: float = 0.25) -> Box:
    factors = {path: (r.central * 0.9, min(r.central * 1.1, 0.98)) for path, r in question.ranges.items()}
    return {**question.spread(share), **{path: ends for path, ends in factors.items() if path.startswith("discount.")}}


def differences(question: Question, drawn: dict[str, Floats]) -> tuple[Draws, list[int]]:
    """The draws, and those that solving anew judges otherwise."""
    found = check_draws(question, drawn)
    other = []
    for k in range(len(found.slack)):
        result = question.check({path: float(values[k]) for path, values in drawn.items()})
        relative = min((each.relative for each in result.incentives if each.relative is not None), default=np.inf)
        joining = min((each.relative for each in result.participation.values()), default=np.inf)
        same = result.holds == found.holds[k] and (result.status == "not verified") != found.verified[k]
        if found.verified[k]:
            same = same and np.allclose([found.slack[k], found.joining[k]], [relative, joining], atol=1e-9)
        if not same:
            other.append(k)
    return found, other


@pytest.mark.parametrize("which", ["phased", "at_once"])
def test_ladder(which: str) -> None:
    question = ladder_question(which)
    found, other = differences(question, draw_numbers(question, 60, 1, wide(question)))
    assert other == []
    assert found.share_changed > 0.1
    assert found.solved < 60
    raw = found.raw / found.slack
    np.testing.assert_allclose(raw[found.party == 0] > 0, True)


@pytest.mark.parametrize("squared", [False, True])
@pytest.mark.parametrize("seen_after", [1, 2])
def test_named_numbers(squared: bool, seen_after: int) -> None:
    question = river_question(WIDE, seen_after, squared)
    found, other = differences(question, draw_numbers(question, 80, 2))
    assert other == []
    assert 0 < found.share_holding < 1


def test_per_year_with_steps_of_different_lengths() -> None:
    plain = river_question(WIDE)
    scheme = replace(river(WIDE), discount=Discount("year", WIDE, {"up": fixed(0.9)}))
    steps = (Step({"F": 1, "C": 1}, 6.0), Step({"F": 2, "C": 2}, 9.0))
    question = replace(plain, agreement=scheme, roadmap=Roadmap("plan", plain.roadmap.name, ("bank",), steps))
    found, other = differences(question, draw_numbers(question, 40, 3))
    assert other == []
    assert found.verified.all()


@pytest.mark.parametrize("seed", [f"draw {k}" for k in range(30)])
def test_random_agreements(seed: str) -> None:
    question = drawn_question(seed)
    _, other = differences(question, draw_numbers(question, 12, 4, wide(question, 0.3)))
    assert other == []


@pytest.mark.parametrize("seed", [f"draw {k}" for k in range(12)])
def test_draws_with_rules_of_their_own_are_judged_the_same(seed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    question = drawn_question(seed)
    drawn = draw_numbers(question, 24, 4, wide(question, 0.3))
    frozen = check_draws(question, drawn)
    monkeypatch.setattr(Judge, "scattered", property(lambda judge: judge.judged > 0))
    anew, other = differences(question, drawn)
    assert other == []
    for one, two in ((frozen.slack, anew.slack), (frozen.raw, anew.raw), (frozen.joining, anew.joining)):
        np.testing.assert_allclose(one, two, atol=1e-9)
    np.testing.assert_array_equal(frozen.changed, anew.changed)
    np.testing.assert_array_equal(frozen.holds, anew.holds)


def test_a_limit_leaves_the_first_draws() -> None:
    question = river_question(WIDE)
    drawn, calls = draw_numbers(question, 100, 7), 0

    def watch(_doing: str, done: int, _of: int) -> None:
        nonlocal calls
        calls += 1
        if done >= 24:
            raise LimitReached

    whole, part = check_draws(question, drawn), check_draws(question, drawn, watch)
    assert (whole.complete, part.complete, len(part.slack)) == (True, False, 24)
    np.testing.assert_array_equal(part.slack, whole.slack[:24])
    assert all(len(values) == 24 for values in part.drawn.values())
    assert calls > 0


def test_the_same_seed_gives_the_same() -> None:
    question = river_question(WIDE)
    one, two = (check_draws(question, draw_numbers(question, 200, 7)) for _ in range(2))
    np.testing.assert_array_equal(one.slack, two.slack)
    np.testing.assert_array_equal(one.changed, two.changed)
    other = check_draws(question, draw_numbers(question, 200, 8))
    assert not np.array_equal(one.slack, other.slack)


def test_draws_keep_to_range_and_shape() -> None:
    question = river_question(WIDE)
    drawn = draw_numbers(question, 4000, 1)
    assert set(drawn) == set(question.box())
    for path, values in drawn.items():
        assert question.ranges[path].low <= values.min()
        assert values.max() <= question.ranges[path].high
    assert drawn["numbers.power"].std() < 0.9 * 1 / np.sqrt(12)  # triangular, not uniform


def test_nothing_drawn() -> None:
    question = ladder_question()
    assert draw_numbers(question, 5, 1) == {}
    with pytest.raises(ValueError, match="nothing to draw"):
        check_draws(question, {})


@pytest.mark.slow
def test_pace() -> None:
    question = ladder_question()
    drawn = draw_numbers(question, 20_000, 1, wide(question))
    start = time.perf_counter()
    found = check_draws(question, drawn)
    assert found.share_changed > 0.1
    assert time.perf_counter() - start < 10
