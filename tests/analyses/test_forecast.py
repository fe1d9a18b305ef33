from pathlib import Path

import pytest

from detente.analyses.forecast import MODEL_NAMES, document, forecast
from detente.errors import LimitReached, Unanswerable
from detente.files.catalogue import find
from detente.files.read import read
from detente.model.scenario import Scenario


def scenario(name: str, *overrides: str) -> Scenario:
    return read(Path(find(name)), overrides).scenario


def test_every_issue_is_asked_of_every_model_with_every_column() -> None:
    answer = document(forecast(scenario("upper-river-2031")))
    release = answer["issues"]["release"]
    assert answer["columns"] == list(release["columns"]) == ["economy", "leverage"]
    assert all(tuple(panel["models"]) == MODEL_NAMES for panel in release["columns"].values())
    assert release["models"] == release["columns"]["economy"]["models"]
    weights = {30: 40 * 0.9, 90: 30 * 0.95, 60: 60 * 0.4}
    mean = sum(x * w for x, w in weights.items()) / sum(weights.values())
    assert release["models"]["mean"] == pytest.approx(mean)
    assert release["models"]["veto"] == 50  # as far beyond its position as the reference point is before it
    assert answer["packages"]["economy"]["refusing"] == ["uma"]
    assert answer["packages"]["economy"]["gain"]["uma"] == pytest.approx(0.9 * (20 - abs(mean - 30)) / 100)


def test_rounds_say_who_moved_whom() -> None:
    answer = forecast(scenario("emission-standards"), rounds=True)
    found = answer.rounds["delay", "votes", "as-written"][0]
    assert {move.kind for move in found.moves} <= {"conflict", "compromise", "compel"}
    for move in found.moves:
        assert all(theirs > 0 for theirs in move.theirs)
        assert move.before != move.after or len(move.to) > 1
    assert set(document(answer)["issues"]["delay"]["rounds"]["votes"]) == {"as-written", "as-coded"}


def test_without_issues_there_is_nothing_to_settle() -> None:
    with pytest.raises(Unanswerable, match="E970"):
        forecast(scenario("chicken"))


def test_a_limit_leaves_models_out_and_says_so() -> None:
    def watch(_doing: str, done: int, _of: int) -> None:
        if done >= 2:
            raise LimitReached

    answer = forecast(scenario("emission-standards"), watch=watch)
    assert not answer.complete
    assert tuple(answer.panels["delay"]["votes"].models) == MODEL_NAMES[:2]
    assert document(answer)["status"] == "limit reached"
