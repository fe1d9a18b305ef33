"""Scenarios that come with the program, and the first one that a user gets."""

from pathlib import Path

import pytest

from detente.errors import InputError
from detente.files.catalogue import CatalogueEntry, entries, find
from detente.files.document.tree import read_tree
from detente.files.read import read
from detente.files.schema import json_schema
from detente.files.template import write_new


def name(entry: CatalogueEntry) -> str:
    return entry.name


@pytest.mark.parametrize("entry", entries(), ids=name)
def test_every_scenario_is_read(entry: CatalogueEntry) -> None:
    assert read(entry.path).scenario.id == entry.name


@pytest.mark.parametrize("entry", entries(), ids=name)
def test_every_scenario_fits_the_schema(entry: CatalogueEntry) -> None:
    import jsonschema

    jsonschema.validate(read_tree(entry.path.read_text("utf-8"), entry.name)[0].root, json_schema())


def test_names_are_unique() -> None:
    assert len({entry.name for entry in entries()}) == len(entries()) > 0


def test_a_scenario_is_found_by_name_or_path(tmp_path: Path) -> None:
    first = entries()[0]
    assert find(first.name) == first.path
    assert find(str(first.path)) == first.path
    assert find(str(tmp_path / "none.yaml")) == tmp_path / "none.yaml", "reading says that it is missing"


def test_an_unknown_name_is_refused_with_the_nearest() -> None:
    first = entries()[0]
    with pytest.raises(InputError, match=first.name):
        find(first.name[:-1] + "x")


@pytest.mark.parametrize("wrong", ["", "\0", "a" * 5000, "no such thing"])
def test_odd_names_are_refused(wrong: str) -> None:
    with pytest.raises(InputError, match="E806"):
        find(wrong)


def test_a_new_scenario_is_right(tmp_path: Path) -> None:
    path = write_new("my-case", tmp_path)
    assert path == tmp_path / "my-case.yaml"
    reading = read(path)
    assert (reading.scenario.id, reading.warnings) == ("my-case", ())
    assert [file.name for file in tmp_path.iterdir()] == ["my-case.yaml"]


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("mine", "utf-8")
    with pytest.raises(InputError, match="E807"):
        write_new("a", tmp_path)
    assert (tmp_path / "a.yaml").read_text("utf-8") == "mine"


@pytest.mark.parametrize("wrong", ["../a", "", "a b", "é", "1a"])
def test_names_that_are_no_ids_are_refused(wrong: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="E213"):
        write_new(wrong, tmp_path)
