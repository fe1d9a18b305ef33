"""The forecast against its definition, what it does not depend on, and whether learning finds what made outcomes."""

import numpy as np
import pytest

from detente.bargaining.distribution.blocks import folds, resampled
from detente.bargaining.distribution.fitting import Resolved, fit
from detente.bargaining.distribution.forecast import LEVELS, pooled
from detente.bargaining.distribution.points import POINTS
from detente.bargaining.distribution.rivals import RIVALS
from detente.bargaining.distribution.scores import covered, crps
from detente.bargaining.distribution.settlement import Shape, settle, settle_draws
from detente.bargaining.distribution.variants import VARIANTS
from detente.bargaining.issue import IssueInput
from detente.bargaining.models import MODELS
from tests.bargaining import twin
from tests.bargaining.distribution.history import TRUE, drawn_issue, history, issue_of, slow_weights
from tests.bargaining.random_issues import issues

SHAPE = Shape(0.8, 1.5, ((0.5, 0.45),), "somewhere")
MANY = list(history(TRUE, 300, 7))
ODD = issue_of([1, 1, 2.345], [0.2, 0, 1], [3, 1, 2], low=1, high=4)
CASES = [drawn_issue(np.random.default_rng(k)) for k in range(25)] + [
    ODD,
    issue_of([50], [1]),
    issue_of([0, 100], [1, 1]),
]


@pytest.mark.parametrize("issue", CASES, ids=range(len(CASES)))
def test_it_is_its_definition(issue: IssueInput) -> None:
    found, slow = settle(issue, SHAPE), slow_weights(issue, SHAPE)
    assert found.support == pytest.approx(np.array(list(slow)))
    assert found.weight == pytest.approx(np.array(list(slow.values())))
    assert (found.domain, found.validated, found.widened) == ("somewhere", False, SHAPE.widened)


@pytest.mark.parametrize("issue", CASES[:8], ids=range(8))
def test_order_scale_direction_and_unit_of_capability_do_not_matter(issue: IssueInput) -> None:
    found = settle(issue, SHAPE)
    position, salience = issue.position, issue.salience
    turned = settle(issue_of((100 - position)[::-1].tolist(), salience[::-1].tolist()), SHAPE)
    assert turned.quantile(0.2) == pytest.approx(100 - found.quantile(0.8))
    stretched = issue_of((3 * position - 7).tolist(), salience.tolist(), [9.0] * len(position), -7, 293)
    assert settle(stretched, SHAPE).interval(0.8) == pytest.approx(tuple(3 * x - 7 for x in found.interval(0.8)))


def test_nobody_with_weight_makes_no_forecast() -> None:
    with pytest.raises(ValueError, match="weight"):
        settle(issue_of([10, 20, 30], [0, 0, 0]), SHAPE)
    with pytest.raises(ValueError, match="weight"):
        settle_draws(ODD, np.ones((2, 3)), np.zeros((2, 3)), SHAPE)


def test_draws_are_pooled_with_equal_chances() -> None:
    issue = issue_of([0, 30, 100], [1, 0.5, 0.25])
    random = np.random.default_rng(3)
    positions = random.integers(0, 101, size=(6, 3)).astype(float)
    weights = random.uniform(0, 1, size=(6, 3))
    each = [settle(issue_of(p.tolist(), w.tolist()), SHAPE) for p, w in zip(positions, weights, strict=True)]
    expected, found = pooled(each), settle_draws(issue, positions, weights, SHAPE, validated=True)
    assert found.support == pytest.approx(expected.support)
    assert found.weight == pytest.approx(expected.weight)
    assert found.validated


def test_draws_may_have_a_centre_of_their_own_and_are_many() -> None:
    issue = issue_of([0, 30, 100], [1, 0.5, 0.25], low=-100, high=100)
    random = np.random.default_rng(9)
    positions = random.integers(-100, 101, size=(5_000, 3)).astype(float)
    weights = random.integers(0, 2, size=(5_000, 3)).astype(float)
    centres = random.integers(-100, 101, size=5_000).astype(float)
    found = settle_draws(issue, positions, weights, SHAPE, centres=centres)
    expected = dict.fromkeys(found.support.round(6).tolist(), 0.0)
    heard = [k for k in range(5_000) if weights[k].sum() > 0]
    for k in heard:
        drawn = issue_of(positions[k].tolist(), weights[k].tolist(), low=-100, high=100)
        for x, weight in slow_weights(drawn, SHAPE, centre=(float(centres[k]) + 100) / 200).items():
            expected[round(x, 6)] += weight / len(heard)
    assert dict(zip(found.support.round(6).tolist(), found.weight.tolist(), strict=True)) == pytest.approx(expected)


