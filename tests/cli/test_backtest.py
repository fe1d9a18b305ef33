import hashlib
import json
from pathlib import Path

import pytest

from detente.analyses.backtest import Backtest, backtest
from detente.charts.history.calibration import draw
from detente.charts.render import SIGNATURE, svg
from detente.language import using
from tests.cli.asked import asked
from tests.files.tables.tables import MEMBERS, SMALL, as_deu, large, written


@pytest.fixture
def past(tmp_path: Path) -> Path:
    return written(tmp_path, large(15))


def test_text_has_a_row_per_model_and_says_what_it_rests_on(past: Path) -> None:
    done = asked("backtest", str(past))
    assert (done.status, done.err) == (0, "")
    said = " ".join(done.out.split())
    for part in ("45 of 45 issues in 15 groups", "distribution (detente)", "weighted mean", "climatology", "CRPS"):
        assert part in said
    assert "not validated here" in said
    assert hashlib.sha256(past.read_bytes()).hexdigest()[:16] in said


def test_json_has_every_model_and_is_the_same_twice(past: Path) -> None:
    done = asked("backtest", str(past), "--format", "json")
    assert done.out == asked("backtest", str(past), "--format", "json").out
    document = done.document
    assert (document["n"], document["groups"], document["left_out"]) == (45, 15, [])
    for model in document["models"].values():
        assert list(model["coverage"]) == ["0.5", "0.8", "0.95"]
        assert model["mae_interval"][0] <= model["mae"] <= model["mae_interval"][1]
    assert document["learned"]["outside"]


def test_left_out_issues_stand_in_both(tmp_path: Path) -> None:
    path = written(tmp_path, SMALL + "a,i3,3,1,,g3\n")
    assert "1 left out, no outcome: i3." in asked("backtest", str(path)).out
    done = asked("backtest", str(path), "--format", "json")
    assert done.document["left_out"] == [{"id": "i3", "why": "no outcome"}]
    assert "W979" in done.err


def test_pictures_and_numbers_are_written_once(past: Path, tmp_path: Path) -> None:
    drawn, numbers = tmp_path / "a.png", tmp_path / "n.json"
    assert asked("backtest", str(past), "--picture", str(drawn), "--refit", str(numbers)).status == 0
    assert drawn.read_bytes().startswith(SIGNATURE)
    assert asked("backtest", str(past), "--picture", str(tmp_path / "a.svg")).status == 0
    assert (tmp_path / "a.svg").read_text("utf-8").startswith("<svg")
    again = asked("backtest", str(past), "--learned", str(numbers), "--format", "json")
    assert not again.document["learned"]["outside"]
    assert asked("backtest", str(past), "--refit", str(numbers)).status == 2


def test_what_is_wrong_ends_with_2(tmp_path: Path) -> None:
    done = asked("backtest", str(written(tmp_path, SMALL.replace("a,i1,0,0.5", "a,i1,0,80"))))
    assert (done.status, done.out) == (2, "")
    assert "past.csv:2:D E979" in done.err
    assert "write 0.8" in done.err
    assert asked("backtest", str(tmp_path / "none.csv")).status == 2


def test_a_limit_ends_with_3(past: Path) -> None:
    assert asked("backtest", str(past), "--time-limit", "1e-9").status == 3


def test_assert_asks_for_skill_and_coverage(past: Path) -> None:
    answer = backtest(past)
    assert asked("backtest", str(past), "--assert").status == (0 if answer.holds else 1)
    done = asked("backtest", str(written(past.parent, SMALL, "small.csv")), "--assert")
    assert done.status == 1
    assert "Asserted, but not so: the distribution scores better than climatology" in " ".join(done.err.split())


@pytest.mark.parametrize(
    "options",
    [("--nested", "--assert"), ("--nested", "--refit", "n.json"), ("--learn-on", "x.csv", "--refit", "n.json")],
)
def test_options_that_would_be_passed_over_are_refused(past: Path, options: tuple[str, ...]) -> None:
    done = asked("backtest", str(past), *options)
    assert (done.status, done.out) == (2, "")
    assert "E958" in done.err


def test_refit_learns_with_the_weights_that_are_asked_for(tmp_path: Path) -> None:
    path = written(tmp_path, as_deu(4, actors=MEMBERS), "past.tsv")
    found = {}
    for rule in ("equal", "votes", "votes-only"):
        target = tmp_path / f"{rule}.json"
        assert asked("backtest", str(path), "--weights", rule, "--refit", str(target)).status == 0
        found[rule] = json.loads(target.read_text("utf-8"))
        assert f"--weights {rule}" in found[rule]["command"]
    assert found["votes"]["shape"] != found["equal"]["shape"]
    assert found["votes-only"]["shape"] != found["votes"]["shape"]
    assert "votes in the Council" in found["votes"]["shape"]["domain"]
    assert "equal capability" in found["equal"]["shape"]["domain"]


def test_the_chart_shows_what_was_found(past: Path) -> None:
    answer: Backtest = backtest(past)
    spec = draw(answer)
    bars = spec["hconcat"][0]["layer"][0]["data"]["values"]
    assert sum(bar["share"] for bar in bars) == pytest.approx(1, abs=1e-5)
    held = spec["hconcat"][1]["layer"][1]["data"]["values"]
    assert [point["held"] for point in held] == [round(share, 6) for share in answer.reliability.values()]
    assert svg(spec) == svg(draw(backtest(past)))
    with using("ar"):
        assert draw(answer)["title"]
