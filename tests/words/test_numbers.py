"""Numbers in sentences: a value that rounds to zero has no minus, wherever numbers are formatted."""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import detente
from detente.analyses.deals import amounts
from detente.analyses.deals.roadmaps import written
from detente.analyses.questions.chances import chances as questions_of
from detente.charts import roadmaps, staircase
from detente.errors import CODES
from detente.files.read import read_text
from detente.words import outlook
from detente.words.deals import compared, sizes, steps
from detente.words.questions import chances, offers, scores
from detente.words.runs import listing
from detente.words.sweeps import behind, driven, shares
from detente.words.talks import drivers
from tests.words.barter import deal

SOURCES = Path(detente.__file__).parent
SPOKEN = ("words", "charts", "report", "cli", "analyses/preflight", "analyses/deals/amounts.py")
SPEC = re.compile(r"(?P<before>[^efg%]*)[efg%]")
QUESTION = """
detente: 1
id: quay
title: A quay
date: 2031-01-01
parties: {{a: {{name: Ay}}}}
options: {{X: {{party: a, name: helps}}}}
preferences: {{a: [X]}}
questions:
  sign:
    asks: Does the quay open?
    resolves: By the harbour master.
    until: 2031-12-31
    class: {{name: quays, cases: 10, happened: 5}}
    evidence: [{{ratio: {ratio}}}]
"""
MINUS = re.compile(r"[-−]0(?:\.0*)?(?![\d.])")
"""A minus before what is only zeros."""


def specs(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and text of every format of a number; `float(format(…))` rounds for data and prints nothing."""
    data = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in data:
            continue
        if isinstance(node, ast.FormattedValue) and isinstance(node.format_spec, ast.JoinedStr):
            parts = node.format_spec.values
            yield node.lineno, "".join(str(part.value) if isinstance(part, ast.Constant) else "1" for part in parts)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "format":
            every = [part for argument in node.args[1:] for part in ast.walk(argument)]
            yield from ((part.lineno, str(part.value)) for part in every if isinstance(part, ast.Constant))


def test_no_format_that_is_spoken_keeps_the_sign_of_zero() -> None:
    files = [path for place in SPOKEN for path in (SOURCES / place).rglob("*.py")]
    files += [SOURCES / place for place in SPOKEN if place.endswith(".py")]
    found = [
        (str(path.relative_to(SOURCES)), line, text)
        for path in files
        for line, text in specs(ast.parse(path.read_text("utf-8")))
        if (match := SPEC.fullmatch(text)) and "z" not in match["before"]
    ]
    assert found == []
    assert sum(1 for path in files for _spec in specs(ast.parse(path.read_text("utf-8")))) > 80


FORMATS: tuple[Callable[[float], str], ...] = (
    sizes.share,
    sizes.signed,
    sizes.figure,
    sizes.factor,
    sizes.months,
    compared._amount,
    amounts.value,
    outlook._place,
    scores._score,
    scores._log,
    offers._share,
    behind._two,
    driven._share,
    driven._place,
    shares.percent,
    drivers.value,
    listing.size,
    roadmaps.percent,
    staircase._months,
)


@pytest.mark.parametrize("value", [-0.0, 0.0, -1e-320, -1e-17, -1e-12, -4e-9, -4e-4, -0.004])
@pytest.mark.parametrize("said", FORMATS, ids=lambda each: f"{each.__module__}.{each.__name__}")
def test_what_rounds_to_zero_has_no_minus(said: Callable[[float], str], value: float) -> None:
    assert not MINUS.search(said(value)), said(value)


def test_the_guard_knows_a_minus_zero() -> None:
    assert all(MINUS.search(each) for each in ("-0.000", "-0.0 %", "−0", "(-0.)"))
    assert not any(MINUS.search(each) for each in ("-0.01", "-0.5%", "10-0.5", "0", "-1e-12"))


def test_no_code_glues_a_count_to_a_plural() -> None:
    """Texts of codes have no form for one; so a count stands behind a colon there: `Rows without a position: 1`."""
    glued = re.compile(r"\{(count|months)\} [a-z]+s\b")
    assert {code: text for code, each in CODES.items() if glued.search(text := each.sentence)} == {}


@pytest.mark.parametrize(("months", "said"), [(1.0, "1 month)"), (2.0, "2 months)"), (1.5, "1.5 months)")])
def test_one_month_is_no_months(months: float, said: str) -> None:
    check = written(deal()).verdicts["backed"].largest
    path = replace(check.path, months=(months,) * len(check.path))
    assert steps.label(replace(check, path=path), 0).endswith(said)


# ------------------------------------------------------------------ chances near 0 and 1


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (1 - 1e-12, "over 99.9%"),
        (0.9996, "over 99.9%"),
        (0.9994, "99.9%"),
        (0.99, "99.0%"),
        (0.5, "50%"),
        (0.0006, "0.1%"),
        (0.0004, "under 0.1%"),
        (1e-300, "under 0.1%"),
    ],
)
def test_no_chance_is_said_to_be_none_or_all(share: float, said: str) -> None:
    assert chances.percent(share) == said


@pytest.mark.parametrize(("ratio", "near"), [(1_000_000, "over 99.9%"), (0.000001, "under 0.1%")])
def test_a_chance_beyond_a_thousandth_is_said_so_in_its_sentences(ratio: float, near: str) -> None:
    """5 of 10 and evidence of a million to one: odds of a million to one, a probability of .999999 or .000001."""
    scenario = read_text(QUESTION.format(ratio=f"{ratio:f}"), "a.yaml").scenario
    found = questions_of(scenario, 50, 0)
    (sentence, *_more) = chances.said(found["sign"])
    assert sentence.startswith(f"Probability of yes: {near} (")
    assert f"Probability of yes: {near}, " in next(chances.in_short(found))
