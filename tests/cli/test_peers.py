"""`detente import` and `detente export`: what is written, what is said, and that nothing is overwritten."""

import json
from pathlib import Path
from shutil import copy

import pytest

from detente.files.catalogue import entries
from detente.files.read import read, read_text
from tests.cli.asked import asked

FILES = Path(__file__).parents[1] / "files" / "gmcr"
PARTIAL = {"upper-river-2031"}  # has pairs that leave states uncompared


@pytest.fixture
def harbour(folder: Path) -> Path:
    """The file of a conflict of three, in the current folder."""
    copy(FILES / "harbour.gmcr", folder)
    return folder / "harbour.yaml"


def test_import_writes_a_scenario_that_can_be_asked(harbour: Path) -> None:
    done = asked("import", "harbour.gmcr")
    assert (done.status, done.out) == (0, "harbour.yaml\n")
    assert [line.split()[1] for line in done.err.splitlines()] == ["W853", "W852", "W851"]
    scenario = read(harbour).scenario
    assert list(scenario.parties) == ["port", "fishers", "ministry"]
    assert [option.reversible for option in scenario.conflict.options] == ["yes", "no", "yes", "off_only"]
    assert asked("check", "harbour.yaml").status == 0
    answer = asked("stability", "harbour.yaml", "--format", "json").document
    assert answer["feasible_states"] == 14
    assert answer["status_quo"] == "NNNN"


def test_import_takes_a_name_and_overwrites_nothing(harbour: Path) -> None:
    assert asked("import", "harbour.gmcr", "port").out == "port.yaml\n"
    before = Path("port.yaml").read_bytes()
    again = asked("import", "harbour.gmcr", "port")
    assert (again.status, again.out) == (2, "")
    assert "E807" in again.err
    assert Path("port.yaml").read_bytes() == before
    assert not harbour.exists()
    assert sorted(path.name for path in Path().glob(".port*")) == []


def test_import_in_json(harbour: Path) -> None:
    document = asked("import", "harbour.gmcr", "--format", "json").document
    assert document["written"] == "harbour.yaml"
    assert document["options"] == ["lay_up_the_fleet", "dredge_the_harbour", "option_3", "withdraw_the_subsidy"]
    assert document["feasible_states"] == 14
    assert [warning["code"] for warning in document["warnings"]] == ["W853", "W852", "W851"]
    assert document["warnings"][2]["place"]["path"] == "coalitions"


def test_assert_is_no_where_something_was_lost(harbour: Path) -> None:
    assert asked("import", "harbour.gmcr", "--assert").status == 1
    assert asked("export", "harbour.yaml", "--to", "gmcr", "--assert").status == 1
    assert asked("export", "harbour.yaml", "--to", "json", "--assert").status == 0


def test_a_round_trip_keeps_conditions_and_coalitions(harbour: Path) -> None:
    asked("import", "harbour.gmcr")
    text = asked("export", "harbour.yaml", "--to", "gmcr").out
    found, given = json.loads(text), json.loads((FILES / "harbour.gmcr").read_text("utf-8"))
    for key in ("options", "infeasibles", "coalitions"):
        assert found[key] == given[key]
    for mine, theirs in zip(found["decisionMakers"], given["decisionMakers"], strict=True):
        for key in theirs:
            assert mine[key] == theirs[key]


def test_chicken_comes_back_as_it_was(folder: Path) -> None:
    copy(FILES / "chicken.gmcr", folder)
    assert "W856" in asked("import", "chicken.gmcr").err
    document = json.loads(asked("export", "chicken.yaml", "--to", "gmcr").out)
    assert document["useManualPreferenceRanking"] is True
    assert [maker["preferenceRanking"] for maker in document["decisionMakers"]] == [[3, 4, 2, 1], [2, 4, 3, 1]]


def test_export_writes_a_file_once(folder: Path) -> None:
    assert asked("export", "border.yaml", "--to", "gmcr", "--out", "b.gmcr").out == "b.gmcr\n"
    before = (folder / "b.gmcr").read_bytes()
    assert before.decode() == asked("export", "border.yaml", "--to", "gmcr").out
    again = asked("export", "border.yaml", "--to", "json", "--out", "b.gmcr")
    assert (again.status, again.out) == (2, "")
    assert (folder / "b.gmcr").read_bytes() == before
    assert "E808" in asked("export", "border.yaml", "--to", "gmcr", "--out", "none/b.gmcr").err


