"""No file of the project names a package registry or a folder of somebody's machine.

The patterns are put together from parts, so that this file does not name what it looks for.
"""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOT_OURS = {".git", ".venv", "build", "dist", "reports", "node_modules"}

REGISTRY_HOSTS = (
    r"files\.python" + r"hosted",
    r"pypi" + r"\.(org|io)",
    r"registry" + r"\.(npmjs|yarnpkg)",
    r"(static\.)?crates" + r"\.io",
    r"proxy\.golang" + r"\.org",
    r"(deb|security)\.debian" + r"\.org",
    r"https?://[^\s\"'<>]+/" + r"simple\b",
    r"--(extra-)?index" + r"-url",
    r"--find" + r"-links",
)
FOLDERS_OF_A_MACHINE = (
    r"(?<![\w.~/-])/(home|Users)/" + r"\w",
    r"(?<![\w.~/-])/(root|work|workspace)/" + r"\w",
    r"[A-Za-z]:\\" + r"Users\\",
    r"\.\./" + r"shared\b",
    r"(?<![\w.~/-])/tmp/" + r"\w",
)
FORBIDDEN = re.compile("|".join((*REGISTRY_HOSTS, *FOLDERS_OF_A_MACHINE)), re.IGNORECASE)


def our_files() -> list[Path]:
    """What git keeps or would keep; in an unpacked archive, everything but what was made there."""
    command = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode == 0:
        return sorted(path for name in set(listed.stdout.split("\0")) if name and (path := ROOT / name).is_file())
    return sorted(path for path in ROOT.rglob("*") if path.is_file() and not NOT_OURS & set(path.parts))


def foreign_lines(text: str) -> list[str]:
    """The lines that name something foreign, with their numbers."""
    return [f"{number}: {line.strip()}" for number, line in enumerate(text.splitlines(), 1) if FORBIDDEN.search(line)]


def test_no_file_names_a_registry_or_a_machine() -> None:
    found = {}
    for path in our_files():
        try:
            lines = foreign_lines(path.read_text("utf-8"))
        except UnicodeDecodeError:
            continue  # a picture or a font
        if lines:
            found[path.relative_to(ROOT).as_posix()] = lines
    assert found == {}


@pytest.mark.parametrize(
    "line",
    [
        "https://packages.example.net/" + "simple/detente",
        "see /home/" + "kim/detente",
        "python -m pip install --index" + "-url X detente",
        "resolved: https://registry" + ".npmjs.example",
    ],
)
def test_foreign_names_are_seen(line: str) -> None:
    assert foreign_lines(line) == [f"1: {line}"]


@pytest.mark.parametrize("line", ["docs/home/start.md", "https://example.net/work/paper", "src/detente/work/in.py"])
def test_ordinary_lines_pass(line: str) -> None:
    assert foreign_lines(line) == []
