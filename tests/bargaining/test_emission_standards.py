"""The one worked example that was published with numbers: every digit, from both variants."""

from math import floor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml

from detente.bargaining.draws import Draws, mean, median
from detente.bargaining.issue import IssueInput
from detente.bargaining.models import model_named
from detente.bargaining.rounds.gains import centres, distances, gains
from detente.bargaining.rounds.rounds import Round, one_round, rounds_of
from detente.bargaining.rounds.settings import AS_CODED, AS_WRITTEN
from tests.bargaining import twin

PUBLISHED: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "emission_standards.yaml").read_text("utf-8"))
ACTORS = tuple(PUBLISHED["actors"])
CAPABILITY, POSITION, SALIENCE = np.array(list(PUBLISHED["actors"].values()), dtype=np.float64).T
ISSUE = IssueInput(ACTORS, POSITION, SALIENCE, CAPABILITY, 4, 10, None, np.zeros(len(ACTORS), dtype=bool))


def pair(name: str) -> tuple[int, int]:
    one, other = name.split(">")
    return ACTORS.index(one), ACTORS.index(other)


def first_round() -> Round:
    draws = Draws.of(ISSUE)
    return one_round(draws.position, draws.salience, draws.weight, np.ptp(draws.position, axis=1), AS_WRITTEN)


def test_mean_and_median() -> None:
    assert model_named("mean").settle(ISSUE).value == pytest.approx(PUBLISHED["mean"], abs=5e-7)
    assert model_named("median").settle(ISSUE).value == PUBLISHED["median"]


@pytest.mark.parametrize(("name", "chance"), PUBLISHED["written"]["chance"].items())
def test_chances_as_written(name: str, chance: float) -> None:
    assert first_round().chance[0][pair(name)] == pytest.approx(chance, abs=5e-7)


@pytest.mark.parametrize(("name", "gain"), PUBLISHED["written"]["first"].items())
def test_gains_before_risk_as_written(name: str, gain: float) -> None:
    draws, found = Draws.of(ISSUE), first_round()
    span = np.ptp(draws.position, axis=1)
    apart, centre = distances(draws.position, span), centres(draws.position, draws.weight, span)
    neutral = gains(apart, centre, draws.salience, found.chance, np.ones((1, len(ACTORS), 1)), AS_WRITTEN)
    assert neutral[0][pair(name)] == pytest.approx(gain, abs=5e-7)


@pytest.mark.parametrize(("name", "gain"), PUBLISHED["written"]["second"].items())
def test_gains_with_risk_as_written(name: str, gain: float) -> None:
    assert first_round().mine[0][pair(name)] == pytest.approx(gain, abs=5e-7)


@pytest.mark.parametrize(("actor", "risk"), PUBLISHED["written"]["risk"].items())
def test_risk_exponents_as_written(actor: str, risk: float) -> None:
    assert first_round().risk[0][ACTORS.index(actor)] == pytest.approx(risk, abs=5e-7)


def trajectory() -> tuple[list[float], list[float]]:
    places = [found.taken.position[0] for found in rounds_of(Draws.of(ISSUE), AS_CODED)]
    return [float(median(x, ISSUE.weight)) for x in places], [float(mean(x, ISSUE.weight)) for x in places]


def test_trajectory_as_coded() -> None:
    medians, means = trajectory()
    assert medians == pytest.approx(PUBLISHED["coded"]["medians"], abs=5.1e-4)
    assert means == pytest.approx(PUBLISHED["coded"]["means"], abs=5.1e-4)


def test_print_cuts_digits_off_and_differs_in_one_round() -> None:
    printed = PUBLISHED["coded"]["print"]
    cut = [floor(value * 10) / 10 for value in trajectory()[0]]
    differing = [k + 1 for k, (ours, theirs) in enumerate(zip(cut, printed["medians"], strict=False)) if ours != theirs]
    assert differing == [printed["differs_in_round"]]


@pytest.mark.parametrize("settings", [AS_WRITTEN, AS_CODED])
def test_plain_loops_give_the_same_rounds(settings: Any) -> None:
    actors = list(zip(POSITION.tolist(), SALIENCE.tolist(), CAPABILITY.tolist(), strict=True))
    for found in rounds_of(Draws.of(ISSUE), settings):
        after = twin.one_round(actors, 6.0, settings)
        assert found.taken.position[0] == pytest.approx(after, abs=1e-9)
        actors = [(x, s, c) for x, (_x, s, c) in zip(found.taken.position[0].tolist(), actors, strict=True)]


def test_the_last_round_is_what_the_model_answers() -> None:
    assert model_named("as-written").settle(ISSUE).status == "converged"
    assert model_named("as-written").settle(ISSUE).value == pytest.approx(7)
    assert model_named("as-coded").settle(ISSUE).value == pytest.approx(PUBLISHED["coded"]["medians"][-1])
