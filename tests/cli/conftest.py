"""Each test runs in a folder of its own with a few scenario files."""

import re
from pathlib import Path

import pytest

from tests.cli import rivals
from tests.words import barter
from tests.words.relief import TEXT

BORDER = """\
detente: 1
id: border
title: A border
parties:
  pavia: {name: Pavia}
  quadra: {name: Quadra, types: {soft: rest, hard: 0.3}}
options:
  SIGN: {party: pavia, name: signs, confidence: judgement}
  THREATEN: {party: quadra, name: threatens, now: yes, confidence: judgement}
  BURN: {party: quadra, name: burns the bridge, reversible: no, confidence: judgement}
states:
  deal: {name: the deal, on: [SIGN], off: [THREATEN]}
preferences:
  pavia: {confidence: judgement, statements: [not BURN, not THREATEN, not SIGN]}
  quadra/soft: {confidence: judgement, statements: [SIGN, BURN iff not SIGN, not THREATEN]}
  quadra/hard: {confidence: judgement, statements: [THREATEN, SIGN, not BURN]}
"""
SEEN = """\
tables: {alone: [quadra]}
views:
  pavia: {confidence: assumed, believes: {quadra: quadra/hard}, unaware: [BURN]}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder with its files.

    border.yaml, the same with views and a table as seen.yaml, relief.yaml, rivals.yaml and answers.txt about it,
    barter.yaml, and that without its roadmaps as unwritten.yaml.
    """
    monkeypatch.chdir(tmp_path)
    (tmp_path / "border.yaml").write_text(BORDER, "utf-8")
    (tmp_path / "seen.yaml").write_text(BORDER + SEEN, "utf-8")
    (tmp_path / "relief.yaml").write_text(TEXT, "utf-8")
    (tmp_path / "rivals.yaml").write_text(rivals.TEXT, "utf-8")
    (tmp_path / "answers.txt").write_text("deal, calm\n", "utf-8")
    (tmp_path / "barter.yaml").write_text(barter.TEXT, "utf-8")
    before, _roadmaps, after = re.split(r"^(?=roadmaps:|goal:)", barter.TEXT, flags=re.MULTILINE)
    (tmp_path / "unwritten.yaml").write_text(before + after, "utf-8")
    return tmp_path
