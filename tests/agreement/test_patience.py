"""Discount factors at which a roadmap holds, as intervals; the search for any threshold, against thresholds put in."""

import random
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from scipy.optimize import brentq

from detente.agreement.roadmaps.foresight import unmoved
from detente.agreement.roadmaps.path import Checker, Settings, check, path_of
from detente.agreement.roadmaps.patience import HIGHEST, LOWEST, at_factor, margin, patience
from detente.agreement.terms.game import AgreementGame, BreachTerms
from detente.agreement.thresholds import Interval, Judge, Judged, Scan, least, where
from tests.agreement.arithmetic import measure, roadmap
from tests.agreement.classics import dilemma, tabled
from tests.agreement.korea import GUARANTORS, ROADMAPS, ladder

TOGETHER = roadmap("together", "", {"X": 1, "Y": 1})
EVEN = Scan.even(0.0, 1.0, 19)


def test_dilemma_needs_a_seventh() -> None:
    game = dilemma(0.5)
    found = patience(game, path_of(game, TOGETHER), Settings(()))
    (only,) = found.intervals
    assert only.low == pytest.approx(1 / 7, abs=1e-9)
    assert only.high == HIGHEST
    assert found.unverified == ()


def test_one_party_alone() -> None:
    game = dilemma(0.5)
    found = patience(game, path_of(game, TOGETHER), Settings(()), "a")
    assert found.least == pytest.approx(1 / 7, abs=1e-8)
    impatient = patience(dilemma(0.1), path_of(game, TOGETHER), Settings(()), "a")
    assert impatient.intervals == ()
    assert impatient.least is None


def tempted(reward: float, temptation: float, punishment: float, seen_after: int) -> AgreementGame:
    """A prisoner's dilemma whose sucker gets less than the punishment by 1."""
    first = np.array([punishment, temptation, punishment - 1, reward])
    second = np.array([punishment, punishment - 1, temptation, reward])
    game = tabled([measure("X", "a", 1), measure("Y", "b", 1)], ("a", "b"), [first, second], 0.3)
    return replace(game, breach=BreachTerms(seen_after=seen_after))


@pytest.mark.parametrize(
    ("payoffs", "seen_after", "expected"),
    [
        ((8, 17, 0), 1, 9 / 17),
        ((3, 4, 2), 1, 0.5),
        ((3, 4, 2), 2, 0.7071067811865476),
        ((3, 4, 2), 3, 0.7937005259840998),
    ],
)
def test_a_breach_seen_late_needs_a_root(payoffs: tuple[float, float, float], seen_after: int, expected: float) -> None:
    """Leaving gains T - R until it is seen and loses R - P ever after: d^l >= (T - R) / (T - P) (folk theorem)."""
    game = tempted(*payoffs, seen_after)
    found = patience(game, path_of(game, TOGETHER), Settings(()))
    ((low, high),) = [(each.low, each.high) for each in found.intervals]
    assert low == pytest.approx(expected, abs=1e-7)
    assert high == HIGHEST
    assert found.intervals[0].low_closed


def test_phased_roadmap_of_the_ladder() -> None:
    game = ladder()
    found = patience(game, path_of(game, ROADMAPS["phased"]), Settings(GUARANTORS))
    assert found.least == pytest.approx(21 / 26, abs=1e-9)


# ------------------------------------------------------------------ middling patience only
# a gains 6 by leaving, loses 7 ever after, and can then climb out of a valley to be better off than before.

UP = 4


def valley(y: float) -> float:
    return 1.2 * y - 20 * y * (1 - y)


def climber(patience: float) -> AgreementGame:
    """X: a leaves; Y: a climbs, one level a step; Z: b's gift, not taken back."""
    measures = [
        measure("X", "a", 1),
        measure("Y", "a", UP, up=1, in_deal=False),
        measure("Z", "b", 1, down=0),
    ]
    levels = [(x, y, z) for x in range(2) for y in range(UP + 1) for z in range(2)]
    first = np.array([6.0 * x + valley(y / UP) + 15 * z for x, y, z in levels])
    second = np.array([z * (1 - 1.1 * x) for x, y, z in levels])
    game = tabled(measures, ("a", "b"), [first, second], patience)
    return replace(game, breach=BreachTerms(audience=7.0))


def gain(d: float) -> float:
    """What leaving brings a, by hand: never climbing, climbing at once, climbing after the breach is seen."""

    def worth(flows: list[float]) -> float:
        return float(
            (1 - d) * sum(flow * d**t for t, flow in enumerate(flows[:-1])) + flows[-1] * d ** (len(flows) - 1)
        )

    climb = [valley(k / UP) for k in range(1, UP + 1)]
    plans = ([0.0] * (UP + 1), [*climb, climb[-1]], [0.0, *climb])
    return max(worth([6 + plan[0], *(6 - 7 + each for each in plan[1:])]) for plan in plans)


