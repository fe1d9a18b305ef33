"""`detente answer`, `guarantors` and `states` as a reader would type them."""

import csv
import io
from pathlib import Path

import pytest

from tests.cli.asked import asked

RIVER = ("answer", "upper-river-2031", "--draws", "100")


def test_the_page_says_what_decides_and_why() -> None:
    done = asked(*RIVER, "--no-store")
    assert done.status == 0
    lines = done.out.splitlines()
    assert len(lines) <= 60
    assert max(map(len, lines)) <= 100
    assert lines[0] == "Sharing the upper river"
    assert "The treaty holds only if water and money move in stages." in lines[2]
    assert "56 of 76 inputs are assumed" in done.out
    order = [done.out.index(part) for part in ("What was said", "Because:", "Where to read on")]
    assert order == sorted(order)


def test_a_page_that_was_finished_is_there_at_once(tmp_path: Path) -> None:
    store = ("--store", str(tmp_path / "runs"))
    first, again = asked(*RIVER, *store), asked(*RIVER, *store)
    assert first.out == again.out
    (run,) = asked("runs", "list", *store, "--format", "json").document["runs"]
    assert (run["kind"], run["status"]) == ("answer", "complete")
    assert asked(*RIVER, *store, "--set", "numbers.power=7").status == 0
    assert len(asked("runs", "list", *store, "--format", "json").document["runs"]) == 2


def test_json_has_every_number_of_the_page() -> None:
    found = asked(*RIVER, "--no-store", "--format", "json").document
    claim = found["claims"]["phased_holds"]
    assert found["headline"]["claim"] == "phased_holds"
    assert found["headline"]["verdict"] == claim["verdict"]
    assert claim["decides"] in [each["ask"] for each in claim["questions"]]
    for question in claim["questions"]:
        shares = question["readings"]["written"]
        assert sum(shares[side]["share"] for side in ("yes", "tie", "no")) == pytest.approx(1)
        assert shares["yes"]["low"] <= shares["yes"]["share"] <= shares["yes"]["high"]
    assert found["page"][0]["is"] == "Heading"


def test_the_page_as_a_file_of_its_own(tmp_path: Path) -> None:
    place = tmp_path / "page.html"
    assert asked(*RIVER, "--no-store", "--html", str(place)).status == 0
    page = place.read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "http" not in page
    assert 'role="img"' in page


def test_a_limit_leaves_a_page_marked_unfinished(tmp_path: Path) -> None:
    done = asked("answer", "upper-river-2031", "--time-limit", "0.01", "--store", str(tmp_path / "runs"))
    assert done.status == 3
    assert "This page is not finished" in done.out


@pytest.mark.parametrize("name", ["prisoners-dilemma", "stag-hunt", "elmira-1991", "syria-iraq"])
def test_a_file_without_claims_is_asked_what_it_can_answer(name: str) -> None:
    done = asked("answer", name, "--draws", "100", "--no-store")
    assert done.status == 0
    assert "What the file answers" in done.out or "makes no claim" in done.out


def test_every_set_by_every_model() -> None:
    found = asked("guarantors", "relief.yaml", "--format", "json").document
    by_set = {tuple(each["members"]): each for each in found["sets"]}
    assert by_set[()]["stays"] is False
    assert by_set[("guard",)]["stays"] is True
    assert asked("guarantors", "prisoners-dilemma").status == 2


def test_states_are_numbered_named_and_ranked() -> None:
    """By hand: both confess (NN) and the rest of the dilemma, 1 for what a prisoner prefers to all."""
    found = asked("states", "prisoners-dilemma", "--format", "json").document
    ranks = {each["state"]: tuple(each["ranks"].values()) for each in found["states"]}
    assert sorted(ranks) == ["NN", "NY", "YN", "YY"]
    assert sorted(ranks.values()) == [(1, 4), (2, 2), (3, 3), (4, 1)]
    rows = list(csv.reader(io.StringIO(asked("states", "prisoners-dilemma", "--csv").out)))
    assert rows[0][:3] == ["number", "state", "name"]
    assert [row[1] for row in rows[1:]] == sorted(ranks)
    assert "3 more states are left out" in asked("states", "prisoners-dilemma", "--limit", "1").out


def test_what_can_be_asked_is_listed() -> None:
    found = asked("sweep", "upper-river-2031", "--quantities", "--format", "json").document
    assert {"id": "roadmaps.phased.holds", "subject": "roadmaps", "is_verdict": True, "unit": ""} in found
    assert "roadmaps.phased.holds" in asked("sweep", "upper-river-2031", "--quantities").out
