"""What a deal is made of: measures, flows, guarantees, the breach phase, roadmaps."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from detente.model.arithmetic import Expression
from detente.model.conditions import Condition
from detente.model.provenance import Provenance
from detente.model.ranges import FREE, Bounds, Range
from detente.model.texts import Text


@dataclass(frozen=True, slots=True)
class Measure:
    """Something that its owner can raise and lower by levels 0..`highest`.

    `up`, `down`: most levels per step. `raise_votes`, `lower_votes`: how many owners must agree, for owner groups.
    `in_deal` False: a hostile act that no roadmap changes; `stops_at`: the level that it takes when a deal is signed,
    None for `now`.
    """

    id: str
    owners: tuple[str, ...]
    highest: int
    levels: tuple[Text, ...]
    now: int
    up: int
    down: int
    in_deal: bool
    raise_votes: int
    lower_votes: int
    name: Text
    provenance: Provenance = Provenance()
    stops_at: int | None = None

    @property
    def signed(self) -> int:
        """The level once a deal is signed, before its first step."""
        return self.now if self.stops_at is None else self.stops_at


@dataclass(frozen=True, slots=True)
class NamedNumber:
    """A number that payoffs and guarantees may use; within: what it cannot be below and above, however it is drawn."""

    id: str
    value: Range
    provenance: Provenance = Provenance()
    within: Bounds = FREE


@dataclass(frozen=True, slots=True)
class Formula:
    """Named arithmetic."""

    id: str
    expression: Expression
    provenance: Provenance = Provenance()


@dataclass(frozen=True, slots=True)
class FlowPart:
    """One named component of a party's payoff per step."""

    id: str
    expression: Expression
    provenance: Provenance = Provenance()


Amount = Range | Expression


@dataclass(frozen=True, slots=True)
class Enforcement:
    """What a guarantor does against one violator; all amounts default to 0.

    `broken`: in the graph model, when the violator has broken what is guaranteed; None where the file does not say.
    """

    violator: str
    penalty: Amount
    cost: Amount
    protects: Amount
    leak: Amount
    provenance: Provenance = Provenance()
    broken: Condition | None = None


@dataclass(frozen=True, slots=True)
class Guarantee:
    """What a guarantor brings; `option` is the same act in the graph model."""

    party: str
    option: str | None
    against: tuple[Enforcement, ...]
    reputation: Amount
    provenance: Provenance = Provenance()


@dataclass(frozen=True, slots=True)
class Breach:
    """The breach phase: what any violator loses, how sanctions leak, how enforcers share the cost.

    seen_after: steps until a breach is seen; seen_months: months, where the file gives those instead.
    """

    audience: Amount
    signed: Amount
    leakage: Amount
    leakage_by: Mapping[str, Amount]
    leakage_max: Amount
    protection_max: Amount
    sharing: Amount
    seen_after: int
    provenance: Provenance = Provenance()
    seen_months: float | None = None


@dataclass(frozen=True, slots=True)
class Discount:
    """Discount factors, per step or per year; `of` holds party or party/type."""

    per: Literal["step", "year"]
    everyone: Range | None
    of: Mapping[str, Range]
    provenance: Provenance = Provenance()


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of a roadmap: the levels that change, and how long it lasts in months."""

    levels: Mapping[str, int]
    months: float | None
    provenance: Provenance = Provenance()


@dataclass(frozen=True, slots=True)
class Roadmap:
    """An agreed sequence of steps; the last lasts for ever."""

    id: str
    name: Text
    guarantors: tuple[str, ...]
    steps: tuple[Step, ...]
    provenance: Provenance = Provenance()


@dataclass(frozen=True, slots=True)
class Goal:
    """What the deal is to reach: a state's code in the graph model, levels in the agreement."""

    state: int | None = None
    state_text: str | None = None
    levels: Mapping[str, int] = field(default_factory=dict)
    provenance: Provenance = Provenance()


@dataclass(frozen=True, slots=True)
class Belief:
    """What a party would need to believe to disarm: shares and chances between 0 and 1.

    disarmed, armed: the threat without and with its arms. worth: what else the deal is worth, in the same measure.
    restraint: by possible attackers, the share of the threat that the promise of each removes. cover: by protectors,
    the share of what is left that each removes.
    """

    party: str
    disarmed: NamedNumber
    armed: NamedNumber
    worth: NamedNumber
    restraint: Mapping[str, NamedNumber]
    cover: Mapping[str, NamedNumber]
    provenance: Provenance = Provenance()


@dataclass(frozen=True, slots=True)
class Agreement:
    """The agreement part of a scenario; `flows` by party or party/type."""

    measures: Mapping[str, Measure] = field(default_factory=dict)
    numbers: Mapping[str, NamedNumber] = field(default_factory=dict)
    formulas: Mapping[str, Formula] = field(default_factory=dict)
    flows: Mapping[str, tuple[FlowPart, ...]] = field(default_factory=dict)
    guarantees: Mapping[str, Guarantee] = field(default_factory=dict)
    breach: Breach | None = None
    discount: Discount | None = None
    roadmaps: Mapping[str, Roadmap] = field(default_factory=dict)
    credibility: Belief | None = None