def test_a_band_of_patience_between_the_points_of_a_scan() -> None:
    game = climber(0.9)
    path = path_of(game, roadmap("gift", "", {"Z": 1}))
    upper = float(brentq(gain, 0.9, 0.999, xtol=1e-12))
    assert gain(0.9) < 0 < gain(0.999)
    assert check(game, roadmap("gift", "", {"Z": 1})).holds
    for party in (None, "a"):
        found = patience(game, path, Settings(()), party)
        ((low, high),) = [(each.low, each.high) for each in found.intervals]
        assert (low, high) == pytest.approx((6 / 7, upper), abs=1e-6)
    assert patience(game, path, Settings(()), "b").is_everywhere


def test_the_verdict_on_the_file_is_never_contradicted() -> None:
    """However coarse the scan, the file's own factor is judged."""
    for factor in (0.87, 0.9, 0.93, 0.5, 0.99):
        game = climber(factor)
        found = patience(game, path_of(game, roadmap("gift", "", {"Z": 1})), Settings(()))
        holds = check(game, roadmap("gift", "", {"Z": 1})).holds
        assert any(each.holds(factor) for each in found.intervals) is holds


@pytest.mark.parametrize("party", [None, "a", "b"])
@pytest.mark.parametrize("seen_after", [1, 2])
def test_foresight_is_what_a_fresh_check_says_where_play_stays(party: str | None, seen_after: int) -> None:
    game = dilemma(0.5, seen_after=seen_after)
    path = path_of(game, TOGETHER)
    factors = np.array([0.2, 0.35, 0.7, 0.95])
    foreseen = unmoved(Checker(game, Settings(())).check(path), factors, party)
    fresh = [margin(Checker(at_factor(game, float(d), party), Settings(())).check(path)) for d in factors]
    assert foreseen == pytest.approx(fresh)


# ------------------------------------------------------------------ thresholds put in


def stepped(edges: list[float], closed: list[bool], statuses: list[str], slope: float | None) -> Judge:
    """Pieces between edges; closed: whether the edge belongs to the lower piece; margins fall to 0 at edges or jump."""

    def judge(value: float) -> Judged:
        k = sum(edge < value or (edge == value and not below) for edge, below in zip(edges, closed, strict=True))
        status = statuses[k]
        away = min(abs(value - edge) for edge in edges) if edges else 1.0
        size = slope * away if slope else 1.0
        return Judged(status, size if status == "holds" else -size)  # type: ignore[arg-type]

    return judge


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("slope", [None, 3.0])
def test_every_piece_wider_than_the_scan_is_found_with_its_ends(seed: int, slope: float | None) -> None:
    draw = random.Random(seed)
    edges = sorted(draw.choice([draw.random(), draw.randrange(1, 40) / 40]) for _ in range(draw.randrange(5)))
    if any(other - one < 0.06 for one, other in pairwise([0.0, *edges, 1.0])):
        edges = edges[:1] if edges and 0.06 < edges[0] < 0.94 else []
    statuses = [draw.choice(["holds", "fails", "not verified"]) for _ in range(len(edges) + 1)]
    for k in range(len(edges)):
        while statuses[k] == statuses[k + 1]:
            statuses[k + 1] = draw.choice(["holds", "fails", "not verified"])
    closed = [draw.random() < 0.5 for _ in edges]
    judge = stepped(edges, closed, statuses, slope)
    found = where(judge, EVEN)
    bounds = [0.0, *edges, 1.0]
    for wanted, intervals in (("holds", found.intervals), ("not verified", found.unverified)):
        expected = [k for k, status in enumerate(statuses) if status == wanted]
        assert len(intervals) == len(expected)
        for each, k in zip(intervals, expected, strict=True):
            assert (each.low, each.high) == pytest.approx((bounds[k], bounds[k + 1]), abs=1e-6)
            if each.low_closed:
                assert judge(each.low).status == wanted
            if each.high_closed:
                assert judge(each.high).status == wanted
            for edge, is_closed in ((each.low, each.low_closed), (each.high, each.high_closed)):
                if edge in edges:  # a plain fraction: the end itself was judged
                    assert is_closed is (judge(edge).status == wanted)


