"""Commands drawn at random for a scenario, and how each ended."""

import io
import os
import random
import signal
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from types import FrameType
from typing import Any

from typer.main import get_command

from detente.cli import COMMANDS
from detente.cli.app import DEBUG, FAULT, application
from detente.files.document.tree import read_tree

FILE = "mutant.yaml"
ENDINGS = (0, 1, 2, 3)
EACH = 3  # commands for each mutant
LIMIT = "2"  # seconds that a command may work
STUCK = 60  # seconds after which a command counts as stuck
CONCEPTS = ("nash", "seq", "gmr", "smr", "sseq", "sim", "l2", "nm", "cnash", "cseq", "cgmr", "csmr", "all")

Arguments = tuple[str, ...]


class Stuck(BaseException):
    """A command took far longer than its limit."""


@dataclass(frozen=True)
class Ending:
    """How a command ended; wrong: what is wrong with that, empty if nothing is."""

    arguments: Arguments
    status: int
    wrong: str


@dataclass(frozen=True)
class _Named:
    """What there is to name in a scenario."""

    parties: list[str]
    types: list[str]
    states: list[str]
    roadmaps: list[str]
    issues: list[str]
    paths: list[str]
    sections: list[str]


def commands(text: str, draw: random.Random, slow: bool = True) -> Iterator[Arguments]:
    """Three commands about the scenario in FILE; not `slow`: without sweeps and pictures."""
    named = _named(text)
    kinds = [*QUICK, *(SLOW if slow else ())]
    apt = [kind for kind in kinds if NEEDED.get(kind[0], "id") in named.sections] * FITTING + kinds
    for _command in range(EACH):
        kind = draw.choice(apt)
        yield (kind[0], FILE, *_options(kind[1:], named, draw))


QUICK: tuple[Arguments, ...] = (
    ("check",),
    ("stability", "--concept", "--state?", "--type?", "--unknown?", "--mixture?", "--limit?"),
    ("why", "--state", "--party", "--concept1?", "--type?"),
    ("paths", "--to?", "--from?", "--type?"),
    ("needs", "--state", "--party?", "--concept1?"),
    ("tables", "--concept1?"),
    ("views", "--state?", "--concept1?"),
    ("elicit", "--party", "--questions"),
    ("analysts", "--party?"),
    ("roadmap", "--roadmap?", "--guarantors?", "--design?", "--patience?", "--compare?", "--trust?", "--type?"),
    ("roadmap", "--endurance?"),
    ("forecast", "--rounds?", "--few", "--issue?", "--drivers?", "--experts?"),
    ("export", "--as"),
)
SLOW: tuple[Arguments, ...] = (
    ("analyze", "--no-sweep", "--type?"),
    ("analyze",),
    ("sweep", "--subject?", "--hundred", "--no-store", "--alone", "--of?"),
    ("paths", "--to", "--picture"),
    ("forecast", "--few", "--picture"),
)
NEEDED = {"analysts": "", "roadmap": "measures", "forecast": "issues"} | dict.fromkeys(
    ("stability", "why", "paths", "needs", "tables", "views", "elicit"), "options"
)
FITTING = 5  # a command that the scenario has the sections for is drawn so much more often
FLAGS = frozenset(
    (
        *("--no-sweep", "--mixture", "--guarantors", "--design", "--patience", "--compare", "--trust", "--endurance"),
        *("--rounds", "--drivers", "--experts", "--no-store"),
    )
)


def _options(kinds: Arguments, named: _Named, draw: random.Random) -> Iterator[str]:
    for kind in kinds:
        if kind.endswith("?") and draw.random() < 0.6:
            continue
        yield from _option(kind.rstrip("?"), named, draw)
    if draw.random() < 0.4:
        yield from ("--format", "json")
    if draw.random() < 0.2:
        yield "--assert"
    if draw.random() < 0.2 and named.paths:
        value = draw.choice(("0", "1", "0.5", "-1", "1e300", "x", "null", "[]", "{}", "yes", "0..1", "O0", "1..2..3"))
        yield from ("--set", f"{draw.choice(named.paths)}={value}")
    yield from ("--time-limit", LIMIT)


