"""What `import detente` offers: the stub, the homes and the version agree with what is written elsewhere."""

import ast
import tomllib
from pathlib import Path

import detente

ROOT = Path(__file__).parents[2]


def test_the_version_is_that_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert detente.__version__ == project["version"]


def test_the_stub_types_every_public_name_where_it_lives() -> None:
    stub = ast.parse((ROOT / "src" / "detente" / "__init__.pyi").read_text("utf-8"))
    typed = {
        alias.name: statement.module
        for statement in stub.body
        if isinstance(statement, ast.ImportFrom)
        for alias in statement.names
    }
    homes = {name: home for home, names in vars(detente)["_HOMES"].items() for name in names}
    assert typed == homes
    assert sorted([*homes, "__version__"]) == sorted(detente.__all__)


def test_names_that_are_not_public_are_missing() -> None:
    assert not hasattr(detente, "nonsense")
    assert dir(detente) == sorted(detente.__all__)