def test_a_piece_narrower_than_the_scan_is_found_where_margins_point_to_it() -> None:
    """Between .30 and .35 two straight margins meet above 0, from .322 to .328; and one jumps down at .333."""

    def hump(value: float) -> Judged:
        high = min(value - 0.322, 0.328 - value)
        return Judged("holds" if high >= 0 else "fails", high)

    def cliff(value: float) -> Judged:
        high = value - 0.322 if value < 0.333 else -1 - value
        return Judged("holds" if high >= 0 else "fails", high)

    for judge, ends in ((hump, (0.322, 0.328)), (cliff, (0.322, 0.333))):
        (found,) = where(judge, EVEN).intervals
        assert (found.low, found.high) == pytest.approx(ends, abs=1e-6)


def test_a_third_answer_between_two_is_found_however_narrow() -> None:
    """Between one point where it fails and the next where it holds lies a little that is not verified."""
    judge = stepped([0.402, 0.4051], [False, False], ["fails", "not verified", "holds"], None)
    found = where(judge, EVEN)
    assert [(found.unverified[0].low, found.unverified[0].high)] == [pytest.approx((0.402, 0.4051), abs=1e-7)]
    assert [(each.low, each.high) for each in found.intervals] == [pytest.approx((0.4051, 1.0), abs=1e-7)]
    value, lower_may = least(judge, EVEN)
    assert value == pytest.approx(0.4051, abs=1e-7)
    assert lower_may


def test_changes_too_many_to_follow_are_not_verified() -> None:
    """Between .4 and .45 the answer alternates eighty times."""
    edges = [0.401 + k * 0.0006 for k in range(80)]
    judge = stepped(edges, [False] * 80, ["fails", "holds"] * 40 + ["holds"], None)
    found = where(judge, EVEN)
    assert all(judge((each.low + each.high) / 2).status == "holds" for each in found.intervals)


def test_false_position_needs_few_values() -> None:
    asked = 0

    def judge(value: float) -> Judged:
        nonlocal asked
        asked += 1
        high = value**2 - 0.3
        return Judged("holds" if high >= 0 else "fails", high)

    assert where(judge, EVEN).least == pytest.approx(0.3**0.5, abs=1e-9)
    assert asked <= 21 + 12


def test_one_value_alone_may_hold() -> None:
    found = where(lambda x: Judged("holds" if x == 0.37 else "fails"), Scan.even(0.0, 1.0, 9, [0.37]))
    assert found.intervals == (Interval(0.37, 0.37),)


@pytest.mark.parametrize(
    ("judge", "expected"),
    [
        (lambda x: Judged("holds" if x > 0.123 else "fails"), (pytest.approx(0.123, abs=1e-8), False)),
        (lambda x: Judged("holds"), (0.0, False)),
        (lambda x: Judged("fails"), (None, False)),
        (lambda x: Judged("fails" if x < 0.5 else "not verified"), (None, True)),
    ],
)
def test_the_least_value(judge: Callable[[float], Judged], expected: tuple[float | None, bool]) -> None:
    assert least(judge, EVEN) == expected


@pytest.mark.parametrize("factor", [0.9999, 0.0001])
def test_the_verdict_on_the_file_is_not_contradicted_beyond_the_scan(factor: float) -> None:
    """Leaving gains 1999 once and loses 1 ever after, so it holds from 1999/2000 on."""
    game = at_factor(tempted(2, 2001, 1, 1), factor)
    found = patience(game, path_of(game, TOGETHER), Settings(()))
    holds = check(game, TOGETHER).holds
    assert holds is (factor > 0.9995)
    assert any(each.holds(factor) for each in found.intervals) is holds
    if holds:
        (only,) = found.intervals
        assert only.low == pytest.approx(0.9995, abs=1e-9)
        assert only.high == factor


@pytest.mark.parametrize("patience_now", [0.3, 0.5, 0.9])
def test_what_holds_under_some_has_intervals_of_its_own(patience_now: float) -> None:
    """Two sellers earn .5 each, 1 who undercuts alone, nothing if both do: under some from 1/2 on, under all never."""
    one = np.array([0, 1.0, 0, 0.5])
    measures = [measure("A", "a", 1, now=1), measure("B", "b", 1, now=1)]
    game = tabled(measures, ("a", "b"), [one, one[[0, 2, 1, 3]]], patience_now)
    found = patience(game, path_of(game, roadmap("none", "", {})), Settings(()))
    assert found.intervals == ()
    assert found.under_some is not None
    assert found.under_some.intervals == (Interval(0.5, HIGHEST),)


def test_ends_of_the_scan_are_those_of_patience() -> None:
    found = patience(dilemma(0.5), path_of(dilemma(0.5), roadmap("none", "", {})), Settings(()))
    assert found.intervals == (Interval(LOWEST, HIGHEST),)
