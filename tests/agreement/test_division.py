"""Long steps in parts: payoffs stay, detection is a time, merging and splitting steps changes nothing."""

import random
from dataclasses import replace
from typing import Literal

import numpy as np
import pytest

from detente.agreement.roadmaps.deviations import Path, best_deviation, deviations
from detente.agreement.roadmaps.division import divided, period_of
from detente.agreement.roadmaps.path import Checker, Settings, check, path_of, path_values
from detente.agreement.terms.game import AgreementGame, BreachTerms, Share
from detente.model.roadmap import Roadmap, Step
from detente.model.texts import Text
from tests.agreement.arithmetic import roadmap
from tests.agreement.classics import dilemma
from tests.agreement.draws import draw, game

Per = Literal["step", "year"]


def written(*steps: tuple[dict[str, int], float]) -> Roadmap:
    return Roadmap("plan", Text("plan"), (), tuple(Step(levels, months) for levels, months in steps))


def timed(built: AgreementGame, months: float | None, per: Per = "year") -> AgreementGame:
    return replace(built, breach=replace(built.breach, seen_months=months), per=per)


def random_plan(built: AgreementGame, source: random.Random) -> list[tuple[dict[str, int], float]]:
    """Up to four steps, each of which raises or lowers something."""
    levels = built.lattice.named(built.lattice.now)
    steps = []
    for _ in range(source.randrange(1, 5)):
        measure = source.choice(built.lattice.measures)
        now = levels[measure.id]
        there = [v for v in range(now - measure.down, now + measure.up + 1) if 0 <= v <= measure.highest and v != now]
        if there:
            levels[measure.id] = source.choice(there)
            steps.append(({measure.id: levels[measure.id]}, float(source.choice([1, 2, 3, 4, 6, 9, 12, 24]))))
    return steps


SEEDS = [f"draw {k}" for k in range(60)]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("per", ["step", "year"])
def test_nobody_gets_more_or_less_on_the_path(seed: str, per: Per) -> None:
    source = random.Random(seed)
    built = game(draw(seed))
    plan = written(*random_plan(built, source))
    if not plan.steps:
        return
    whole = path_of(timed(built, None, per), plan)
    parts = path_of(timed(built, float(source.choice([1, 2, 1.5, 5])), per), plan)
    values = [path_values(replace(built, per=per), path)[0] for path in (whole, parts)]
    assert values[0] == pytest.approx(values[1])
    assert parts.written == whole
    lengths = [sum(step.months or 0.0 for step in plan.steps[:k]) for k in range(len(whole))]
    period = period_of(parts)
    if period is not None:
        for start, periods in zip(lengths, parts.within, strict=True):
            assert start == pytest.approx(periods[0] * period)


@pytest.mark.parametrize("seed", SEEDS)
def test_merging_and_splitting_steps_of_equal_content_changes_nothing(seed: str) -> None:
    source = random.Random(seed)
    built = timed(game(draw(seed)), float(source.choice([1, 2, 3, 5])))
    steps = random_plan(built, source)
    if not steps:
        return
    pieces: list[tuple[dict[str, int], float]] = []
    starts = []
    for levels, months in steps:
        starts.append(len(pieces))
        first = source.choice([0.25, 0.5, 1 / 3, 0.7]) * months
        pieces += [(levels, first), ({}, months - first)] if source.random() < 0.7 else [(levels, months)]
    one, other = (check(built, plan).told for plan in (written(*steps), written(*pieces)))
    assert one.status == other.status
    assert (one.weakest is None) is (other.weakest is None)
    for i in built.owners:  # a written step shows the period in which the share is least
        party = built.parties[i]
        values = []
        for found in (one, other):
            shares = [each.relative for each in found.incentives if each.party == party and each.relative is not None]
            values.append(min(shares, default=None))
        assert values[0] == pytest.approx(values[1])


@pytest.mark.parametrize("seed", SEEDS[:20])
def test_as_in_steps_where_every_step_takes_as_long_as_detection(seed: str) -> None:
    source = random.Random(seed)
    built = game(draw(seed))
    plan = written(*((levels, 6.0) for levels, _ in random_plan(built, source)))
    if not plan.steps:
        return
    in_steps, in_months = (check(timed(built, late), plan).told for late in (None, 6.0))
    assert in_steps.status == in_months.status
    for one, other in zip(in_steps.incentives, in_months.incentives, strict=True):
        assert (one.step, one.party, one.deviation) == (other.step, other.party, other.deviation)
        assert one.slack == pytest.approx(other.slack)


