"""Inputs of a file: what is counted, against counts by hand."""

import pytest

from detente.analyses.assumptions import by_confidence, judgements
from detente.files.read import read_text

HEAD = """
detente: 1
id: river
title: River
parties: {uma: {}, dala: {}}
"""
CAPABILITY = """
capability:
  economy:
    uma: {value: 40, confidence: reported, note: a report}
    dala: 30
"""
ISSUES = """
issues:
  release:
    scale: 0..100
    confidence: judgement
    positions:
      uma: {position: 20..30..40, salience: 0.9, veto: yes}
      dala: {position: 80, salience: 1, confidence: official, note: said so}
"""


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        (HEAD + CAPABILITY, {"official": 0, "reported": 0, "judgement": 0, "assumed": 0}),  # nothing makes use of it
        (HEAD + ISSUES, {"official": 1, "reported": 0, "judgement": 2, "assumed": 0}),
        (HEAD + CAPABILITY + ISSUES, {"official": 1, "reported": 1, "judgement": 2, "assumed": 1}),
    ],
    ids=["capability alone", "issues", "both"],
)
def test_issues_positions_and_capability_are_inputs(text: str, counts: dict[str, int]) -> None:
    assert by_confidence(read_text(text, "river.yaml").scenario) == counts


def test_positions_are_said_as_the_file_writes_them() -> None:
    found = {
        (each.section, each.key): each.says for each in judgements(read_text(HEAD + ISSUES, "river.yaml").scenario)
    }
    assert found == {
        ("issues", "release"): "release",
        ("issues", "release.uma"): "20..30..40",
        ("issues", "release.dala"): "80",
    }
