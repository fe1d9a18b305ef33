"""What a sweep draws of a scenario, and the groups that users form of it."""

import math

import pytest

from detente.analyses.sweeps.drawn.factors import factors_of, grouped, unused
from detente.analyses.sweeps.drawn.numbers import numbers_of
from detente.analyses.sweeps.subjects import SUBJECTS
from detente.errors import InputError, Unanswerable
from detente.files.catalogue import find
from detente.files.read import read, read_text
from detente.model.scenario import Scenario
from detente.uncertainty.factors import Factor
from detente.uncertainty.ranges.doubled import shape as doubled
from tests.analyses.texts import scenario_text


@pytest.fixture(scope="module")
def example() -> Scenario:
    return read(find("upper-river-2031")).scenario


@pytest.fixture(scope="module")
def factors(example: Scenario) -> dict[str, Factor]:
    return {factor.id: factor for factor in factors_of(example)}


def test_everything_that_may_vary_is_there(factors: dict[str, Factor]) -> None:
    assert list(factors) == [
        "parties.uma.types.open",
        "preferences.dala/calm.weights.1.weight",
        "preferences.dala/hawk.payoffs.deal",
        "numbers.power",
        "numbers.drought",
        "guarantees.lakes.against.uma.penalty",
        "breach.leakage",
        "discount.uma",
        "capability.economy.dala",
        "issues.release.positions.uma.position",
        "issues.release.positions.dala.position",
        "issues.release.positions.lakes.position",
        "parties.uma.types",
        "parties.dala.types",
        "preferences.uma/open.2",
        "preferences.uma/open.3",
        "preferences.lakes",
    ]


def test_a_number_keeps_its_shape_source_and_bounds(factors: dict[str, Factor]) -> None:
    leakage, hawk = factors["breach.leakage"], factors["preferences.dala/hawk.payoffs.deal"]
    assert (leakage.low, leakage.mode, leakage.high, leakage.central) == (0.1, 0.15, 0.3, 0.15)
    assert (leakage.within, leakage.kind, leakage.confidence) == ((0.0, 1.0), "range", "assumed")
    assert (hawk.low, hawk.mode, hawk.high, hawk.central) == (2.0, None, 4.0, 3.0)
    assert (hawk.within, hawk.sources, hawk.confidence) == ((-math.inf, math.inf), ("envoy",), "judgement")
    position = factors["issues.release.positions.uma.position"]
    assert (position.within, position.unit) == ((0.0, 100.0), "per cent of the old flow")
    low, high = factors["discount.uma"].within
    assert 0 < low < 0.8
    assert 0.9 < high < 1


def test_statements_types_and_pairs(factors: dict[str, Factor]) -> None:
    shift, types, pairs = (factors[id] for id in ("preferences.uma/open.3", "parties.uma.types", "preferences.lakes"))
    assert (shift.kind, shift.low, shift.high, shift.central) == ("shift", -2.5, 2.5, 0.0)
    assert (types.kind, types.levels) == ("levels", ("open", "tough"))
    assert types.weights == pytest.approx((0.6 * 0.9 / (0.6 * 0.9 + 0.4 * 0.4), 0.4 * 0.4 / (0.6 * 0.9 + 0.4 * 0.4)))
    assert (pairs.kind, pairs.low, pairs.high) == ("completion", 0.0, 1.0)


def test_the_paths_are_those_of_set(factors: dict[str, Factor]) -> None:
    text = find("upper-river-2031").read_text("utf-8")
    for factor in factors.values():
        if factor.kind == "range":
            changed = read_text(text, "a.yaml", [f"{factor.id}={factor.central}"]).scenario
            assert factor.id not in {each.id for each in factors_of(changed)}
        if factor.kind == "shift":
            changed = read_text(text, "a.yaml", [f"{factor.id}.may_shift=0"]).scenario
            assert factor.id not in {each.id for each in factors_of(changed)}


