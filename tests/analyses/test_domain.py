"""Intervals are validated only where the file names their domain and the issue is like those they were checked on."""

from pathlib import Path

import pytest

from detente.analyses.forecast import document, forecast
from detente.analyses.learned import shipped
from detente.analyses.past.belonging import LEARNED
from detente.files.read import read_text
from detente.model.past.domains import DOMAINS
from tests.cli.asked import asked

FILE = """\
detente: 1
id: talks
title: Talks
parties: {a: {}, b: {}, c: {}}
issues:
  act:
    domain: {is: eu-legislation, confidence: judgement, note: a regulation}
    scale: 0..10
    confidence: assumed
    now: 0
    positions: {a: {position: 0, salience: .5}, b: {position: 10, salience: 1}, c: {position: 4, salience: .2}}
"""


def found(text: str) -> dict[str, object]:
    answer = forecast(read_text(text, "a.yaml").scenario)
    issue: dict[str, object] = document(answer)["issues"]["act"]
    return issue


def test_what_was_learned_is_known_by_name() -> None:
    assert tuple(LEARNED) == DOMAINS
    assert list(shipped().coverage) == ["0.5", "0.8", "0.95"]


def test_an_issue_like_those_is_validated() -> None:
    issue = found(FILE)
    assert (issue["validated"], issue["declared"], issue["unlike"]) == (True, "eu-legislation", [])
    assert issue["measured_coverage"] == shipped().coverage
    assert issue["held_out"] == {
        "issues": 84,
        "groups": 35,
        "date": "2026-11",
        "crps": (16.45, 13.8, 19.1),
        "coverage": {"0.5": 0.45, "0.8": 0.76, "0.95": 0.94},
    }
    undeclared = found(FILE.replace("    domain:", "    note: x #"))
    assert (undeclared["validated"], undeclared["declared"], undeclared["unlike"]) == (False, None, [])
    assert undeclared["quantiles"] == issue["quantiles"]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (", c: {position: 4, salience: .2}", "", "few parties"),
        ("issues:", "capability: {power: {a: 1, b: 2, c: 1}}\nissues:", "unequal capability"),
        ("position: 4", "position: 3..5", "ranges"),
        ("scale: 0..10", "scale: -1..11", "empty ends"),
    ],
)
def test_an_issue_unlike_those_is_not_and_says_why(old: str, new: str, why: str) -> None:
    parties = FILE if new else FILE.replace(", c: {}}", "}")
    issue = found(parties.replace(old, new))
    assert (issue["validated"], issue["unlike"]) == (False, [why])


def test_one_word_for_all_issues_and_an_equal_column() -> None:
    text = FILE.replace("    domain: {is: eu-legislation, confidence: judgement, note: a regulation}\n", "")
    text = text.replace("issues:", "domain: eu-legislation\ncapability: {alike: {a: 2, b: 2, c: 2}}\nissues:")
    assert found(text)["validated"]


def test_around_the_compromise_within_vetoes_nothing_is_validated() -> None:
    issue = found(FILE.replace("salience: 1}", "salience: 1, veto: yes}"))
    around = issue["around"]
    assert isinstance(around, dict)
    assert {name: each["validated"] for name, each in around.items()} == {"mean": True, "veto": False}


def test_words_name_the_domain_and_what_was_measured(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(FILE, "utf-8")
    said = " ".join(asked("forecast", str(path)).out.split())
    assert "not validated here" not in said
    assert f"{100 * shipped().coverage['0.8']:.1f}% in those of 80%" in said
    assert "on 84 issues of 35 proposals" in said
    assert "45% in those of 50%, 76% in those of 80%, 94% in those of 95%" in said
    assert "CRPS was 16.45 hundredths of the scale (13.8 to 19.1)" in said
    path.write_text(FILE.replace("position: 4", "position: 3..5"), "utf-8")
    said = " ".join(asked("forecast", str(path)).out.split())
    assert "not validated here" in said
    assert "some inputs are ranges" in said
