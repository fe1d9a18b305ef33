"""No module, function or folder outgrows the numbers in `[tool.detente.sizes]`."""

import ast
import io
import tokenize
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "detente"
SIZES: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["detente"]["sizes"]
MODULES = sorted(path for folder in ("src", "tests", "benchmarks") for path in (ROOT / folder).rglob("*.py"))
FOLDERS = sorted({path.parent for path in PACKAGE.rglob("*.py")})
SILENT = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def code_lines(source: str) -> set[int]:
    """The numbers of the lines that hold code: no blanks, no comments, no docstrings."""
    lines: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in SILENT:
            lines.update(range(token.start[0], token.end[0] + 1))
    return lines - docstring_lines(ast.parse(source))


def docstring_lines(tree: ast.Module) -> set[int]:
    """The numbers of the lines that docstrings take."""
    lines: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | Function) and ast.get_docstring(node) is not None:
            first = node.body[0]
            lines.update(range(first.lineno, (first.end_lineno or first.lineno) + 1))
    return lines


def functions(tree: ast.Module) -> Iterator[Function]:
    """Every function and method, nested ones too."""
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def parameters(function: Function) -> list[str]:
    """The names that a caller fills in, so neither `self` nor `cls`."""
    given = function.args
    every = [*given.posonlyargs, *given.args, *given.kwonlyargs, *filter(None, (given.vararg, given.kwarg))]
    names = [argument.arg for argument in every]
    return names[1:] if names[:1] in (["self"], ["cls"]) else names


def folder_limit(folder: Path) -> int:
    """How many modules a folder may hold: more if it is one of the families."""
    family = folder.relative_to(PACKAGE).as_posix() in SIZES["families"]
    return int(SIZES["family_modules" if family else "folder_modules"])


def short(path: Path) -> str:
    """A path as a reader of the repository names it."""
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=short)
def test_module_and_its_functions_stay_small(path: Path) -> None:
    source = path.read_text("utf-8")
    assert len(source.splitlines()) <= SIZES["module_lines"], "split the module"
    code = code_lines(source)
    too_large = []
    for function in functions(ast.parse(source)):
        lines = len(code.intersection(range(function.lineno, (function.end_lineno or 0) + 1)))
        if lines > SIZES["function_code_lines"]:
            too_large.append(f"{function.name}: {lines} code lines, at most {SIZES['function_code_lines']}")
        if len(parameters(function)) > SIZES["parameters"]:
            too_large.append(f"{function.name}: {len(parameters(function))} parameters, at most {SIZES['parameters']}")
    assert too_large == []


@pytest.mark.parametrize("path", MODULES, ids=short)
def test_module_has_a_name_of_its_own(path: Path) -> None:
    assert path.stem not in SIZES["names_refused"], "a helper lives with its one user or gets a name of its own"


@pytest.mark.parametrize("folder", FOLDERS, ids=short)
def test_folder_stays_readable(folder: Path) -> None:
    modules = [path.name for path in folder.glob("*.py") if path.name != "__init__.py"]
    assert len(modules) <= folder_limit(folder), f"divide the folder: {sorted(modules)}"


def test_families_exist() -> None:
    assert [name for name in SIZES["families"] if not (PACKAGE / name).is_dir()] == []


def test_counting_leaves_out_what_is_not_code() -> None:
    head = '"""Head."""\n\n# note\ndef f(self, a, *, b, **c):\n    """Doc\n    string."""\n\n'
    source = head + "    return (\n        a  # why\n    )\n"
    (function,) = functions(ast.parse(source))
    assert code_lines(source) == {4, 8, 9, 10}
    assert parameters(function) == ["a", "b", "c"]