def _option(kind: str, named: _Named, draw: random.Random) -> Arguments:
    if kind in FLAGS:
        return (kind,)
    party, state = _one(named.parties, draw), _one([*named.states, "now"], draw)
    given: dict[str, Arguments] = {
        "--concept": ("--concept", draw.choice(CONCEPTS)),
        "--concept1": ("--concept", draw.choice(CONCEPTS[:-1])),
        "--party": ("--party", party),
        "--type": ("--type", f"{party}={_one(named.types, draw)}"),
        "--state": ("--state", state),
        "--to": ("--to", state),
        "--from": ("--from", draw.choice([*named.states, "now"])),
        "--roadmap": ("--roadmap", _one(named.roadmaps, draw)),
        "--issue": ("--issue", _one(named.issues, draw)),
        "--unknown": ("--unknown", draw.choice("abcd")),
        "--limit": ("--limit", draw.choice("0123")),
        "--questions": ("--questions", draw.choice("123")),
        "--few": ("--draws", draw.choice(("1", "2", "50"))),
        "--as": ("--to", draw.choice(("gmcr", "json", "csv"))),
        "--subject": ("--subject", draw.choice(("states", "equilibria", "guarantors", "roadmaps", "issues"))),
        "--of": ("--of", _one([*named.roadmaps, *named.states], draw)),
        "--hundred": ("--draws", "100"),
        "--alone": ("--workers", "1"),
        "--picture": ("--picture", f"picture{draw.random()}.svg"),
    }
    return given[kind]


def _one(names: list[str], draw: random.Random) -> str:
    """One of the names, seldom one that there is not."""
    return draw.choice(names) if names and draw.random() < 0.95 else "nothing"


def _named(text: str) -> _Named:
    try:
        root = read_tree(text, FILE)[0].root
    except Exception:  # it is not read at all, and commands say so
        root = {}
    parties = _keys(root, "parties")
    types = [kind for party in parties for kind in _keys(root["parties"][party], "types")]
    options = len(_keys(root, "options"))
    words = ["Y" * options, "N" * options] if options else []
    sections = [*_keys(root, "preferences"), *_keys(root, "numbers")]
    paths = [f"{name}.{key}" for name in root for key in _keys(root, name)]
    paths += [f"preferences.{key}.1" for key in sections]
    states, roadmaps, issues = [*_keys(root, "states"), *words], _keys(root, "roadmaps"), _keys(root, "issues")
    return _Named(parties, types, states, roadmaps, issues, paths, list(root))


def _keys(node: Any, name: str) -> list[str]:
    found = node.get(name) if isinstance(node, dict) else None
    return [key for key in found if key and not key.startswith("-")] if isinstance(found, dict) else []


# ------------------------------------------------------------------ running


@cache
def _program() -> Any:
    return get_command(application(COMMANDS))


def ended(arguments: Arguments) -> Ending:
    """Run a command in this process. DEBUG must be set, so that a fault shows where it is."""
    assert DEBUG in os.environ
    out, err = io.StringIO(), io.StringIO()
    status = 0
    try:
        with _not_stuck(), redirect_stdout(out), redirect_stderr(err):
            _program()(args=list(arguments), prog_name="detente")
    except SystemExit as done:
        status = done.code if isinstance(done.code, int) else int(done.code is not None)
    except (Stuck, Exception):
        return Ending(arguments, FAULT, traceback.format_exc())
    wrong = "" if status in ENDINGS else f"status {status}"
    if "Traceback (most recent call last)" in out.getvalue() + err.getvalue():
        wrong = wrong or "a traceback"
    if status == 0 and not out.getvalue():
        wrong = wrong or "no answer"
    return Ending(arguments, status, wrong)


@contextmanager
def _not_stuck() -> Iterator[None]:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise Stuck

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(STUCK)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
