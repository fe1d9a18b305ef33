"""The reference pages describe every command, every option and every field of the answers."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from detente.cli import COMMANDS
from detente.cli.app import application
from tests.cli.asked import asked

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
SHARED = "## What commands have in common"
PARTIES = {"pavia", "quadra", "north", "west", "guard", "idle", "weary", "hard"}
OF_DEALS = {"ARMS", "RELIEF", "COERCE", "backed", "bare"}
OF_THE_RIVER = {"uma", "dala", "lakes", "war"}
IDS_OF_THE_FILE = {
    *PARTIES,
    *OF_DEALS,
    *OF_THE_RIVER,
    "now",
    "deal",
    "alone",
    "all",
    "calm",
    "race",
    "nash",
    "seq",
    "gmr",
    "smr",
}
ANSWERS = [
    ("stability", "border.yaml"),
    ("why", "border.yaml", "--state", "deal", "--party", "pavia"),
    ("stability", "upper-river-2031", "--draws", "3"),
    ("stability", "upper-river-2031", "--draws", "3", "--mixture"),
    ("why", "upper-river-2031", "--draws", "3", "--state", "deal", "--party", "dala"),
    ("tables", "seen.yaml"),
    ("views", "seen.yaml"),
    ("paths", "border.yaml", "--to", "deal"),
    ("paths", "border.yaml"),
    ("elicit", "rivals.yaml", "--party", "pavia", "--questions", "1"),
    ("elicit", "rivals.yaml", "--party", "pavia", "--answers", "answers.txt"),
    ("analysts", "rivals.yaml"),
    ("analyze", "rivals.yaml"),
    ("check", "relief.yaml"),
    ("analyze", "relief.yaml"),
    ("analyze", "barter.yaml"),
    ("roadmap", "barter.yaml", "--guarantors", "--design", "--patience", "--trust", "--compare"),
    ("export", "border.yaml", "--to", "gmcr", "--out", "out.gmcr"),
    ("scenarios",),
]


def sections() -> dict[str, str]:
    """The page on commands, by its headings."""
    page = (REFERENCE / "commands.md").read_text("utf-8")
    return {part.splitlines()[0]: part for part in re.split(r"^(?=## )", page, flags=re.MULTILINE)[1:]}


def options_of(command: str) -> Iterator[str]:
    """The options that a command takes, by their long names."""
    program: Any = typer.main.get_command(application(COMMANDS))
    found = program.commands[command]
    for part in (found, *getattr(found, "commands", {}).values()):
        for parameter in part.params:
            if parameter.param_type_name == "option" and parameter.name != "help":
                yield parameter.opts[0]


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_every_command_and_option_is_described(command: str) -> None:
    found = [part for heading, part in sections().items() if heading.startswith(f"## `detente {command}")]
    assert len(found) == 1, "a command has one section"
    shared = sections()[SHARED]
    rows = {row.split("`")[1].split()[0]: row for row in shared.splitlines() if row.startswith("| `--")}
    for option in options_of(command):
        described = f"`{option} " in found[0] or f"`{option}`" in found[0]
        assert described or option in rows, f"{option} is not described"
        if option in rows:
            assert command in rows[option].split("|")[-2], f"{option} does not name {command}"


def test_no_section_is_left_of_a_command_that_has_gone() -> None:
    named = {heading.split("`")[1].split()[1] for heading in sections() if heading.startswith("## `detente ")}
    assert named == {command.name for command in COMMANDS}


def fields(document: object) -> Iterator[str]:
    """The keys at every depth."""
    if isinstance(document, dict):
        for key, value in document.items():
            yield key
            yield from fields(value)
    elif isinstance(document, list):
        for value in document:
            yield from fields(value)


@pytest.mark.parametrize("arguments", ANSWERS, ids=" ".join)
def test_every_field_is_described(arguments: tuple[str, ...]) -> None:
    page = (REFERENCE / "json.md").read_text("utf-8")
    described = {word for code in re.findall(r"`([^`\n]+)`", page) for word in re.findall(r"\w+", code)}
    document = asked(*arguments, "--format", "json").document
    assert set(fields(document)) - IDS_OF_THE_FILE - described == set()
