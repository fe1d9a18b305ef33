"""Forecasts that are kept and scored, as a user types it."""

import json
import math
import shutil
from pathlib import Path
from typing import Any

import pytest

from detente.analyses.scores.stamp import seal
from detente.files.catalogue import find
from tests.cli.asked import Done, asked

RIVER = """\
detente: 1
id: river
title: A river
date: 2031-03-01
parties: {uma: {}, dala: {}}
issues:
  release:
    scale: 0..10
    now: 2
    confidence: judgement
    positions:
      uma: {position: 2..3..4, salience: 0.9, veto: yes}
      dala: {position: 9, salience: 1}
  price:
    scale: 0..10
    confidence: judgement
    positions: {uma: {position: 1, salience: 1}, dala: {position: 4, salience: 1}}
questions:
  DRY:
    {asks: Dry?, resolves: G, until: 2031-08-31, class: {name: summers, cases: 24, happened: 5}, confidence: assumed}
  WAR:
    {asks: War?, resolves: W, until: 2035-03-01, class: {name: years, cases: 50, happened: 1}, confidence: assumed}
events:
  - {date: 2031-09-01, what: Settled, settled: {release: 4}, answered: {DRY: no}, confidence: judgement}
  - {date: 2032-03-01, what: Settled anew, settled: {release: 6}, confidence: judgement}
"""
TABLE = "id,value,date\nrelease,4,2031-09-01\nDRY,no,2031-09-01\nrelease,6,2032-03-01\n"


def kept(*more: str, day: str = "2031-03-02", name: str = "river.yaml", target: str = "kept.json") -> Path:
    """The forecast of a river, kept in the folder of the test."""
    if name == "river.yaml" and not Path(name).exists():
        Path(name).write_text(RIVER, "utf-8")
    done = asked("forecast", name, "--draws", "300", "--save", target, "--date", day, *more)
    assert done.status == 0, done.err
    return Path(target)


def scored(path: Path, *more: str) -> Any:
    done = asked("score", str(path), *more, "--format", "json")
    assert done.status == 0, done.err
    return done.document


def integral(points: list[float], weights: list[float], outcome: float, low: float, high: float) -> float:
    """The integral of (F(x) - 1{x >= outcome})^2 in hundredths of the scale, in many small steps."""
    steps = 200_000
    width, total, place, below = (high - low) / steps, 0.0, 0, 0.0
    for k in range(steps):
        x = low + (k + 0.5) * width
        while place < len(points) and points[place] <= x:
            below += weights[place]
            place += 1
        total += (below - (x >= outcome)) ** 2 * width
    return total * 100 / (high - low)


def test_scores_are_those_of_what_was_kept() -> None:
    path = kept()
    whole, found = json.loads(path.read_text("utf-8")), scored(path)
    p = whole["questions"]["DRY"]["probability"]
    assert p == pytest.approx(5.5 / 25)
    question = found["questions"]["DRY"]
    assert (question["happened"], question["made"], question["months"]) == (False, "forecast", 6)
    assert question["brier"] == pytest.approx(p * p, abs=1e-6)
    assert question["log"] == pytest.approx(-math.log(1 - p), abs=1e-6)
    by_key = {(each["months"], each["around"]): each for each in found["issues"]}
    assert sorted(by_key) == [(6, "mean"), (6, "veto"), (12, "mean"), (12, "veto")]
    for (months, around), each in by_key.items():
        distribution = whole["kept"]["release"]["columns"]["equal"][around]
        outcome = {6: 4, 12: 6}[months]
        wanted = integral(distribution["points"], distribution["weights"], outcome, 0, 10)
        assert each["crps"] == pytest.approx(wanted, abs=2e-3)
        left = int(outcome * 2) / 2
        mass = sum(
            w
            for x, w in zip(distribution["points"], distribution["weights"], strict=True)
            if left - 1e-9 <= x < left + 0.5 - 1e-9
        )
        assert each["log"] == pytest.approx(-math.log(mass), abs=1e-6)
        assert each["no_change"] == pytest.approx(10 * abs(outcome - 2))
        said = whole["issues"]["release"]["around"][around]
        median, (low, high) = said["median"], said["intervals"]["0.8"]
        assert each["error"] == pytest.approx(10 * abs(median - outcome), abs=1e-5)
        assert each["inside"]["0.8"] == (low <= outcome <= high)
    assert {each["id"]: each["until"] for each in found["open"]} == {"price": None, "WAR": "2035-03-01"}


