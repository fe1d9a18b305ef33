"""What every model claims to keep, on 1,000 random issues; and that a claim left out is left out with reason."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from detente.analyses.forecast import document, forecast
from detente.bargaining.draws import Draws
from detente.bargaining.issue import IssueInput
from detente.bargaining.models import MODELS, Model
from detente.bargaining.points import ANSWERED, STATUSES, Settlement
from detente.bargaining.rounds.answer import on_edge
from detente.files.read import read_text
from detente.words.forecast import spread
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
    return answers(model, ISSUES)


def answers(model: Model, found: Sequence[IssueInput]) -> list[Settlement]:
    """One by one; rounds, which look neither at vetoes nor at reference points, of all with as many actors at once."""
    if model.settings is None:
        return [model.settle(each) for each in found]
    by_place: dict[int, Settlement] = {}
    for count, low in {(len(each.actors), each.low) for each in found}:
        places = [k for k, each in enumerate(found) if (len(each.actors), each.low) == (count, low)]
        position, salience, capability = (
            np.array([getattr(found[k], name) for k in places]) for name in ("position", "salience", "capability")
        )
        draws = Draws(position, salience, capability, low, found[places[0]].high, None, np.zeros(count, dtype=bool))
        points, edges = model.points(draws), on_edge(draws, model.settings)
        for place, value, status, edge in zip(places, points.value, points.status, edges, strict=True):
            name = STATUSES[status]
            by_place[place] = Settlement(float(value), name, bool(edge)) if name in ANSWERED else Settlement(None, name)
    return [by_place[k] for k in range(len(found))]


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
    after = answers(model, [changed(each) for each in ISSUES])
    rows = zip(ISSUES, unchanged(model), after, strict=True)
    assert [each for each, before, now in rows if not agree(before, now, factor, shift)] == []


AFFINE = [(0.3, -7.0), (0.37, 3.0), (3.0, 11.0), (7.7, 1 / 3), (1e-3, 1e3)]
JUST_SO: tuple[tuple[list[float], list[float], list[float]], ...] = (
    ([75, 100, 50, 100, 50], [0, 1, 0, 1, 1], [1, 1, 1, 1, 1]),
    ([25, 25, 40, 40, 25, 50, 50], [1, 1, 0, 0, 0, 1, 1], [0, 2, 0, 0, 1, 2, 0]),
)
"""Places that come within a hundred-millionth of each other: what a last bit decides there must not decide the end."""


def given(position: list[float], salience: list[float], capability: list[float]) -> IssueInput:
    names, nobody = tuple(f"a{k}" for k in range(len(position))), np.zeros(len(position), dtype=bool)
    x, s, c = (np.array(each, dtype=np.float64) for each in (position, salience, capability))
    return IssueInput(names, x, s, c, 0.0, 100.0, None, nobody)


@pytest.mark.parametrize("numbers", JUST_SO)
@pytest.mark.parametrize("model", [model for model in MODELS if model.settings], ids=lambda model: model.name)
def test_no_last_bit_decides_where_rounds_end(
    model: Model, numbers: tuple[list[float], list[float], list[float]]
) -> None:
    found = given(*numbers)
    before = model.settle(found)
    for factor, shift in AFFINE:
        after = model.settle(moved(found, factor, shift))
        assert (after.status, after.edge) == (before.status, before.edge)
        assert agree(before, after, factor, shift)


def test_few_issues_sit_on_an_edge() -> None:
    for model in MODELS:
        edges = [each.edge for each in unchanged(model)]
        assert any(edges) == (model.settings is not None)
        assert sum(edges) < 0.1 * len(edges)


def test_an_issue_on_an_edge_says_so() -> None:
    parties = "parties: {a: {}, b: {}, c: {}}"
    stands = "a: {position: 40, salience: 0.25}, b: {position: 25, salience: 1}, c: {position: 0, salience: 0}"
    issue = f"issues: {{money: {{scale: 0..100, confidence: judgement, positions: {{{stands}}}}}}}"
    answer = forecast(read_text(f"detente: 1\nid: edge\ntitle: edge\n{parties}\n{issue}\n", "edge.yaml").scenario)
    (said,) = (each for each in spread(answer, "money") if each.startswith("On an edge"))
    assert "expected utility, as coded" in said
    assert document(answer)["issues"]["money"]["on_edge"] == ["as-coded"]


def test_only_the_coded_variant_claims_less_and_does_break_it() -> None:
    less = {model.name: model for model in MODELS if set(CHANGES) - model.keeps}
    assert list(less) == ["as-coded"]
    changed, factor, shift = CHANGES["reflection"]
    model = less["as-coded"]
    after = answers(model, [changed(each) for each in ISSUES])
    pairs = zip(unchanged(model), after, strict=True)
    assert any(not agree(before, now, factor, shift) for before, now in pairs)


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