def test_export_takes_types_and_changes() -> None:
    soft, hard = (
        asked("export", "border.yaml", "--to", "gmcr", "--type", f"quadra={kind}") for kind in ("soft", "hard")
    )
    assert '"quadra" is exported as of type soft' in soft.err
    assert '"quadra" is exported as of type hard' in hard.err
    assert json.loads(hard.out)["decisionMakers"][1]["preferences"] == [[[1, "Y"]], [[0, "Y"]], [[2, "N"]]]
    assert '"fwd"' not in asked("export", "border.yaml", "--to", "gmcr", "--set", "options.BURN.reversible=yes").out


def test_export_in_json() -> None:
    document = asked("export", "border.yaml", "--to", "gmcr", "--format", "json").document
    assert document["content"] == json.loads(asked("export", "border.yaml", "--to", "gmcr").out)
    assert (document["to"], document["written"], document["feasible_states"]) == ("gmcr", None, 8)
    assert document["types"] == {"quadra": "soft"}
    assert {warning["code"] for warning in document["warnings"]} == {"W860", "W861", "W866", "W869"}


@pytest.mark.parametrize("name", [entry.name for entry in entries()])
def test_plain_data_is_the_same_scenario(name: str) -> None:
    text = asked("export", name, "--to", "json").out
    path = next(entry.path for entry in entries() if entry.name == name)
    again, given = read_text(text, "a.json").scenario, read(path).scenario
    for section in (
        "id",
        "title",
        "parties",
        "conflict",
        "preferences",
        "views",
        "agreement",
        "contest",
        "events",
        "claims",
        "goal",
    ):
        assert getattr(again, section) == getattr(given, section)


@pytest.mark.parametrize("name", [entry.name for entry in entries()])
def test_the_catalogue_can_be_exported(name: str) -> None:
    done = asked("export", name, "--to", "gmcr", "--out", "a.gmcr")
    reading = read(next(entry.path for entry in entries() if entry.name == name)).scenario
    if name in PARTIAL or not reading.conflict.options:
        assert done.status == 2
        return
    assert done.status == 0
    assert asked("import", "a.gmcr").status == 0
    asked_of = [asked("stability", one, "--format", "json").document["concepts"] for one in (name, "a.yaml")]
    if "W864" not in done.err and "W865" not in done.err:  # merged states and bars are not carried
        assert asked_of[0].keys() == asked_of[1].keys()
        for concept, found in asked_of[0].items():
            assert found["equilibria"] == asked_of[1][concept]["equilibria"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["import"],
        ["import", "none.gmcr"],
        ["import", "."],
        ["import", "border.yaml"],
        ["import", "border.yaml", "a/b"],
        ["export", "border.yaml"],
        ["export", "border.yaml", "--to", "xml"],
        ["export", "none", "--to", "gmcr"],
        ["export", "border.yaml", "--to", "json", "--type", "quadra=hard"],
        ["export", "border.yaml", "--to", "json", "--coalition", "pavia,quadra"],
        ["export", "barter.yaml", "--to", "gmcr"],
        ["export", "border.yaml", "--to", "gmcr", "--type", "quadra=x"],
        ["export", "border.yaml", "--to", "gmcr", "--coalition", "pavia,x"],
        ["export", "border.yaml", "--to", "gmcr", "--coalition", "pavia,quadra", "--coalition", "quadra"],
        ["export", "border.yaml", "--to", "gmcr", "--coalition", ""],
    ],
    ids=" ".join,
)
def test_bad_input_ends_with_2_and_a_sentence(arguments: list[str]) -> None:
    done = asked(*arguments)
    assert (done.status, done.out) == (2, "")
    assert done.err.strip()
    assert "Traceback" not in done.err


def test_plain_data_has_all_types() -> None:
    assert "E873 --type does not" in asked("export", "border.yaml", "--to", "json", "--type", "quadra=hard").err
