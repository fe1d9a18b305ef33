"""A small deal for the tests of sentences on guarantors: the north disarms, the west relieves, others may guarantee."""

from detente.analyses.setting import Setting, setting_of
from detente.files.read import read_text

TEXT = """
detente: 1
id: relief
title: Relief for arms
parties:
  north: {name: North}
  west: {name: West}
  guard: {name: Guard}
  idle: {name: Idle}
options:
  DIS: {party: north, name: disarms, reversible: no, confidence: official}
  REL: {party: west, name: relieves, confidence: official}
  GUA: {party: guard, name: guarantees, reversible: no, confidence: assumed}
  ENC: {party: guard, name: enforces, now: yes, confidence: reported}
  GID: {party: idle, name: guarantees too, reversible: no, confidence: assumed}
define:
  BACKED: {is: GUA or GID, name: somebody guarantees, confidence: assumed}
infeasible:
  - {when: GUA and GID, confidence: assumed}
states:
  deal: {name: the deal, on: [DIS, REL]}
preferences:
  north: {confidence: judgement, statements: [DIS implies (REL and BACKED), REL, not DIS]}
  west: {confidence: reported, statements: [DIS, ENC, not REL]}
  guard:
    confidence: judgement
    statements:
      - wants: (GUA and DIS and not REL) implies not ENC
        confidence: assumed
        note: That Guard would act is assumed.
      - ENC
      - DIS
  idle: {confidence: judgement, statements: [DIS, not GID]}
guarantees:
  guard: {option: GUA, against: {west: {penalty: 1}}}
  idle: {option: GID, against: {west: {penalty: 1}}}
goal: {state: deal}
"""


def setting() -> Setting:
    """The deal, made ready."""
    return setting_of(read_text(TEXT, "relief.yaml").scenario)
