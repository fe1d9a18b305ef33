"""A small deal for the tests of sentences on roadmaps: the north disarms for relief, two others may guarantee it."""

from detente.analyses.deals.deal import Deal, deal_of
from detente.files.read import read_text

TEXT = """
detente: 1
id: barter
title: Arms for relief
parties:
  north: {name: North, types: {weary: {value: 0.5, confidence: assumed}, hard: rest}}
  west: {name: West}
  guard: {name: Guard}
  idle: {name: Idle}
measures:
  ARMS: {party: north, name: disarms, levels: 2, down: 0, confidence: assumed}
  RELIEF: {party: west, name: relieves, levels: [none, some, all], confidence: assumed}
  COERCE: {party: west, name: coerces, levels: 1, in_deal: no, confidence: assumed}
flows:
  north:
    arms: {is: 4*(1 - ARMS), confidence: assumed}
    relief: {is: 6*RELIEF*(1 - leakage), confidence: assumed}
    coerced: {is: -5*COERCE*ARMS*(1 - protection), confidence: assumed}
  north/hard:
    arms: {is: 9*(1 - ARMS), confidence: assumed}
  west:
    arms: {is: 6*ARMS, confidence: assumed}
    relief: {is: -2*RELIEF, confidence: assumed}
    coercion: {is: COERCE*(3*ARMS - 1), confidence: assumed}
  guard: {peace: {is: ARMS, confidence: assumed}}
  idle: {peace: {is: ARMS, confidence: assumed}}
guarantees:
  guard:
    confidence: assumed
    against: {west: {penalty: 5, cost: 1, protects: 0.4}, north: {penalty: 1, cost: 1}}
    reputation: 1.2
  idle: {against: {west: {penalty: 1, cost: 2}}, reputation: 0.5, confidence: assumed}
breach: {audience: 0.2, signed: 0.5, confidence: assumed}
discount: {per: step, all: 0.85, confidence: assumed}
roadmaps:
  backed:
    name: backed by both
    confidence: assumed
    guarantors: [guard, idle]
    steps: [{to: {ARMS: 1, RELIEF: 1}, months: 6}, {to: {ARMS: 2, RELIEF: 2}, months: 6}]
  bare: {guarantors: [], steps: [{to: {ARMS: 1, RELIEF: 1}}, {to: {ARMS: 2, RELIEF: 2}}], confidence: assumed}
goal: {levels: {ARMS: 2, RELIEF: 2}}
"""


def deal(text: str = TEXT, **types: str) -> Deal:
    """The deal, made ready."""
    return deal_of(read_text(text, "barter.yaml").scenario, types)
