"""The numbers on the page about what a verdict withstands."""

import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from detente.agreement.endurance.flips import flips, nearest
from detente.agreement.endurance.frozen.question import Question
from detente.agreement.endurance.penal import check_under_penal_codes
from detente.agreement.endurance.robustness import worst_case
from detente.agreement.endurance.suspension import Kind, suspensions
from detente.agreement.roadmaps.deviations import Path as Way
from detente.agreement.roadmaps.path import Checker, Settings, path_of
from detente.agreement.terms.game import game_of
from tests.agreement.classics import dilemma
from tests.agreement.endurance.test_penal import LOW_LOW, cartel, checker
from tests.agreement.korea import AGAINST_US, GUARANTORS, PARTIES, ROADMAPS, agreement
from tests.agreement.test_oracle import rules_of
from tests.agreement.twin import Twin

PAGE = (Path(__file__).parents[3] / "docs" / "theory" / "endurance.md").read_text("utf-8")
TEXT = " ".join(PAGE.split())


@pytest.fixture(scope="module")
def korea() -> Question:
    return Question(agreement(up=1), PARTIES, ROADMAPS["phased"], Settings(GUARANTORS))


def threshold(holds: Callable[[float], bool]) -> float:
    """The least discount factor from which on it holds."""
    low, high = 0.01, 0.99
    while high - low > 1e-5:
        middle = (low + high) / 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high


def test_optimal_punishment() -> None:
    by_code = threshold(lambda d: check_under_penal_codes(checker(cartel(d)), LOW_LOW, 2).holds)
    reversion = threshold(lambda d: checker(cartel(d)).check(LOW_LOW).holds)
    assert f"from {reversion:.3f} on, by optimal punishment from {by_code:.3f} on" in TEXT
    half = checker(cartel(0.5))
    slacks = half.check(LOW_LOW).slack, check_under_penal_codes(half, LOW_LOW, 2).slack
    assert f"the slack is {slacks[0]:.2f} under reversion and {slacks[1]:.2f} under optimal punishment" in TEXT


@pytest.mark.parametrize("kind", ["repentance", "reversion"])
def test_suspension_of_one_period(kind: Kind) -> None:
    def one(patience: float) -> tuple[bool, bool]:
        found = suspensions(Checker(dilemma(patience), Settings(())), Way((0, 3)), kind, 1)
        return found.enough is not None, found.credible is not None

    enough, credible = threshold(lambda d: one(d)[0]), threshold(lambda d: one(d)[1])
    assert f"| {kind} | {enough:.3f} | {credible:.3f} |" in TEXT


def test_for_ever() -> None:
    grim = threshold(lambda d: Checker(dilemma(d), Settings(())).check(Way((0, 3))).holds)
    assert f"| for ever | {grim:.3f} | {grim:.3f} |" in TEXT


@pytest.mark.parametrize(("factor", "holds"), [(Fraction("1.251"), True), (Fraction("1.253"), False)])
def test_costs_a_quarter_and_a_little_higher_turn_the_verdict(factor: Fraction, holds: bool) -> None:
    """By the definitions: who enforces at these costs, and what the step that gives way is then worth."""
    costs = {party: float(factor * Fraction(str(amounts[1]))) for party, amounts in AGAINST_US.items()}
    scheme = agreement(costs=costs, up=1)
    twin, built = Twin(scheme, PARTIES), game_of(scheme, PARTIES)
    path = [tuple(int(k) for k in built.lattice.levels[s]) for s in path_of(built, ROADMAPS["phased"]).states]
    phase = Checker(built, Settings(GUARANTORS)).phase(built.parties.index("us"), None)
    acting = {s: max(twin.equilibria(s, "us", GUARANTORS), key=len) for s in twin.states}
    assert {len(each) for each in acting.values()} == {4 if holds else 2}
    flow = {s: twin.flow("us", s, "us", GUARANTORS, acting[s]) for s in twin.states}
    after, factor_us = twin.values("us", rules_of(built, phase.play), flow), twin.factor("us")
    assert max(twin.regrets("us", rules_of(built, phase.play), flow)) <= Fraction(1, 10**9)
    reached = twin.alternatives("us", path[3], path[4])
    best = max((1 - factor_us) * twin.kept("us", s) + factor_us * after[s] for s in reached)
    slack = twin.path_values("us", path)[3] - best
    assert (slack >= 0) is holds
    assert not holds or slack == pytest.approx(0.275)
    assert Question(scheme, PARTIES, ROADMAPS["phased"], Settings(GUARANTORS)).check({}).holds is holds
    assert "A rise of all costs by 25.1 % is still borne, one of 25.3 % is not: the verdict turns at 25.2 %" in TEXT


@pytest.mark.parametrize(("share", "ending"), [(0.01, "exact |"), (0.05, "exact:"), (0.25, "until a switch")])
def test_worst_cases(korea: Question, share: float, ending: str) -> None:
    found = worst_case(korea, korea.spread(share))
    assert found is not None
    assert ending.startswith(found.status)
    row = rf"\| ± {share:.0%} \| {found.raw:.5f} \| {ending}".replace("%", " %")
    assert re.search(row, TEXT), row
    assert found.status == "exact" or f"good for {found.good_for:.2f} of the range" in TEXT


@pytest.mark.parametrize(
    ("number", "row"),
    [
        ("discount.all", "| 0.85 | {:.5f} | the slack"),
        ("guarantees.chn.against.us.penalty", "| 2 | {:.5f} | the slack"),
        ("guarantees.rok.against.us.cost", "| 1.15 | {:.5f} | it stops"),
        ("guarantees.rok.reputation", "| 0.9 | {:.5f} | it stops"),
    ],
)
def test_nearest_flips(korea: Question, number: str, row: str) -> None:
    limits = {number: (0.3, 0.99) if number.startswith("discount") else (0.0, 3 * korea.ranges[number].central)}
    flip = nearest(flips(korea, limits))[number]
    assert row.format(flip.value) in TEXT
    assert (flip.reason == "switch") == ("stops" in row)
