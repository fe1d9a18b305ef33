from pathlib import Path

import pytest

from tests.cli.asked import asked


def test_a_file_without_errors_is_answered() -> None:
    done = asked("check", "prisoners-dilemma", "--assert")
    assert (done.status, done.out, done.err) == (0, "0 errors, 0 warnings.\n", "")


def test_warnings_have_their_places() -> None:
    done = asked("check", "relief.yaml", "--format", "json")
    assert done.status == 0
    found = done.document
    assert (found["scenario"], found["errors"]) == ("relief", [])
    assert found["warnings"]
    for warning in found["warnings"]:
        assert warning["code"].startswith("W")
        assert warning["place"]["file"] == "relief.yaml"
        assert warning["place"]["line"] > 0
        assert warning["message"]


def test_assert_asks_for_no_warnings() -> None:
    done = asked("check", "relief.yaml", "--assert")
    assert done.status == 1
    assert done.err == "Asserted, but not so: the file has no warnings.\n"


def test_all_errors_at_once_by_place(folder: Path) -> None:
    text = (
        (folder / "border.yaml").read_text("utf-8").replace("[SIGN]", "[SING]").replace("party: pavia", "party: pvia")
    )
    (folder / "bad.yaml").write_text(text, "utf-8")
    done = asked("check", "bad.yaml")
    assert done.status == 2
    lines = done.out.splitlines()
    assert [line.split()[1] for line in lines[:2]] == ["E220", "E222"]
    assert lines[0].startswith("bad.yaml:8:")
    document = asked("check", "bad.yaml", "--format", "json").document
    assert [error["code"] for error in document["errors"]][:2] == ["E220", "E222"]
    assert document["scenario"] is None


def test_an_override_is_checked_like_the_file() -> None:
    done = asked("check", "border.yaml", "--set", "options.SIGN.party=nobody")
    assert done.status == 2
    assert "--set options.SIGN.party=nobody" in done.out


def test_a_limit_leaves_the_warnings_of_the_file() -> None:
    done = asked("check", "relief.yaml", "--time-limit", "1e-9", "--format", "json")
    assert done.status == 3
    assert done.document["status"] == "limit reached"


@pytest.mark.parametrize("name", ["", "absent.yaml", "."])
def test_what_is_no_file_is_said(name: str) -> None:
    done = asked("check", name)
    assert done.status == 2
    assert "E10" in done.out or "E806" in done.out
