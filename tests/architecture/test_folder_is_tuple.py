"""In a family's folder, the modules and the registered tuple agree: nothing forgotten, nothing left behind."""

import importlib
from pathlib import Path
from typing import Any, NamedTuple

import pytest


class Family(NamedTuple):
    """A folder, the tuple that registers its members, and the modules that are not members."""

    package: str
    registered: str
    apart: frozenset[str]


FAMILIES = (
    Family("detente.graph.stability", "CONCEPTS", frozenset({"concept"})),
    Family("detente.preferences", "FORMS", frozenset({"coverage", "entry", "exact", "form", "relation", "scores"})),
    Family("detente.charts", "CHARTS", frozenset({"layout", "render", "way_layout"})),
    Family("detente.bargaining.models", "MODELS", frozenset({"model"})),
    Family("detente.uncertainty.running.workers", "WORKERS", frozenset()),
    Family("detente.cli", "COMMANDS", frozenset({"app"})),
)


def members(family: Family) -> tuple[Any, ...]:
    """What the family's tuple holds."""
    return tuple(getattr(importlib.import_module(family.package), family.registered))


def folder_modules(family: Family) -> set[str]:
    """The names of the modules that lie in the family's folder."""
    location = importlib.import_module(family.package).__file__
    assert location is not None
    return {path.stem for path in Path(location).parent.glob("*.py")} - {"__init__"}


def module_of(member: object, family: Family) -> str:
    """The one module of the folder that a member is, or that binds it, by itself or in its own `CONCEPTS`."""
    found = []
    for name in sorted(folder_modules(family) - family.apart):
        module = importlib.import_module(f"{family.package}.{name}")
        bound = (*vars(module).values(), *getattr(module, "CONCEPTS", ()))
        if module is member or any(value is member for value in bound):
            found.append(name)
    assert len(found) == 1, f"{member!r} should be written in one module of {family.package}, not in {found}"
    return found[0]


def package_of(family: Family) -> str:
    """How a family is called in the list of tests."""
    return family.package


@pytest.mark.parametrize("family", FAMILIES, ids=package_of)
def test_every_module_is_registered_once(family: Family) -> None:
    registered = [module_of(member, family) for member in members(family)]
    several = {name for name in registered if hasattr(importlib.import_module(f"{family.package}.{name}"), "CONCEPTS")}
    once = [name for name in registered if name not in several]
    assert sorted([*once, *several]) == sorted(folder_modules(family) - family.apart)


@pytest.mark.parametrize("family", FAMILIES, ids=package_of)
def test_modules_apart_exist(family: Family) -> None:
    assert family.apart <= folder_modules(family), "take modules that have gone off the list"


@pytest.mark.parametrize("family", FAMILIES, ids=package_of)
def test_names_differ(family: Family) -> None:
    names = [member.name for member in members(family)]
    assert all(isinstance(name, str) and name for name in names)
    assert len(set(names)) == len(names)
