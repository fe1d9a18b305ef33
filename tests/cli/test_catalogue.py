import json
from pathlib import Path

from jsonschema import Draft202012Validator

from detente.files.catalogue import entries
from detente.files.read import read
from tests.cli.asked import asked


def test_every_scenario_is_listed() -> None:
    document = asked("scenarios", "--format", "json").document
    assert [each["name"] for each in document["scenarios"]] == [entry.name for entry in entries()]
    text = asked("scenarios").out
    assert all(entry.name in text for entry in entries())


def test_what_is_listed_can_be_asked() -> None:
    for each in asked("scenarios", "--format", "json").document["scenarios"]:
        if len(each["options"]) < 10:
            done = asked("stability", each["name"], "--format", "json")
            assert done.status == (0 if "stability" in each["answers"] else 2)


def test_a_new_scenario_has_no_errors_and_overwrites_nothing(folder: Path) -> None:
    done = asked("new", "valley")
    assert (done.status, done.out) == (0, "valley.yaml\n")
    assert read(folder / "valley.yaml").scenario.id == "valley"
    assert asked("check", "valley.yaml").status == 0
    again = asked("new", "valley")
    assert (again.status, again.out) == (2, "")
    assert "E807" in again.err
    assert asked("new", "../valley").status == 2


def test_the_schema_is_one() -> None:
    schema = json.loads(asked("schema").out)
    Draft202012Validator.check_schema(schema)
