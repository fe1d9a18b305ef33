"""Issues with positions, salience and capability, for the bargaining models."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from detente.model.provenance import Provenance
from detente.model.ranges import Range
from detente.model.texts import Text


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a party stands on an issue: position on its scale, salience 0 to 1, whether it has a veto."""

    party: str
    position: Range
    salience: Range
    veto: bool
    provenance: Provenance = Provenance()


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing to settle on a scale from `low` to `high`; `now` is what happens without agreement.

    experts: by expert and party, the stands that this expert takes for other than they stand in `stands`.
    domain: the kind of issue that it is said to be, empty if none is named.
    """

    id: str
    name: Text
    low: float
    high: float
    unit: Text | None
    marks: Mapping[float, Text]
    now: Range | None
    stands: tuple[Stand, ...]
    provenance: Provenance = Provenance()
    experts: Mapping[str, Mapping[str, Stand]] = field(default_factory=dict)
    domain: str = ""


@dataclass(frozen=True, slots=True)
class Contest:
    """Issues, and capability by column and party (numbers >= 0). vouched: where each of these numbers comes from.

    expert: whose stands this run uses instead of the file's own; empty for these.
    """

    issues: Mapping[str, Issue] = field(default_factory=dict)
    capability: Mapping[str, Mapping[str, Range]] = field(default_factory=dict)
    vouched: Mapping[str, Mapping[str, Provenance]] = field(default_factory=dict)
    expert: str = ""
