"""Every example in the README and the docs is run, and what it shows is what the program prints.

In a fenced block marked `console`, lines that begin with `$ ` are commands and the others are what they print, errors
included. A line `…` stands for any lines. A command that ends with `# exit 2` must end with that status, all others
with 0. The blocks of a page run in order in one empty folder, into which blocks marked `yaml title="name.yaml"` are
written first. Blocks without a `detente` command are left alone, and so are those marked `console no-run`. Blocks
marked `pycon` are doctests.
"""

import doctest
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted(path for path in (ROOT / "README.md", *(ROOT / "docs").rglob("*.md")) if path.is_file())
FENCE = re.compile(r"^(?P<indent> *)```(?P<info>[^`\n]*)\n(?P<body>.*?)^(?P=indent)```$", re.MULTILINE | re.DOTALL)
EXIT = re.compile(r"\s+# exit (\d+)$")
NOT_RUN_AT_MOST = 4
SECONDS = 120


class Block(NamedTuple):
    """A fenced block: what follows the fence, its text, and the line it begins on."""

    info: str
    body: str
    line: int


class Example(NamedTuple):
    """A command, the status it should end with, and the lines that the page shows for it."""

    command: str
    status: int
    shown: list[str]


def blocks(text: str) -> Iterator[Block]:
    """Every fenced block of a page, without the indentation of a list it may stand in."""
    for match in FENCE.finditer(text):
        body = re.sub(rf"^{match['indent']}", "", match["body"], flags=re.MULTILINE)
        yield Block(match["info"].strip(), body, text.count("\n", 0, match.start()) + 1)


def examples(body: str) -> list[Example]:
    """The commands of a block, each with the lines under it."""
    found: list[Example] = []
    for line in re.sub(r"\\\n", "", body).splitlines():
        if line.startswith("$ "):
            status = EXIT.search(line)
            found.append(Example(EXIT.sub("", line)[2:].strip(), int(status[1]) if status else 0, []))
        elif found:
            found[-1].shown.append(line.rstrip())
    return found


def is_run(block: Block) -> bool:
    """Whether a block asks for the program."""
    return block.info == "console" and any(example.command.split()[0] == "detente" for example in examples(block.body))


def agree(shown: list[str], printed: list[str]) -> bool:
    """Whether the printed lines are the shown ones, where `…` stands for any number of lines."""
    pattern = "".join("(?:.*\n)*" if line.strip() == "…" else re.escape(line) + "\n" for line in shown)
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in printed)) is not None


def run(command: str, folder: Path) -> tuple[int, list[str]]:
    """The status of a command as a reader would type it, and all that it prints, without blanks at line ends."""
    script = f'detente() {{ "$PYTHON" -m detente "$@"; }}\n{command}\n'
    kept = {name: value for name, value in os.environ.items() if name not in ("LC_ALL", "LANGUAGE", "FORCE_COLOR")}
    settings = {"PYTHON": sys.executable, "PYTHONUNBUFFERED": "1", "COLUMNS": "100", "NO_COLOR": "1", "LANG": "C.UTF-8"}
    done = subprocess.run(
        ("sh", "-c", script),
        cwd=folder,
        env=kept | settings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    return done.returncode, [line.rstrip() for line in done.stdout.splitlines()]


def complaints(example: Example, folder: Path) -> Iterator[str]:
    """What is wrong with an example."""
    status, printed = run(example.command, folder)
    while printed and not printed[-1]:
        printed.pop()
    shown = "\n".join(example.shown).rstrip().splitlines()
    if status != example.status:
        yield f"status {status}, not {example.status}\n" + "\n".join(printed)
    elif shown and not agree(shown, printed):
        yield "prints something else:\n" + "\n".join(printed)


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_commands_do_what_the_page_shows(page: Path, tmp_path: Path) -> None:
    found = list(blocks(page.read_text("utf-8")))
    for block in found:
        title = re.fullmatch(r'yaml title="([\w.-]+)"', block.info)
        if title:
            (tmp_path / title[1]).write_text(block.body, "utf-8")
    wrong = [
        f"{page.name}:{block.line}: $ {example.command}\n{complaint}"
        for block in found
        if is_run(block)
        for example in examples(block.body)
        for complaint in complaints(example, tmp_path)
    ]
    assert not wrong, "\n\n".join(wrong)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_python_sessions_do_what_the_page_shows(page: Path) -> None:
    names: dict[str, object] = {}
    runner = doctest.DocTestRunner(verbose=False)
    for block in blocks(page.read_text("utf-8")):
        if block.info == "pycon":
            test = doctest.DocTestParser().get_doctest(block.body, names, page.name, str(page), block.line)
            runner.run(test, clear_globs=False)
            names.update(test.globs)
    assert runner.summarize(verbose=False).failed == 0


def test_few_examples_are_not_run() -> None:
    marked = [block for page in PAGES for block in blocks(page.read_text("utf-8")) if block.info == "console no-run"]
    assert len(marked) <= NOT_RUN_AT_MOST


def test_fences_with_unknown_marks_are_not_overlooked() -> None:
    infos = {block.info for page in PAGES for block in blocks(page.read_text("utf-8"))}
    assert {info for info in infos if info.startswith("console")} <= {"console", "console no-run"}


def test_an_example_is_read_with_its_status_and_lines() -> None:
    body = "$ detente check \\\n  a.yaml  # exit 2\nfirst\n…\n$ detente scenarios\n"
    assert examples(body) == [
        Example("detente check   a.yaml", 2, ["first", "…"]),
        Example("detente scenarios", 0, []),
    ]


@pytest.mark.parametrize(
    ("shown", "same"),
    [
        (["a", "b", "c"], True),
        (["a", "…"], True),
        (["…", "c"], True),
        (["a", "c"], False),
        (["a", "b", "…", "c"], True),
    ],
)
def test_an_ellipsis_stands_for_any_lines(shown: list[str], same: bool) -> None:
    assert agree(shown, ["a", "b", "c"]) is same
