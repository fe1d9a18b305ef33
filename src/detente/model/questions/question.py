"""Questions that will be answered with yes or no."""

from dataclasses import dataclass

from detente.model.provenance import Provenance
from detente.model.ranges import Range
from detente.model.texts import Text


@dataclass(frozen=True, slots=True)
class ReferenceClass:
    """Comparable cases: in `happened` of `cases` it was yes; `in_a_row`: how many further ones must all be so."""

    name: Text
    cases: int
    happened: Range
    in_a_row: int
    provenance: Provenance = Provenance()


@dataclass(frozen=True, slots=True)
class Evidence:
    """What bears on this one case; ratio: P(evidence | yes) / P(evidence | no), above 0."""

    ratio: Range
    provenance: Provenance = Provenance()


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, by which rule it is answered, and until which day (ISO)."""

    id: str
    asks: Text
    resolves: Text
    until: str
    reference: ReferenceClass
    evidence: tuple[Evidence, ...] = ()
    provenance: Provenance = Provenance()
