"""Stability concepts: one module each, listed here and nowhere else."""

from detente.graph.stability import (
    cgmr,
    cnash,
    cseq,
    cseqc,
    csmr,
    degrees,
    gmr,
    limited,
    nash,
    nm,
    relational,
    seq,
    sim,
    smr,
    sseq,
)
from detente.graph.stability.concept import Concept

CONCEPTS: tuple[Concept, ...] = (
    nash.CONCEPT,
    seq.CONCEPT,
    gmr.CONCEPT,
    smr.CONCEPT,
    sseq.CONCEPT,
    sim.CONCEPT,
    limited.CONCEPT,
    nm.CONCEPT,
    cnash.CONCEPT,
    cseq.CONCEPT,
    cseqc.CONCEPT,
    cgmr.CONCEPT,
    csmr.CONCEPT,
    *degrees.CONCEPTS,
    *relational.CONCEPTS,
)

SEQ2, GMR2, SMR2 = degrees.CONCEPTS
RNASH, RSEQ, RGMR, RSMR = relational.CONCEPTS

CLASSICAL: tuple[Concept, ...] = CONCEPTS[:4]
"""The four that are asked unless others are named."""

IMPLICATIONS: tuple[tuple[Concept, Concept], ...] = (
    (nash.CONCEPT, seq.CONCEPT),
    (nash.CONCEPT, smr.CONCEPT),
    (seq.CONCEPT, gmr.CONCEPT),
    (smr.CONCEPT, gmr.CONCEPT),
    (nash.CONCEPT, sseq.CONCEPT),
    (sseq.CONCEPT, seq.CONCEPT),
    (sseq.CONCEPT, smr.CONCEPT),
    (nash.CONCEPT, sim.CONCEPT),
    (cnash.CONCEPT, nash.CONCEPT),
    (cnash.CONCEPT, cseq.CONCEPT),
    (cnash.CONCEPT, csmr.CONCEPT),
    (cseq.CONCEPT, seq.CONCEPT),
    (cseq.CONCEPT, cseqc.CONCEPT),
    (cseq.CONCEPT, cgmr.CONCEPT),
    (csmr.CONCEPT, smr.CONCEPT),
    (csmr.CONCEPT, cgmr.CONCEPT),
    (cgmr.CONCEPT, gmr.CONCEPT),
    (nash.CONCEPT, SEQ2),
    (nash.CONCEPT, SMR2),
    (SEQ2, seq.CONCEPT),
    (SEQ2, GMR2),
    (SMR2, smr.CONCEPT),
    (SMR2, GMR2),
    (GMR2, gmr.CONCEPT),
    (RNASH, RSEQ),
    (RNASH, RSMR),
    (RSEQ, RGMR),
    (RSMR, RGMR),
)
"""Pairs of a stricter concept and a weaker one that it implies in every game."""


def concept_named(name: str) -> Concept:
    """The concept with this name; l1, l2, … and gmr1, gmr2, … are members of families.

    Raises KeyError if there is none.
    """
    found = {concept.name: concept for concept in CONCEPTS}.get(name) or limited.member(name) or degrees.member(name)
    if found is None:
        raise KeyError(name)
    return found


__all__ = ["CLASSICAL", "CONCEPTS", "IMPLICATIONS", "Concept", "concept_named"]
