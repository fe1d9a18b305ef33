"""What every model claims to keep, on 1,000 random issues; and that a claim left out is left out with reason."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from detente.bargaining.draws import Draws
from detente.bargaining.issue import IssueInput
from detente.bargaining.models import MODELS, Model
from detente.bargaining.points import STATUSES, Settlement
from tests.bargaining.random_issues import issue, issues

ISSUES = tuple(issues(1000, seed=5))
Change = Callable[[IssueInput], IssueInput]


def permuted(found: IssueInput) -> IssueInput:
    order = np.random.default_rng(len(found.actors)).permutation(len(found.actors))
    return IssueInput(
        tuple(found.actors[k] for k in order),
        found.position[order],
        found.salience[order],
        found.capability[order],
        found.low,
        found.high,
        found.reference,
        found.veto[order],
    )


def moved(found: IssueInput, factor: float, shift: float) -> IssueInput:
    low, high = sorted((factor * found.low + shift, factor * found.high + shift))
    reference = None if found.reference is None else factor * found.reference + shift
    return replace(found, position=factor * found.position + shift, low=low, high=high, reference=reference)


CHANGES: dict[str, tuple[Change, float, float]] = {
    "permutation": (permuted, 1, 0),
    "affine": (lambda found: moved(found, 0.3, -7), 0.3, -7),
    "capability": (lambda found: replace(found, capability=found.capability * 37.0), 1, 0),
    "reflection": (lambda found: moved(found, -1, 100), -1, 100),
}


@cache
def unchanged(model: Model) -> list[Settlement]:
    return [model.settle(each) for each in ISSUES]


def agree(before: Settlement, after: Settlement, factor: float, shift: float) -> bool:
    if before.value is None or after.value is None:
        return before == after
    return before.status == after.status and after.value == pytest.approx(factor * before.value + shift, abs=1e-5)


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_what_is_claimed_holds(model: Model, change: str) -> None:
    if change not in model.keeps:
        return
    changed, factor, shift = CHANGES[change]
    pairs = zip(ISSUES, unchanged(model), strict=True)
    broken = [each for each, before in pairs if not agree(before, model.settle(changed(each)), factor, shift)]
    assert broken == []


def test_only_the_coded_variant_claims_less_and_does_break_it() -> None:
    less = {model.name: model for model in MODELS if set(CHANGES) - model.keeps}
    assert list(less) == ["as-coded"]
    changed, factor, shift = CHANGES["reflection"]
    model = less["as-coded"]
    pairs = zip(ISSUES, unchanged(model), strict=True)
    assert any(not agree(before, model.settle(changed(each)), factor, shift) for each, before in pairs)


@pytest.mark.parametrize("change", CHANGES)
def test_exchanges_between_issues_keep_what_is_claimed(change: str) -> None:
    changed, factor, shift = CHANGES[change]
    (model,) = [model for model in MODELS if model.together]
    random = np.random.default_rng(9)
    traded = 0
    for _number in range(150):
        several = tuple(issue(random, actors=4) for _issue in range(3))
        before, after = model.settle_all(several), model.settle_all(tuple(map(changed, several)))
        assert all(agree(one, other, factor, shift) for one, other in zip(before, after, strict=True)), several
        traded += any(each.status == "settled" for each in before)
    assert traded > 50


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_a_point_lies_on_the_scale_and_every_status_is_known(model: Model) -> None:
    for found in unchanged(model):
        assert found.status in STATUSES
        assert found.value is None or -1e-9 <= found.value <= 100 + 1e-9


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_many_draws_at_once_are_the_same_as_one_by_one(model: Model) -> None:
    random = np.random.default_rng(3)
    first = issue(random, actors=6)
    rows = [replace(first, position=random.random(6) * 100, salience=random.random(6)) for _draw in range(40)]
    reference = None if first.reference is None else np.full(40, first.reference)
    draws = Draws(
        np.array([each.position for each in rows]),
        np.array([each.salience for each in rows]),
        np.array([each.capability for each in rows]),
        0.0,
        100.0,
        reference,
        first.veto,
    )
    together = model.points(draws)
    for k, each in enumerate(rows):
        alone = model.settle(each)
        assert STATUSES[together.status[k]] == alone.status
        assert together.value[k] == pytest.approx(alone.value or 0, abs=1e-9)
