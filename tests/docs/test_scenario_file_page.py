"""The page on the scenario file names every key, and its examples are YAML that the reader accepts."""

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from detente.files import fields, schema
from detente.files.document.tree import read_tree
from detente.files.read import read_text
from detente.preferences import FORMS
from detente.preferences.entry import Entry

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "scenario-file.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
EVERYWHERE = {"en", "ar", "value", "publisher"}


def entries() -> list[type[BaseModel]]:
    """Every kind of mapping that a file may hold."""
    own = [value for module in (schema, fields) for value in vars(module).values()]
    return [
        value
        for value in (*own, *(form.entry for form in FORMS))
        if isinstance(value, type) and issubclass(value, Entry)
    ]


def keys() -> set[str]:
    """Every key that a file may hold."""
    return {field.alias or name for entry in entries() for name, field in entry.model_fields.items()}


@pytest.mark.parametrize("key", sorted(keys() - EVERYWHERE))
def test_every_key_is_described(key: str) -> None:
    assert re.search(rf"`{key}[:`]|^ *{key}:|[{{ ]{key}: ", PAGE, re.MULTILINE)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.splitlines()[0])
def test_examples_are_read(example: str) -> None:
    document, problems = read_tree(example, "example")
    assert problems == []
    assert document.root.keys() <= schema.ScenarioEntry.model_fields.keys()
    if {"detente", "parties"} <= document.root.keys():
        read_text(example, "example")


def test_all_examples_together_fit_the_schema() -> None:
    together: dict[str, object] = {}
    for example in EXAMPLES[1:]:
        together |= read_tree(example, "example")[0].root
    schema.ScenarioEntry.model_validate(together)
