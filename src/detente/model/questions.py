"""Questions that will be answered with yes or no, and offers that may or may not tell something."""

from dataclasses import dataclass

from detente.model.provenance import Provenance
from detente.model.ranges import Range
from detente.model.roadmap import Amount
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


@dataclass(frozen=True, slots=True)
class Part:
    """A number of an offer: the amount, its path in the file, and where it comes from."""

    amount: Amount
    path: str
    provenance: Provenance = Provenance()


@dataclass(frozen=True, slots=True)
class Signal:
    """An offer (an option) of a party, and what signing means to it, all in the party's own unit.

    prestige: gained by signing. called: the chance that the guarantee must be kept. cost: of keeping it then.
    reputation: lost by not keeping it. stake: what the deal is worth to it while it is kept.
    """

    id: str
    party: str
    option: str
    prestige: Part
    called: Part
    cost: Part
    reputation: Part
    stake: Part
    provenance: Provenance = Provenance()
