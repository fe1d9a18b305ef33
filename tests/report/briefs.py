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
  elder: {option: VOW, against: {south: {}}}
  judge: {option: SEAL, against: {south: {}}}
goal: {state: deal}
"""


@functools.cache
def small(hostile: bool = False) -> Brief:
    """A brief with two types, guarantors, an indifferent party and Arabic names; or with texts that mean harm."""
    text = TEXT
    for mark in ("TITLE", "ABOUT", "SOUTH", "STATE", "NOTE"):
        harm = HOSTILE.replace("'", "''")
        text = text.replace(mark, f"'{harm}'" if hostile else mark.capitalize())
    return brief(read_text(text, "fence.yaml").scenario)


@functools.cache
def flagship() -> Brief:
    """The brief of the scenario that the project began with."""
    import detente

    path = Path(detente.__file__).parent / "scenarios" / "korea" / "vladivostok-2019" / "scenario.yaml"
    return brief(read_text(path.read_text("utf-8"), path.name).scenario)