def test_a_table_of_outcomes_says_the_same_as_the_events() -> None:
    path = kept()
    Path("came.csv").write_text(TABLE, "utf-8")
    one, other = scored(path), scored(path, "--outcomes", "came.csv")
    assert (one.pop("outcomes"), other.pop("outcomes")) == ("river", "came.csv")
    assert one == other


@pytest.mark.parametrize(("day", "made"), [("2031-08-31", "forecast"), ("2031-09-01", "hindsight")])
def test_what_was_made_on_the_day_or_later_is_hindsight(day: str, made: str) -> None:
    done = asked("score", str(kept(day=day)))
    (row,) = (line.split() for line in done.out.splitlines() if line.startswith("DRY "))
    assert row[:4] == ["DRY", "6", "22%", "no"]
    assert row[4] == {"forecast": "before"}.get(made, made)
    assert ("Hindsight:" in done.out) == (made == "hindsight")


def test_a_changed_scenario_is_said_and_the_forecast_scored_as_it_was() -> None:
    path = kept()
    before = scored(path)["issues"]
    Path("river.yaml").write_text(RIVER.replace("position: 9,", "position: 8,"), "utf-8")
    done = asked("score", str(path), "--format", "json")
    assert (done.status, done.document["issues"]) == (0, before)
    assert "W650" in done.err
    assert [each["code"] for each in done.document["warnings"]] == ["W650"]


def test_the_stamp_says_what_the_forecast_was_made_from() -> None:
    stamp = json.loads(kept("--seed", "3", "--set", "issues.release.now=1").read_text("utf-8"))["stamp"]
    assert stamp["overrides"] == ["issues.release.now=1"]
    assert (stamp["scenario"], stamp["seed"], stamp["draws"], stamp["date"], stamp["dated_by"], stamp["known"]) == (
        "river",
        3,
        300,
        "2031-03-02",
        "hand",
        "2031-03-01",
    )
    assert len(stamp["hash"]) == 64


def test_without_a_day_the_clock_gives_it() -> None:
    Path("river.yaml").write_text(RIVER, "utf-8")
    assert asked("forecast", "river.yaml", "--draws", "9", "--save", "now.json").status == 0
    assert json.loads(Path("now.json").read_text("utf-8"))["stamp"]["dated_by"] == "clock"


def test_what_is_printed_is_the_same_whether_it_is_kept_or_not() -> None:
    Path("river.yaml").write_text(RIVER, "utf-8")
    plain = asked("forecast", "river.yaml", "--format", "json")
    saved = asked("forecast", "river.yaml", "--format", "json", "--save", "kept.json")
    assert plain.out == saved.out
    assert "stamp" not in plain.document


def test_the_same_forecast_is_kept_in_the_same_bytes() -> None:
    assert kept().read_bytes() == kept(target="again.json").read_bytes()


