"""What is not finite is a status with its reason: no number of an answer is, and numpy has nothing to warn of."""

import json
import re
import warnings
from pathlib import Path
from typing import Any

import pytest

from tests.cli.asked import asked

BARE = re.compile(r"(?<![\w.])[-+−]?(?:nan|inf|infinity)(?!\w)", re.IGNORECASE)
LADDER = """\
detente: 1
id: edge
title: Edge
date: 2031-03-01
parties: {a: {name: A}, b: {name: B}}
options: {X: {party: a}, Y: {party: b}}
preferences:
  a: [X & Y, Y]
  b: [X & Y, X]
numbers: {gain: GAIN, loss: LOSS}
measures: {stop: {party: a, levels: 1}, pay: {party: b, levels: 1}}
flows:
  a: {main: gain * pay - loss * stop}
  b: {main: gain * stop - loss * pay}
breach: {audience: 0, signed: 0}
discount: {all: PATIENCE}
roadmaps:
  swap: {steps: [{to: {stop: 1}}, {to: {pay: 1}}]}
  at_once: {steps: [{to: {stop: 1, pay: 1}}]}
goal: {levels: {stop: 1, pay: 1}}
"""
NUMBERS = ("GAIN", "LOSS", "PATIENCE")
SETTINGS = {
    "nothing at stake": ("0", "0", "0.9"),
    "as large as it may be": ("1e30", "-1e30", "0.9"),
    "as small as it may be": ("1e-30", "1e-30", "0.9"),
    "both": ("1e30", "1e-30", "0.9"),
    "no patience": ("2", "1", "1e-30"),
    "all patience": ("2", "1", "0.9999999999999999"),
    "ranges": ("-1..1", "0..1", "0.01..0.99"),
}
ASKED = (
    ("check", "edge.yaml"),
    ("roadmap", "edge.yaml"),
    ("stability", "edge.yaml"),
)


def clean(*arguments: str) -> Any:
    """The answer in both forms, after all that it says was looked through."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        done = asked(*arguments)
        assert done.status in (0, 2, 3), done.err
        assert not BARE.search(done.out + done.err), done.out + done.err
        if done.status != 2 and arguments[0] != "check":
            told = asked(*arguments, "--format", "json")
            json.loads(told.out, parse_constant=lambda name: pytest.fail(name))
    return done


@pytest.mark.parametrize("setting", SETTINGS.values(), ids=list(SETTINGS))
@pytest.mark.parametrize("arguments", ASKED, ids=[each[0] for each in ASKED])
def test_the_edges_of_numbers(setting: tuple[str, ...], arguments: tuple[str, ...]) -> None:
    text = LADDER
    for word, value in zip(NUMBERS, setting, strict=True):
        text = text.replace(word, value)
    Path("edge.yaml").write_text(text, "utf-8")
    clean(*arguments)


TALKS = """\
detente: 1
id: edge
title: Edge
date: 2031-03-01
parties: {a: {name: A}, b: {name: B}, c: {name: C}}
options: {G: {party: a}}
preferences: {a: [G]}
capability: {might: {a: MIGHT, b: MIGHT, c: 0}}
issues:
  i:
    scale: SCALE
    now: NOW
    positions:
      a: {position: NOW, salience: CARE, veto: yes}
      b: {position: AT, salience: CARE}
      c: {position: AT, salience: CARE}
signals:
  g: {by: a, offers: G, prestige: STAKE, called: 0..1, cost: STAKE, stake: STAKE}
questions:
  q:
    asks: Q?
    resolves: Q
    until: 2032-01-01
    class: {name: cases, cases: 1000000, happened: 1000000, in_a_row: 1000000}
    evidence: [{ratio: 1e30}, {ratio: 1e30}, {ratio: 1e-30}]
"""
WORDS = ("MIGHT", "SCALE", "NOW", "AT", "CARE", "STAKE")
TALKED = {
    "nobody minds": ("1", "0..10", "2", "8", "0", "0"),
    "nobody can": ("0", "0..10", "2", "8", "1", "1"),
    "all in one place": ("1", "0..10", "2", "2", "1", "0..1e30"),
    "a large scale": ("1e30", "-5e29..5e29", "-5e29", "5e29", "1", "1e30"),
    "a small scale": ("1e-30", "0..1e-30", "0", "1e-30", "1e-30", "1e-30"),
    "ranges": ("0..1", "0..10", "0..10", "0..10", "0..1", "0..1"),
}
TALKING = (
    ("forecast", "edge.yaml", "--draws", "40"),
    ("forecast", "edge.yaml", "--draws", "40", "--drivers"),
)


@pytest.mark.parametrize("setting", TALKED.values(), ids=list(TALKED))
@pytest.mark.parametrize("arguments", TALKING, ids=["forecast", "drivers"])
def test_the_edges_of_talks(setting: tuple[str, ...], arguments: tuple[str, ...]) -> None:
    text = TALKS
    for word, value in zip(WORDS, setting, strict=True):
        text = text.replace(word, value)
    Path("edge.yaml").write_text(text, "utf-8")
    clean(*arguments)


@pytest.mark.slow
@pytest.mark.parametrize(("text", "words", "setting"), [(LADDER, NUMBERS, SETTINGS), (TALKS, WORDS, TALKED)])
def test_the_edges_of_draws(text: str, words: tuple[str, ...], setting: dict[str, tuple[str, ...]]) -> None:
    for word, value in zip(words, setting["ranges"], strict=True):
        text = text.replace(word, value)
    Path("edge.yaml").write_text(text, "utf-8")
    clean("sweep", "edge.yaml", "--draws", "100", "--no-store")


PAST = {
    "all alike": "group,issue,party,position,salience,outcome,low,high\n"
    + "".join(f"g{k},i{k},{party},5,1,5,0,10\n" for k in range(4) for party in "abc"),
    "two groups of one": "group,issue,party,position,salience,outcome,low,high\n"
    + "".join(
        f"g{k},i{k},{party},{p},1,{9 * k},0,10\n" for k in range(2) for party, p in zip("abc", "159", strict=True)
    ),
}


@pytest.mark.parametrize("table", PAST.values(), ids=list(PAST))
def test_the_edges_of_settled_issues(table: str) -> None:
    Path("past.csv").write_text(table, "utf-8")
    clean("backtest", "past.csv")


TOO = {
    "numbers.gain=1e31": "E240",
    "numbers.gain=1e-31..1": "E240",
    "flows.a.main=gain*1e31": "E240",
    "flows.a.main=1e30*1e30*gain": "E241",
}


@pytest.mark.parametrize(("change", "code"), TOO.items())
def test_a_size_that_cannot_be_computed_with_is_refused(change: str, code: str) -> None:
    Path("edge.yaml").write_text(LADDER.replace("GAIN", "2").replace("LOSS", "1").replace("PATIENCE", "0.9"), "utf-8")
    done = asked("roadmap", "edge.yaml", "--set", change)
    assert (done.status, done.out) == (2, "")
    assert code in done.err