def test_a_number_that_keeps_its_sign() -> None:
    text = scenario_text(numbers="{gain: 1..3, loss: -3..-1, either: -1..1}")
    within = {factor.id: factor.within for factor in factors_of(read_text(text, "a.yaml").scenario)}
    assert within == {
        "numbers.gain": (0.0, math.inf),
        "numbers.loss": (-math.inf, 0.0),
        "numbers.either": (-math.inf, math.inf),
    }


def test_pairs_that_settle_everything_are_no_factor() -> None:
    text = scenario_text(preferences='{a: [Y], b: {pairs: ["(X) > (not X)", "(X) = (X)", "(not X) = (not X)"]}}')
    assert factors_of(read_text(text, "a.yaml").scenario) == ()


@pytest.mark.parametrize(("found", "code"), [("3..1", "E2"), ("0.5..1.5", "E231"), ("-0.5..0.5", "E231")])
def test_ranges_out_of_order_or_bounds_are_errors_of_the_file(found: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        read_text(scenario_text(breach=f"{{leakage: {found}}}"), "a.yaml")
    assert any(problem.code.startswith(code) for problem in caught.value.problems)


# ------------------------------------------------------------------ groups and idle factors


def test_groups_share_a_draw(example: Scenario) -> None:
    found = grouped(
        factors_of(example), ["numbers.power, numbers.drought", "preferences.uma/open.2.may_shift,discount.uma"]
    )
    groups = {factor.id: factor.group for factor in found if factor.group}
    assert groups == {
        "numbers.power": "numbers.power,numbers.drought",
        "numbers.drought": "numbers.power,numbers.drought",
        "preferences.uma/open.2": "preferences.uma/open.2,discount.uma",
        "discount.uma": "preferences.uma/open.2,discount.uma",
    }


@pytest.mark.parametrize(
    ("groups", "code", "meant"),
    [
        (["numbers.powr,numbers.drought"], "E760", "numbers.power"),
        (["numbers.power"], "E761", None),
        (["numbers.power,numbers.power"], "E761", None),
        (["  ,"], "E761", None),
        (["numbers.power,numbers.drought", "numbers.power,discount.uma"], "E762", None),
    ],
)
def test_wrong_groups(example: Scenario, groups: list[str], code: str, meant: str | None) -> None:
    with pytest.raises(Unanswerable) as caught:
        grouped(factors_of(example), groups)
    assert code in [problem.code for problem in caught.value.problems]
    assert meant is None or caught.value.problems[0].facts["meant"] == meant


def test_a_factor_that_nothing_uses_is_warned_of() -> None:
    text = scenario_text(
        numbers="{idle: 1..3}", preferences="{a: [{wants: Y, may_shift: 1}], b: [X, {wants: not Y, may_shift: 1}]}"
    )
    case = read_text(text, "a.yaml").scenario
    found = unused(case, factors_of(case), SUBJECTS)
    assert [(problem.code, problem.facts["found"]) for problem in found] == [
        ("W760", "numbers.idle"),
        ("W760", "preferences.a.1"),
    ]


def test_no_doubled_range_of_the_flagship_has_a_share_above_one() -> None:
    scenario = read(find("vladivostok-2019")).scenario
    shares = {f"numbers.{name}" for name, each in scenario.agreement.numbers.items() if each.within == (0.0, 1.0)}
    assert shares == {f"numbers.{name}" for name in ("hidden", "slackened", "back_usa", "back_prc")}
    found = {number.path: number for number in numbers_of(scenario)}
    for path, number in found.items():
        ends = doubled(Factor(path, low=number.value.low, high=number.value.high, within=number.within))
        if path in shares or ".types." in path or path.endswith((".leak", ".protects", ".salience", ".turnover")):
            assert 0 <= ends.low <= ends.high <= 1, path
        if path.startswith("discount."):
            assert 0 < ends.low <= ends.high < 1, path
    assert found["numbers.hidden"].within == (0.0, 1.0)
