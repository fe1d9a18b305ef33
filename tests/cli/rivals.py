"""A scenario with further analysts' lists, comments everywhere, and a list of pairs."""

TEXT = """\
detente: 1
id: rivals
title: Two rivals
parties:
  pavia: {name: Pavia}
  quadra: {name: Quadra}
options:
  SIGN: {party: pavia, name: signs, confidence: judgement}
  ARM: {party: pavia, name: arms, confidence: judgement}
  THREATEN: {party: quadra, name: threatens, now: yes, confidence: judgement}
states:
  deal: {name: the deal, on: [SIGN], off: [THREATEN]}
  calm: {name: calm, off: [THREATEN]}
  race: {name: an arms race, on: [ARM]}
preferences:
  # what Pavia wants
  pavia:
    confidence: judgement
    statements:   # most important first
      - not THREATEN   # fear

      # cost
      - not ARM
      - {wants: not SIGN, may_shift: 1}   # pride
      # the end
  # what Quadra wants
  quadra: {confidence: assumed, statements: [SIGN, "not ARM", THREATEN]}
  pavia@ine: {confidence: judgement, statements: [SIGN, ARM, not THREATEN]}
  quadra@ine:
    confidence: judgement
    statements: [SIGN, not ARM, THREATEN]
  quadra@olu:
    confidence: assumed
    pairs:
      - deal > now      # surely
      - {prefers: now > race}
"""