def test_doubt_about_inputs_widens_the_interval() -> None:
    issue = issue_of([20, 20, 20], [1, 1, 1])
    drawn = np.clip(20 + np.random.default_rng(4).normal(0, 20, size=(500, 3)), 0, 100)
    narrow, wide = (
        settle(issue, SHAPE).interval(0.5),
        settle_draws(issue, drawn, np.ones((500, 3)), SHAPE).interval(0.5),
    )
    assert wide[1] - wide[0] > narrow[1] - narrow[0]


def test_learning_finds_what_made_the_outcomes() -> None:
    found = fit(MANY, "here")
    assert found.pull == pytest.approx(TRUE.pull, rel=0.3)
    assert found.closeness == pytest.approx(TRUE.closeness, rel=0.2)
    assert found.domain == "here"
    score = np.mean([crps(settle(each.issue, found), each.outcome) for each in MANY])
    for pull, closeness in ((found.pull * 1.2, found.closeness), (found.pull, found.closeness * 1.2), (0.01, 9.0)):
        other = Shape(pull, closeness)
        assert score <= np.mean([crps(settle(each.issue, other), each.outcome) for each in MANY])


def test_intervals_hold_what_they_say_on_outcomes_that_were_not_learned_from() -> None:
    found = fit(MANY)
    fresh = list(history(TRUE, 300, 8))
    for level in LEVELS:
        share = np.mean([covered(settle(each.issue, found), each.outcome, level) for each in fresh])
        assert share == pytest.approx(level, abs=0.05)


def test_learning_from_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="no issue"):
        fit([])


def test_folds_keep_groups_whole_and_score_every_row_once() -> None:
    groups = [f"g{k % 7}" for k in range(40)]
    scored: list[int] = []
    for seen, aside in folds(groups, 10, 1):
        assert not {groups[k] for k in seen} & {groups[k] for k in aside}
        assert sorted([*seen, *aside]) == list(range(40))
        scored += aside.tolist()
    assert sorted(scored) == list(range(40))
    with pytest.raises(ValueError, match="divided"):
        list(folds(["a", "a"], 2, 1))


def test_resampling_draws_groups_not_issues() -> None:
    values = np.array([[0.0], [0.0], [0.0], [1.0]])
    found = resampled(values, ["a", "a", "a", "b"], 4_000, 1)
    assert set(found.ravel().round(6).tolist()) == {0.0, 0.25, 1.0}
    assert np.mean(found == 0.25) == pytest.approx(0.5, abs=0.03)


def test_rivals_are_what_they_say() -> None:
    one = Resolved("a", "a", issue_of([0, 100], [1, 3]), 60.0)
    two = Resolved("b", "b", issue_of([0, 50, 100], [1, 1, 2]), 100.0)
    asked = issue_of([10, 90], [1, 1])
    made = {name: learn([one, two])(asked) for name, learn in RIVALS.items()}
    atoms = {name: dict(zip(f.support.tolist(), f.weight.tolist(), strict=True)) for name, f in made.items()}
    assert atoms["climatology"] == {60: 0.5, 100: 0.5}
    assert atoms["positions"] == {10: 0.5, 90: 0.5}
    assert atoms["residuals"] == pytest.approx({35: 0.5, 87.5: 0.5})
    assert sorted(atoms["half_mix"].values()) == [0.25] * 4


@pytest.mark.parametrize(
    ("name", "expected"), [("mean", 57.5), ("median", 60.0), ("reference", None), ("middle", 50.0)]
)
def test_points(name: str, expected: float | None) -> None:
    assert POINTS[name]((issue_of([10, 60, 100], [1, 2, 1]),)) == (expected,)


def test_half_on_either_side_is_midway() -> None:
    assert POINTS["median"]((issue_of([10, 60, 100, 0], [1, 1, 1, 1]),)) == (35.0,)


@pytest.mark.parametrize("name", ["mean", "median"])
def test_points_of_models_are_those_spelled_out(name: str) -> None:
    for issue in issues(300, 4):
        actors = list(zip(issue.position.tolist(), issue.salience.tolist(), issue.capability.tolist(), strict=True))
        expected = getattr(twin, name)(actors) if issue.weight.sum() > 0 else None
        assert POINTS[name]((issue,)) == (pytest.approx(expected) if expected is not None else None,)


def test_every_model_is_a_point_and_sees_all_issues_of_a_group() -> None:
    assert set(POINTS) == {model.name for model in MODELS} | {"reference", "middle"}
    group = (issue_of([0, 100], [1, 0.2]), issue_of([0, 100], [0.2, 1]))
    assert POINTS["exchange"](group) != tuple(POINTS["exchange"]((each,))[0] for each in group)


def test_the_relative_with_the_shipped_settings_is_the_shipped_form() -> None:
    known = list(history(TRUE, 10, 5))
    numbers = fit(known)
    maker = VARIANTS[0.2, 1.0](known)
    for each in known[:8]:
        one, other = settle(each.issue, numbers), maker(each.issue)
        assert one.quantiles() == pytest.approx(other.quantiles())
