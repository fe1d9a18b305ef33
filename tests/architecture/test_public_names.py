"""What `detente` exports is written down in `__all__` and described in the reference, and nothing else is exported."""

import re
from pathlib import Path
from types import ModuleType

import detente

ROOT = Path(__file__).parents[2]
HEADING = re.compile(r"^#{2,4} +`(?:detente\.)?(\w+)[`(]", re.MULTILINE)


def test_init_exports_exactly_its_public_names() -> None:
    bound = {name for name, value in vars(detente).items() if not isinstance(value, ModuleType)}
    assert {name for name in bound if not name.startswith("_")} <= set(detente.__all__)
    assert [name for name in detente.__all__ if not hasattr(detente, name)] == []


def test_public_names_are_listed_once() -> None:
    assert len(set(detente.__all__)) == len(detente.__all__)


def test_reference_describes_every_public_name() -> None:
    page = (ROOT / "docs" / "reference" / "python.md").read_text("utf-8")
    assert sorted(HEADING.findall(page)) == sorted(detente.__all__)
