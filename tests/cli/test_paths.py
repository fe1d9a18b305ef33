"""`detente paths`: what it says, what it writes, and how it refuses."""

import json
from pathlib import Path

import pytest

from detente.charts.render import SIGNATURE
from tests.cli.asked import asked

DEAL = ("paths", "border.yaml", "--to", "deal")


def said(*arguments: str) -> str:
    return " ".join(asked(*arguments).out.split())


def test_text_says_who_would_move_against_its_wish() -> None:
    done = asked(*DEAL)
    assert (done.status, done.err) == (0, "")
    text = " ".join(done.out.split())
    assert "Improvements do not lead from the status quo to “the deal” (deal): on every way at least 1 move" in text
    assert "Pavia and Quadra together get there without anybody else, and each prefers “the deal” (deal)" in text
    assert "No coalition" not in text


def test_json_has_the_way_and_what_stands_between() -> None:
    document = asked(*DEAL, "--format", "json").document
    assert (document["from"], document["to"], document["status"]) == ("NYN", "YNN", "complete")
    assert document["moves"]["length"] == document["least_unwilling"]["length"] == 2
    assert document["improvements"] is None
    assert document["least_unwilling"]["unwilling"] == 1
    assert document["coalitions"] == [["pavia", "quadra"]]
    assert document["must_yield"] == ["pavia"]
    assert document["points"][0]["state"] == "NYN"
    assert document["way_back"] is True


def test_one_way_options_are_told() -> None:
    text = said("paths", "border.yaml", "--to", "NYY")
    assert "Move 1 cannot be undone: “burns the bridge” (BURN)." in text
    assert "No legal moves lead back" in text
    back = asked("paths", "border.yaml", "--from", "NYY", "--to", "now", "--format", "json").document
    assert back["moves"] is back["improvements"] is back["least_unwilling"] is None
    assert back["points"] == [{**back["points"][0], "state": "NYY", "party": None}]
    text = said("paths", "border.yaml", "--from", "NYY", "--to", "now")
    assert "No legal moves lead from NYY to the status quo. “burns the bridge” (BURN) would have to change" in text


def test_the_overview_counts_moves_and_coalitions() -> None:
    document = asked("paths", "border.yaml", "--format", "json").document
    (deal,) = document["states"]
    assert deal == {
        "state": "YNN",
        "names": ["deal"],
        "goal": False,
        "moves": 2,
        "improvements": None,
        "least_unwilling": {"length": 2, "unwilling": 1},
        "against_interest": ["pavia"],
    }
    assert {"members": ["pavia", "quadra"], "example": "YNN"}.items() <= document["joint"][-1].items()
    assert "deal 2 – 1 2 pavia" in said("paths", "border.yaml")


@pytest.mark.parametrize("name", ["way.svg", "way.PNG"])
def test_a_picture_is_written_whole(name: str, folder: Path) -> None:
    done = asked(*DEAL, "--picture", name)
    assert (done.status, done.err) == (0, f"The picture lies in {name}\n")
    picture = (folder / name).read_bytes()
    assert picture.startswith(SIGNATURE if name.endswith("PNG") else b"<svg")
    assert not list(folder.glob("*.part"))
    if name.endswith("svg"):
        assert b"not a prediction" in picture
        assert b"Shows all 8 states." in picture
        assert b"Pavia" in picture


def test_assert_ends_with_1_unless_improvements_lead_there() -> None:
    done = asked(*DEAL, "--assert")
    assert done.status == 1
    assert done.err == "Asserted, but not so: improvements lead from the status quo to “the deal” (deal).\n"
    assert asked("paths", "border.yaml", "--assert").status == 1
    improved = asked("paths", "border.yaml", "--to", "NNY", "--format", "json").document["improvements"]
    assert (asked("paths", "border.yaml", "--to", "NNY", "--assert").status == 0) is (improved is not None)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--to", "now"), "E940"),
        (("--to", "YNN", "--from", "deal"), "E940"),
        (("--to", "nowhere"), "E903"),
        (("--to", "deal", "--from", "YY"), "E903"),
        (("--picture", "way.svg"), "E941"),
        (("--to", "deal", "--picture", "way.pdf"), "E942"),
        (("--to", "now", "--from", "NYY", "--picture", "way.svg"), "E943"),
    ],
)
def test_what_cannot_be_asked_is_refused(arguments: tuple[str, ...], code: str, folder: Path) -> None:
    done = asked("paths", "border.yaml", *arguments)
    assert (done.status, done.out) == (2, "")
    assert code in done.err
    assert not (folder / "way.svg").exists()


def test_an_infeasible_state_is_refused_with_its_rule() -> None:
    done = asked("paths", "elmira-1991", "--to", "YYYYY")
    assert done.status == 2
    assert "E904" in done.err


def test_a_folder_that_is_not_there_is_said() -> None:
    done = asked(*DEAL, "--picture", "nowhere/way.svg")
    assert done.status == 2
    assert "nowhere" in done.err


@pytest.mark.parametrize("arguments", [DEAL, DEAL[:2]])
def test_a_limit_before_anything_is_finished_is_said(arguments: tuple[str, ...]) -> None:
    done = asked(*arguments, "--time-limit", "1e-9")
    assert (done.status, done.out) == (3, "")
    assert "before anything was finished" in done.err


def test_types_and_changes_of_the_run_are_used() -> None:
    hard = asked(*DEAL, "--type", "quadra=hard", "--format", "json").document
    assert hard["types"] == {"quadra": "hard"}
    assert hard["coalitions"] == []
    moved = asked(*DEAL, "--set", "options.THREATEN.now=no", "--format", "json").document
    assert moved["from"] == "NNN"


def test_the_same_question_has_the_same_answer() -> None:
    first, second = (asked(*DEAL, "--format", "json").out for _ in range(2))
    assert first == second
    assert json.loads(first)["moves"]["paths"] == sorted(
        json.loads(first)["moves"]["paths"], key=lambda way: [(step["party"], step["to"]) for step in way]
    )
