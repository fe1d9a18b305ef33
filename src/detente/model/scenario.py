"""A scenario: everything that one file says; the forms of preferences themselves are in `preferences`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from detente.model.conditions import Condition
from detente.model.conflict import Conflict, Party
from detente.model.contest import Contest
from detente.model.history import Event
from detente.model.provenance import Provenance, Source
from detente.model.questions.question import Question
from detente.model.questions.signal import Signal
from detente.model.roadmap import Agreement, Goal
from detente.model.said.claims import Ask, Claim
from detente.model.texts import Text


@dataclass(frozen=True, slots=True, order=True)
class WishKey:
    """`party`, `party/type`, either with `@analyst`."""

    party: str
    type: str = ""
    analyst: str = ""

    def __str__(self) -> str:
        """As the file writes it."""
        of_type = f"/{self.type}" if self.type else ""
        by = f"@{self.analyst}" if self.analyst else ""
        return f"{self.party}{of_type}{by}"


class Wishes(Protocol):
    """What a party wants, in any form that `preferences.FORMS` lists."""

    @property
    def provenance(self) -> Provenance:
        """Where the list comes from."""
        ...


@dataclass(frozen=True, slots=True)
class View:
    """What a party gets wrong: others' wishes, states it thinks impossible, options it does not know of."""

    party: str
    believes: tuple[tuple[str, "Wishes | WishKey"], ...] = ()
    infeasible: tuple[Condition, ...] = ()
    unaware: tuple[str, ...] = ()
    provenance: Provenance = Provenance()


@dataclass(frozen=True)
class Scenario:
    """What the file says, entries in file order.

    overrides: the `--set` values of this run. lists: by party, the analyst whose list this run uses instead of its own.
    """

    id: str
    title: Text
    parties: Mapping[str, Party]
    about: Text | None = None
    date: str | None = None
    sources: Mapping[str, Source] = field(default_factory=dict)
    conflict: Conflict = field(default_factory=Conflict)
    preferences: Mapping[WishKey, Wishes] = field(default_factory=dict)
    views: Mapping[str, View] = field(default_factory=dict)
    agreement: Agreement = field(default_factory=Agreement)
    contest: Contest = field(default_factory=Contest)
    questions: Mapping[str, Question] = field(default_factory=dict)
    signals: Mapping[str, Signal] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    goal: Goal | None = None
    claims: Mapping[str, Claim] = field(default_factory=dict)
    headline: str | None = None
    variants: Mapping[str, "Variant"] = field(default_factory=dict)
    hash: str = ""
    overrides: tuple[str, ...] = ()
    lists: Mapping[str, str] = field(default_factory=dict)

    def types_of(self, party: str) -> tuple[str, ...]:
        """Ids of the types that a party may be of, the reference type first; empty if it has none."""
        return tuple(kind.id for kind in self.parties[party].types)

    def reference_types(self) -> dict[str, str]:
        """The reference type of every party that has types."""
        return {party: kinds[0] for party in self.parties if (kinds := self.types_of(party))}

    def wishes_of(self, party: str, kind: str = "", analyst: str = "") -> Wishes | None:
        """The list of `party` when it is of type `kind`: its own if there is one, else the party's."""
        for key in (WishKey(party, kind, analyst), WishKey(party, "", analyst)):
            if key in self.preferences:
                return self.preferences[key]
        return None


@dataclass(frozen=True)
class Variant:
    """Another reading of the file: `scenario` is what it then says, `asks` the questions shown under both readings."""

    id: str
    name: Text
    asks: tuple[Ask, ...]
    scenario: Scenario
    provenance: Provenance = Provenance()
