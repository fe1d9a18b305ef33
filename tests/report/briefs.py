"""Small scenarios that the tests of charts, report and pages draw: everything in them occurs, nothing is large."""

import functools
from pathlib import Path

from detente.analyses.brief import Brief, brief
from detente.files.read import read_text

HOSTILE = "</style></title><script>alert('x')</script>\"'><img src=x onerror=alert(1)> {{ 7 * 7 }} %(x)s {x} \\u0022"

TEXT = """
detente: 1
id: fence
title: {en: TITLE, ar: عنوان}
about: ABOUT
date: 2031-05-01
sources:
  paper: {title: A paper, publisher: A press, date: 2030-01-01}
parties:
  north:
    name: {en: North, ar: الشمال}
    types: {calm: 0.5, angry: rest}
  south: {name: SOUTH}
  elder: {name: {en: The elder, ar: الحكيم}}
  judge: {name: {en: The judge, ar: القاضي}}
options:
  OPEN: {party: north, name: {en: opens the gate, ar: فتح البوابة}, source: paper, confidence: official}
  PAY: {party: south, name: pays, note: NOTE}
  VOW: {party: elder, name: vouches, reversible: no, confidence: assumed}
  SCOLD: {party: elder, name: scolds whoever breaks its word}
  SEAL: {party: judge, name: seals the deal, reversible: no}
define:
  VOUCHED: {is: VOW or SEAL, name: {en: somebody vouches, ar: ضمان}}
infeasible: [SEAL and VOW]
states:
  deal: {name: {en: the deal, ar: الاتفاق}, on: [OPEN, PAY]}
  deal_vouched: {name: STATE, on: [OPEN, PAY, VOW]}
preferences:
  north/calm: [OPEN implies (PAY and VOUCHED), PAY, not OPEN]
  north/angry: [not OPEN, PAY]
  south: [OPEN, not SCOLD, not PAY]
  elder: [{wants: (VOW and OPEN and not PAY) implies SCOLD, confidence: assumed, note: A guess.}, not SCOLD, OPEN]
  judge: [OPEN]
guarantees:
  elder: {option: VOW, against: {south: {penalty: 3, cost: 0.6}}, reputation: 0.5}
  judge: {option: SEAL, against: {south: {penalty: 3, cost: 0.6}, north: {penalty: 1, cost: 0.9}}, reputation: 0.5}
measures:
  GATE: {party: north, name: {en: opens the gate wider, ar: توسيع البوابة}, levels: [shut, MEASURE, open], down: 0}
  COIN: {party: south, name: pays in coin, levels: 2, source: paper, confidence: reported}
  FAIR: {party: [north, south], name: holds a fair, levels: 1, raise: all, lower: any}
  SIEGE: {party: south, name: lays siege, levels: 1, in_deal: no}
flows:
  north: {toll: 5*COIN - 4*GATE, fair: FAIR, siege: -6*SIEGE*GATE}
  north/angry: {toll: 5*COIN - 9*GATE}
  south: {trade: 6*GATE - 4*COIN, fair: FAIR, siege: SIEGE*(2*GATE - 1.5)}
  elder: {peace: 2*GATE}
  judge: {peace: GATE}
breach: {audience: 0.2, signed: 0.3, sharing: 0.5}
discount: {per: step, all: 0.8}
roadmaps:
  halves:
    name: {en: ROADMAP, ar: نصفان}
    guarantors: [elder, judge]
    source: paper
    note: NOTE
    steps: [{to: {GATE: 1, COIN: 1}, months: 6}, {to: {GATE: 2, COIN: 2, FAIR: 1}, months: 1.5}]
  trusting: {name: gate first, guarantors: [], steps: [{to: {GATE: 2}}, {to: {COIN: 2}}]}
goal: {state: deal, levels: {GATE: 2, COIN: 2}}
"""


@functools.cache
def small(hostile: bool = False) -> Brief:
    """A brief with two types, guarantors, an indifferent party, a deal and Arabic names; or with harmful texts."""
    text = TEXT
    for mark in ("TITLE", "ABOUT", "SOUTH", "STATE", "NOTE", "MEASURE", "ROADMAP"):
        harm = HOSTILE.replace("'", "''")
        text = text.replace(mark, f"'{harm}'" if hostile else mark.capitalize())
    return brief(read_text(text, "fence.yaml").scenario)


@functools.cache
def flagship() -> Brief:
    """The brief of the scenario that the project began with."""
    import detente

    path = Path(detente.__file__).parent / "scenarios" / "korea" / "vladivostok-2019" / "scenario.yaml"
    return brief(read_text(path.read_text("utf-8"), path.name).scenario)


@functools.cache
def ladder() -> Brief:
    """A brief of roadmaps alone, without a graph model."""
    import detente

    path = Path(detente.__file__).parent / "scenarios" / "korea" / "five-measure-ladder" / "scenario.yaml"
    return brief(read_text(path.read_text("utf-8"), path.name).scenario)
