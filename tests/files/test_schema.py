"""The schema that editors read: published beside the scenarios, and accepting every one of them."""

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

import detente
from detente.files.schema import json_schema

SCENARIOS = Path(detente.__file__).parent / "scenarios"
FILES = sorted(SCENARIOS.glob("*/*/scenario.yaml"))


def core(node: yaml.Node | None) -> object:
    """A node with YAML 1.2 scalars: numbers are numbers, everything else is text."""
    assert node is not None
    if isinstance(node, yaml.MappingNode):
        return {key.value: core(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [core(value) for value in node.value]
    assert isinstance(node, yaml.ScalarNode)
    try:
        number = float(node.value) if not node.style else None
    except ValueError:
        number = None
    return node.value if number is None else int(number) if number.is_integer() else number


def test_published_schema_is_the_programs() -> None:
    assert json.loads((SCENARIOS / "detente.schema.json").read_text("utf-8")) == json_schema()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_scenarios_point_to_the_schema_and_satisfy_it(file: Path) -> None:
    text = file.read_text("utf-8")
    pointer = text.splitlines()[0].partition("$schema=")[2]
    assert (file.parent / pointer).resolve() == SCENARIOS / "detente.schema.json"
    Draft202012Validator(json_schema()).validate(core(yaml.compose(text)))


def test_schema_refuses_an_unknown_key() -> None:
    scenario = {"detente": 1, "id": "x", "title": "X", "parties": {"a": {"name": "A"}}, "optoins": {}}
    assert not Draft202012Validator(json_schema()).is_valid(scenario)
