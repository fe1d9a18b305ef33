"""What is said of the box of a sweep's question."""

from dataclasses import replace

import pytest

from detente.analyses.sweeps.asking import question_of
from detente.analyses.sweeps.behind.deeper import Deeper, deeper
from detente.analyses.sweeps.behind.verdict import verdicts_named
from detente.analyses.sweeps.sweep import sweep
from detente.files.catalogue import find
from detente.files.read import read
from detente.uncertainty.discovery.discover import Restriction
from detente.uncertainty.running.workers import Here
from detente.uncertainty.shares import Share
from detente.words.sweeps import behind

RIVER = read(find("upper-river-2031")).scenario


@pytest.fixture(scope="module")
def found() -> Deeper:
    question = replace(question_of(RIVER, ["roadmaps"]), draws=100, ranges=("written",))
    answer = sweep(question, Here())
    (verdict,) = verdicts_named(answer, ["roadmaps.phased.holds"])
    return deeper(answer, verdict, 0)


def share(part: float) -> Share:
    return Share(part, part - 0.1, part + 0.1, round(50 * part), 50, 0)


@pytest.mark.parametrize("answer", [True, False])
@pytest.mark.parametrize(("density", "mostly"), [(0.8, True), (0.4, False)])
def test_mostly_is_more_than_half(found: Deeper, answer: bool, density: float, mostly: bool) -> None:
    limit = Restriction("numbers.power", -float("inf"), 5.0, (), 0.5, 0.01)
    box = replace(found.box, density=share(density), coverage=share(0.7), before=share(0.2))
    made = replace(box, status="dense", restrictions=(limit,), answer=answer)
    first, measured = behind.box(RIVER, replace(found, box=made))
    assert ("is mostly" in first, "though not mostly" in first) == (mostly, not mostly)
    assert ("yes" if answer else "no") in first
    assert "40%" in measured or "80%" in measured