DAMAGES = {
    "cut off": lambda text: text[: len(text) // 2],
    "empty": lambda _text: "",
    "other json": lambda _text: "[1, 2]",
    "a list": lambda text: f"[{text}]",
    "nan": lambda text: text.replace('"level": 0.9', '"level": NaN', 1),
    "infinite": lambda text: text.replace('"now": 2.0', '"now": 1e999', 1),
    "no stamp": lambda text: text.replace('"stamp"', '"stomp"', 1),
    "a probability above one": lambda text: text.replace('"probability": 0.22', '"probability": 1.22', 1),
    "points out of order": lambda text: text.replace('"points": [0.0,', '"points": [5.5,', 1),
    "deep": lambda _text: "[" * 41 + "]" * 41,
    "bytes": lambda text: text.replace("Dry?", "\udcff"),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=list(DAMAGES))
def test_a_damaged_file_is_refused(damage: Any) -> None:
    path = kept()
    text = path.read_text("utf-8")
    changed = damage(text)
    assert changed != text
    path.write_bytes(changed.encode("utf-8", errors="surrogateescape"))
    done = asked("score", str(path))
    assert (done.status, done.out) == (2, "")
    assert any(code in done.err for code in ("E995", "E996"))


CERTAIN = """\
detente: 1
id: certain
title: Much evidence
date: 2031-03-01
parties: {uma: {}}
options: {X: {party: uma}}
preferences: {uma: [X]}
questions:
  MUCH:
    asks: Much evidence?
    resolves: M
    until: 2031-08-31
    class: {name: cases, cases: 10, happened: 5}
    evidence: [{ratio: 30}, {ratio: 30}, {ratio: 30}, {ratio: 30}, {ratio: 30}, {ratio: 30}, {ratio: 30}]
  LITTLE: {asks: None?, resolves: L, until: 2031-08-31, class: {name: cases, cases: 10, happened: 5}}
"""


def test_a_probability_near_one_is_kept_by_its_odds() -> None:
    """Even odds times 30^7; the answer was no."""
    Path("certain.yaml").write_text(CERTAIN, "utf-8")
    Path("came.csv").write_text("id,value,date\nMUCH,no,2031-08-31\nLITTLE,no,2031-08-31\n", "utf-8")
    path = kept(name="certain.yaml")
    found = scored(path, "--outcomes", "came.csv")
    wanted = math.log1p(30**7)
    assert (found["questions"]["MUCH"]["log"], found["questions"]["MUCH"]["log_status"]) == (
        pytest.approx(wanted, abs=1e-6),
        "complete",
    )
    assert found["questions_mean"]["forecast"]["log"] == pytest.approx((wanted + math.log(2)) / 2, abs=1e-6)


def test_a_rounded_probability_of_an_early_file_has_no_log_score_but_a_reason() -> None:
    Path("certain.yaml").write_text(CERTAIN, "utf-8")
    Path("came.csv").write_text("id,value,date\nMUCH,no,2031-08-31\nLITTLE,no,2031-08-31\n", "utf-8")
    path = kept(name="certain.yaml")
    whole = json.loads(path.read_text("utf-8"))
    for each in whole["questions"].values():
        del each["log_odds"], each["base_log_odds"]
    whole["questions"]["MUCH"]["probability"] = 1.0
    path.write_text(json.dumps({**whole, "seal": seal(whole)}), "utf-8")
    found = scored(path, "--outcomes", "came.csv")
    assert (found["questions"]["MUCH"]["log"], found["questions"]["MUCH"]["log_status"]) == (
        None,
        "kept rounded to certainty",
    )
    assert found["questions"]["LITTLE"]["log"] == pytest.approx(math.log(2), abs=1e-6)
    said = asked("score", str(path), "--outcomes", "came.csv").out
    assert "no mean log score" in " ".join(said.split())
    assert "inf" not in said


@pytest.mark.parametrize("odds", [3.0, None, "1.0"])
def test_odds_that_are_not_those_of_the_probability_are_damage(odds: object) -> None:
    path = kept()
    whole = json.loads(path.read_text("utf-8"))
    whole["questions"]["DRY"]["log_odds"] = odds
    path.write_text(json.dumps({**whole, "seal": seal(whole)}), "utf-8")
    done = asked("score", str(path))
    assert (done.status, "E995" in done.err) == (2, True)


def test_a_better_number_written_in_later_is_noticed() -> None:
    path = kept()
    path.write_text(path.read_text("utf-8").replace('"probability": 0.22', '"probability": 0.02', 1), "utf-8")
    done = asked("score", str(path))
    assert (done.status, "E996" in done.err) == (2, True)


ROWS = {
    "E650": "rain,1,2031-09-01",
    "E651": "release,4,1 September",
    "E652": "DRY,0,2031-09-01",
    "E653": "release,11,2031-09-01",
    "E654": "DRY,no,2031-09-01\nDRY,yes,2031-10-01",
    "E977": "release,nan,2031-09-01",
    "E978": 'release,"4,5",2031-09-01',
    "E987": "release,,2031-09-01",
}


@pytest.mark.parametrize("code", ROWS)
def test_wrong_outcomes_are_named_by_cell(code: str) -> None:
    path = kept()
    Path("came.csv").write_text(f"id,value,date\n{ROWS[code]}\n", "utf-8")
    done = asked("score", str(path), "--outcomes", "came.csv")
    assert (done.status, done.out) == (2, "")
    assert done.err.count("came.csv:") == 1
    assert code in done.err


def refused(*arguments: str) -> Done:
    done = asked(*arguments)
    assert (done.status, done.out) == (2, "")
    return done


def test_other_mistakes_are_coded() -> None:
    path = str(kept())
    Path("came.csv").write_text("id,when\nrelease,2031-09-01\n", "utf-8")
    assert "E655" in refused("score", path, "--outcomes", "came.csv").err
    assert "E656" in refused("score", path, "--outcomes", "emission-standards").err
    assert "E101" in refused("score", "nowhere.json").err
    assert "E807" in refused("forecast", "river.yaml", "--save", path).err
    assert "E657" in refused("forecast", "river.yaml", "--date", "2031-03-02").err
    assert "E997" in refused("forecast", "river.yaml", "--save", "x.json", "--date", "2031-02-30").err
    assert "E998" in refused("forecast", "river.yaml", "--save", "x.json", "--date", "2031-02-28").err
    Path("river.yaml").unlink()
    assert "E101" in refused("score", path).err
    assert not Path("x.json").exists()


def test_a_scale_that_shrank_is_said() -> None:
    path = kept()
    text = RIVER.replace("release: 6", "release: 12").replace("0..10\n    now", "0..20\n    now")
    Path("river.yaml").write_text(text, "utf-8")
    assert "E653" in refused("score", str(path)).err


def test_no_outcome_at_all_is_an_answer() -> None:
    path = kept()
    Path("river.yaml").write_text(RIVER.partition("events:")[0], "utf-8")
    done = asked("score", str(path))
    assert done.status == 0
    assert "not scored: release, price, DRY (until 2031-08-31) and WAR (until 2035-03-01)." in " ".join(
        done.out.split()
    )
    assert asked("score", str(path), "--assert").status == 1


def test_assert_asks_for_skill() -> None:
    path = kept()
    better = scored(path)
    wanted = better["questions_mean"]["forecast"]["brier"] < 0.25
    crps, uniform = (
        sum(crps for crps in column)
        for column in zip(*((s["crps"], s["uniform"]["crps"]) for s in better["issues"]), strict=True)
    )
    assert asked("score", str(path), "--assert").status == (0 if wanted and crps < uniform else 1)


def test_a_scenario_with_questions_alone_can_be_asked_and_scored() -> None:
    head, rest = RIVER.split("issues:", 1)
    text = head + "capability: {equal: {uma: 1, dala: 1}}\n" + rest[rest.index("questions:") :]
    for settled in ("settled: {release: 4}, ", ", settled: {release: 6}"):
        text = text.replace(settled, "")
    Path("river.yaml").write_text(text, "utf-8")
    found = scored(kept())
    assert (found["issues"], list(found["questions"])) == ([], ["DRY"])
    assert "All issues together" not in asked("forecast", "river.yaml").out


def test_the_flagship_counts_as_hindsight_at_every_horizon(tmp_path: Path) -> None:
    shutil.copy(find("vladivostok-2019"), tmp_path / "korea.yaml")
    found = scored(kept(name="vladivostok-2019", day="2026-11-23"))
    assert {each["made"] for each in found["issues"]} == {"hindsight"}
    assert sorted({each["months"] for each in found["horizons"]}) == [3, 12, 60]
    answers = {id: (each["happened"], each["months"]) for id, each in found["questions"].items()}
    assert answers == {"HELP": (False, 12), "KEEP": (True, 12), "KEEP_FIVE": (False, 60)}
    assert found["questions"]["KEEP"]["brier"] < 0.01 < 0.5 < found["questions"]["KEEP_FIVE"]["brier"]
