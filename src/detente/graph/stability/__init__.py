"""Stability concepts: one module each, listed here and nowhere else."""

from detente.graph.stability import gmr, nash, seq, smr
from detente.graph.stability.concept import Concept

CONCEPTS: tuple[Concept, ...] = (nash.CONCEPT, seq.CONCEPT, gmr.CONCEPT, smr.CONCEPT)

IMPLICATIONS: tuple[tuple[Concept, Concept], ...] = (
    (nash.CONCEPT, seq.CONCEPT),
    (nash.CONCEPT, smr.CONCEPT),
    (seq.CONCEPT, gmr.CONCEPT),
    (smr.CONCEPT, gmr.CONCEPT),
)
"""Pairs of a stricter concept and a weaker one that it implies in every game."""


def concept_named(name: str) -> Concept:
    """The concept with this name. Raises KeyError if there is none."""
    return {concept.name: concept for concept in CONCEPTS}[name]


__all__ = ["CONCEPTS", "IMPLICATIONS", "Concept", "concept_named"]
