"""Each model against plain loops or a search of the definition, and the cases in which there is little to settle."""

import numpy as np
import pytest
from scipy.optimize import minimize_scalar

from detente.bargaining.draws import Draws
from detente.bargaining.issue import IssueInput
from detente.bargaining.models import MODELS, Model, model_named
from detente.bargaining.rounds.rounds import rounds_of
from detente.bargaining.rounds.settings import AS_CODED, AS_WRITTEN, Settings
from tests.bargaining import twin
from tests.bargaining.random_issues import issues

EVERY_MODEL = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)


def actors_of(found: IssueInput) -> list[twin.Actor]:
    return list(zip(found.position.tolist(), found.salience.tolist(), found.capability.tolist(), strict=True))


def simple(position: list[float], reference: float | None = None, veto: tuple[int, ...] = ()) -> IssueInput:
    count = len(position)
    held = np.isin(np.arange(count), veto)
    names = tuple(f"a{k}" for k in range(count))
    return IssueInput(names, np.array(position), np.ones(count), np.ones(count), 0.0, 100.0, reference, held)


@pytest.mark.parametrize(("name", "slow"), [("mean", twin.mean), ("median", twin.median), ("exchange", twin.mean)])
def test_mean_and_median_by_their_definitions(name: str, slow: object) -> None:
    for found in issues(300, seed=1):
        answer = model_named(name).settle(found)
        if found.weight.sum() == 0:
            assert (answer.value, answer.status) == (None, "no weight")
        else:
            assert callable(slow)
            assert answer.value == pytest.approx(slow(actors_of(found)), abs=1e-9)


def test_nash_against_a_search_of_the_product() -> None:
    settled = 0
    for found in issues(600, seed=2):
        answer = model_named("nash").settle(found)
        if found.reference is None or found.weight.sum() == 0:
            assert answer.value is None
            continue
        actors, reference = actors_of(found), found.reference
        grid = [x for x in np.linspace(-100, 200, 601) if twin.nash_product(actors, reference, float(x)) is not None]
        if answer.value is None:
            assert answer.status == "no gain"
            assert grid == []
            continue
        settled += 1
        best = twin.nash_product(actors, reference, answer.value)
        assert best is not None
        products = [twin.nash_product(actors, reference, float(x)) for x in grid]
        assert all(product is not None and product <= best + 1e-9 for product in products)
        near = minimize_scalar(
            lambda x, a=actors, r=reference: -(twin.nash_product(a, r, x) or -1e9),
            bounds=(answer.value - 0.4, answer.value + 0.4),
            method="bounded",
        )
        assert -near.fun <= best + 1e-9
    assert settled > 50


def test_the_relaxed_solution_is_the_strict_one_of_the_heavier_side() -> None:
    for found in issues(300, seed=3):
        answer = model_named("nash-relaxed").settle(found)
        if found.reference is None or found.weight.sum() == 0:
            assert answer.value is None
            continue
        side = np.sign(np.where(np.abs(found.position - found.reference) > 1e-7, found.position - found.reference, 0))
        lean = float((side * found.weight).sum())
        if abs(lean) < 1e-9:
            assert (answer.value, answer.status) == (None, "no gain")
            continue
        kept = np.flatnonzero((side == np.sign(lean)) & (found.weight > 0))
        of_side = IssueInput(
            tuple(found.actors[k] for k in kept),
            found.position[kept],
            found.salience[kept],
            found.capability[kept],
            0.0,
            100.0,
            found.reference,
            found.veto[kept],
        )
        assert answer.value == pytest.approx(model_named("nash").settle(of_side).value, abs=1e-9)


def test_vetoes_against_a_search_of_all_points() -> None:
    narrowed = 0
    for found in issues(400, seed=4):
        answer = model_named("veto").settle(found)
        middle = model_named("mean").settle(found).value
        if middle is None or not found.veto.any():
            assert answer.value == middle
            continue
        if found.reference is None:
            assert (answer.value, answer.status) == (None, "no reference")
            continue
        actors, veto, reference = actors_of(found), found.veto.tolist(), found.reference
        grid = [*np.linspace(0, 100, 2001), reference]
        accepted = [float(x) for x in grid if twin.acceptable(actors, veto, reference, float(x))]
        assert answer.value is not None
        assert twin.acceptable(actors, veto, reference, answer.value)
        assert abs(answer.value - middle) <= min(abs(x - middle) for x in accepted) + 1e-9
        assert (answer.status == "no room") == (max(accepted) - min(accepted) < 1e-6)
        narrowed += answer.value != middle
    assert narrowed > 50


@pytest.mark.parametrize("settings", [AS_WRITTEN, AS_CODED, Settings(patience=0.5, perception="focal")])
def test_rounds_against_plain_loops(settings: Settings) -> None:
    compared = 0
    for found in issues(80, seed=6):
        span = float(np.ptp(found.position))
        if span == 0 or found.weight.sum() == 0:
            continue
        for each in rounds_of(Draws.of(found), settings)[:2]:
            before = list(zip(each.before[0].tolist(), found.salience, found.capability, strict=True))
            after = twin.one_round(before, span, settings)
            assert each.taken.position[0] == pytest.approx(after, abs=1e-6)
            compared += 1
    assert compared > 60


@EVERY_MODEL
def test_without_weight_there_is_no_point(model: Model) -> None:
    found = simple([10.0, 90.0], reference=0.0)
    nobody = IssueInput(found.actors, found.position, np.zeros(2), np.ones(2), 0.0, 100.0, 0.0, found.veto)
    assert model.settle(nobody).value is None
    assert model.settle(nobody).status == "no weight"


@EVERY_MODEL
def test_alone_or_agreed_one_gets_what_one_wants(model: Model) -> None:
    for found in (simple([30.0], reference=0.0), simple([30.0, 30.0, 30.0], reference=0.0)):
        assert model.settle(found).value == pytest.approx(30, abs=1e-6)


@EVERY_MODEL
def test_two_equal_poles_meet_halfway_or_say_why_not(model: Model) -> None:
    answer = model.settle(simple([0.0, 100.0], reference=50.0))
    assert answer.status == "no gain" if answer.value is None else answer.value == pytest.approx(50)


def test_vetoes_on_both_sides_leave_no_room() -> None:
    answer = model_named("veto").settle(simple([0.0, 100.0, 90.0], reference=40.0, veto=(0, 1)))
    assert (answer.value, answer.status) == (40.0, "no room")


def test_a_tiny_difference_of_positions_changes_nothing() -> None:
    for found in issues(30, seed=8, actors=6):
        shaken = IssueInput(
            found.actors,
            found.position + np.array([0, 3e-16, 0, 3e-15, 0, 3e-14]),
            found.salience,
            found.capability,
            0.0,
            100.0,
            found.reference,
            found.veto,
        )
        for name in ("as-written", "as-coded"):
            assert model_named(name).settle(found).value == pytest.approx(
                model_named(name).settle(shaken).value, abs=1e-6
            )
