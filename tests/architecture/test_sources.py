"""Every stability concept and every published answer names a source that the bibliography has."""

import re
from pathlib import Path

import pytest
import yaml

from detente.graph.stability import CONCEPTS

ROOT = Path(__file__).parents[2]
EXPECTED = sorted((ROOT / "src" / "detente" / "scenarios").rglob("expected.yaml"))


def bibliography() -> set[str]:
    """The keys of docs/references.bib."""
    text = (ROOT / "docs" / "references.bib").read_text("utf-8")
    return set(re.findall(r"^@\w+\{\s*([^,\s]+)\s*,", text, re.MULTILINE))


def keys(source: str) -> list[str]:
    """The keys at the front of a source such as `fang1993, definition 3.2`."""
    return re.findall(r"^[^\s,;:()]+", source.strip())


def test_keys_are_unique() -> None:
    text = (ROOT / "docs" / "references.bib").read_text("utf-8")
    found = re.findall(r"^@\w+\{\s*([^,\s]+)\s*,", text, re.MULTILINE)
    assert len(found) == len(set(found)) > 0


@pytest.mark.parametrize("concept", CONCEPTS, ids=lambda concept: concept.name)
def test_concept_names_a_source(concept: object) -> None:
    source = getattr(concept, "source", "")
    assert keys(source), "a concept without a source"
    assert set(keys(source)) <= bibliography()


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.parent.name)
def test_published_answers_name_a_source(path: Path) -> None:
    work = yaml.safe_load(path.read_text("utf-8"))["work"]
    assert set(work if isinstance(work, list) else [work]) <= bibliography()
