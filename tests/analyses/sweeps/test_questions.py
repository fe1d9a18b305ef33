"""A file with questions but no issues is swept like any other."""

from dataclasses import replace

from detente.analyses.sweeps.asking import question_of
from detente.analyses.sweeps.sweep import sweep
from detente.files.read import read_text
from detente.uncertainty.running.workers import Here

QUAY = """
detente: 1
id: quay
title: A quay
date: 2031-01-01
parties: {a: {name: Ay}, b: {name: Bee}}
options: {X: {party: a, name: helps}, Y: {party: b, name: pays}}
states: {both: {on: [X, Y]}}
preferences: {a: [{wants: Y, may_shift: 1}, not X], b: [X, not Y]}
questions:
  OPEN:
    asks: Does the quay open?
    resolves: By the harbour master.
    until: 2031-12-31
    class: {name: quays, cases: 10, happened: 2..3..4}
"""


def test_questions_without_issues_settle_nowhere_and_stop_no_sweep() -> None:
    """Shares of the named states are there; nothing is asked about issues, of which there are none."""
    question = replace(question_of(read_text(QUAY, "a.yaml").scenario), draws=32, ranges=("written",))
    assert [subject.name for subject in question.subjects] == ["states"]
    answer = sweep(question, Here())
    assert answer.complete
    assert answer.share("both.b.better", "written").share == 1