@pytest.mark.parametrize("per", ["step", "year"])
@pytest.mark.parametrize("late", [1.0, 2.0, 5.0, 24.0])
def test_a_long_step_is_answered_in_time(per: Per, late: float) -> None:
    """9/1/10/3: leaving pays unless the factor over the time until it is seen is at least 1/7."""
    plan = written(({"X": 1, "Y": 1}, 24.0))
    for patience in (0.1, 0.2, 0.5, 0.9):
        built = timed(replace(dilemma(patience), per=per), late, per)
        factor = patience ** (late / 24 if per == "step" else late / 12)
        found = check(built, plan).told
        assert found.holds is (factor >= 1 / 7)
        assert found.slack == pytest.approx(9 - (1 - factor) * 10 - factor * 3)


def test_steps_leave_a_long_step_unanswered() -> None:
    plan = written(({"X": 1, "Y": 1}, 24.0))
    built = replace(dilemma(0.3), per="year")
    assert not check(built, plan).holds  # .3 squared is less than a seventh
    assert check(timed(built, 2.0), plan).holds


def test_detection_lasts_beyond_a_short_step() -> None:
    """Steps of 1 and 3 months, seen after 2: periods of one month, two of them until it is seen."""
    built = timed(dilemma(0.9), 2.0)
    path = path_of(built, written(({"X": 1}, 1.0), ({"Y": 1}, 3.0)))
    assert path.months == (1.0, 1.0)
    assert path.lag(built) == 2
    assert path.within == ((0,), (1,))
    assert path.states == (0, 2, 3)


def test_a_step_in_the_middle_is_left_late() -> None:
    """Payment up front for 12 months, work in the second year: whoever was paid leaves just before the work."""
    path = Path((0, 2, 3), (12.0, 12.0))
    parts = divided(path, 3.0, "year")
    assert parts.months == (3.0,) * 5
    assert parts.states == (0, 2, 2, 2, 2, 3)
    assert parts.within == ((0, 1, 2, 3), (4,))
    assert [parts.told(k) for k in range(6)] == [0, 0, 0, 0, 1, 2]


def test_shares_of_a_step_add_up_and_are_no_months() -> None:
    parts = divided(Path((0, 1, 2, 3), (5.0, 7.0, 4.0)), 4.0, "step")
    assert sum(each or 0.0 for each in parts.months[:-1]) == pytest.approx(2)
    assert Share(0.5) != 0.5
    assert len({Share(0.5), Share(0.5), 0.5}) == 2


@pytest.mark.parametrize(("months", "late", "what"), [((None, 3.0), 1.0, "needs"), ((1000.0, 3.0), 0.1, "common")])
def test_what_cannot_be_divided(months: tuple[float | None, ...], late: float, what: str) -> None:
    with pytest.raises(ValueError, match=what):
        divided(Path((0, 1, 0), months), late, "year")


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("late", [1, 2, 3])
def test_the_best_deviation_is_the_best_of_all_routes(seed: str, late: int) -> None:
    built = game(draw(seed))
    if len(built.lattice) > 60:
        return
    source = random.Random(seed)
    path = path_of(built, written(*random_plan(built, source)))
    path = replace(path, seen_after=late)
    after = np.array([source.random() for _ in range(len(built.lattice))])
    for i in built.owners:
        for step in range(len(path) + 1):
            routes = deviations(built, path, step, i)
            found = best_deviation(built, path, step, i, after, {}, 1e-9)
            if not len(routes):
                assert found is None
                continue
            d = float(built.discount[i])
            worth = [
                sum((1 - d) * d**k * built.kept[i, s] for k, s in enumerate(route)) + d**late * after[route[-1]]
                for route in routes.tolist()
            ]
            assert found is not None
            assert found.worth == pytest.approx(max(worth))
            assert list(found.route) in routes.tolist()
            assert worth[routes.tolist().index(list(found.route))] == pytest.approx(max(worth))
            assert found.weight == pytest.approx(d**late)


@pytest.mark.parametrize("late", [7, 20, 60])
def test_a_breach_seen_very_late_is_judged_at_once(late: int) -> None:
    built = replace(dilemma(0.99), breach=BreachTerms(seen_after=late))
    found = Checker(built, Settings(())).check(path_of(built, roadmap("together", "", {"X": 1, "Y": 1})))
    assert found.slack == pytest.approx(9 - 10 * (1 - 0.99**late) - 3 * 0.99**late)
