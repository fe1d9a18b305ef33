"""The conflict as the graph model sees it: parties, options, what cannot be."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, get_args

from detente.model.conditions import Condition
from detente.model.provenance import Provenance
from detente.model.ranges import Range
from detente.model.texts import Text

Attitude = Literal["positive", "neutral", "negative"]
Reversible = Literal["yes", "no", "off_only"]
REVERSIBLE: tuple[Reversible, ...] = get_args(Reversible)


@dataclass(frozen=True, slots=True)
class PartyType:
    """One type that a party may be of; `prior` is None for the type that takes the rest."""

    id: str
    prior: Range | None
    provenance: Provenance = Provenance()


@dataclass(frozen=True, slots=True)
class Party:
    """Who decides; the first of `types` is the reference type.

    passed_over: the type that the file lists first, where another is the reference type as that one has no weight.
    """

    id: str
    name: Text
    types: tuple[PartyType, ...] = ()
    turnover: Range = field(default_factory=lambda: Range.fixed(0.0))
    provenance: Provenance = Provenance()
    passed_over: str | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """A yes/no choice that one party controls.

    `reversible`: "yes"; "no" = once on, stays on; "off_only" = once off, stays off.
    """

    id: str
    party: str
    name: Text
    now: bool = False
    reversible: Reversible = "yes"
    provenance: Provenance = Provenance()


@dataclass(frozen=True, slots=True)
class Definition:
    """A named condition."""

    id: str
    condition: Condition
    provenance: Provenance = Provenance()


@dataclass(frozen=True, slots=True)
class Infeasibility:
    """States in which `condition` holds do not exist; `entry` is its position in the file, from 1."""

    condition: Condition
    entry: int
    provenance: Provenance = Provenance()


@dataclass(frozen=True, slots=True)
class Merge:
    """All feasible states with `when` are one, judged and shown as the state `shown_as` (a code)."""

    when: Condition
    shown_as: int
    provenance: Provenance = Provenance()


@dataclass(frozen=True, slots=True)
class Blocked:
    """No move of `party` leads from a state with `start` to one with `end`."""

    party: str
    start: Condition
    end: Condition
    provenance: Provenance = Provenance()


@dataclass(frozen=True, slots=True)
class NamedState:
    """A state with a name; `code` as in `model.states`."""

    id: str
    code: int
    name: Text
    provenance: Provenance = Provenance()


@dataclass(frozen=True, slots=True)
class Coalition:
    """Two or more parties that act as one; `name` is None where the file gives none."""

    id: str
    members: tuple[str, ...]
    name: Text | None = None
    provenance: Provenance = Provenance()


@dataclass(frozen=True)
class Conflict:
    """Options and what is said about states; entries in file order.

    A state's *code* is its word read as a binary number: the first option is the highest bit, yes is 1. Words in
    alphabetical order (N before Y) are therefore codes in numerical order.
    """

    options: tuple[Option, ...] = ()
    definitions: Mapping[str, Definition] = field(default_factory=dict)
    infeasible: tuple[Infeasibility, ...] = ()
    merges: tuple[Merge, ...] = ()
    blocked: tuple[Blocked, ...] = ()
    states: Mapping[str, NamedState] = field(default_factory=dict)
    tables: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    coalitions: Mapping[str, Coalition] = field(default_factory=dict)
    attitudes: Mapping[str, Mapping[str, Attitude]] = field(default_factory=dict)

    @cached_property
    def option_ids(self) -> tuple[str, ...]:
        """Ids in file order."""
        return tuple(option.id for option in self.options)

    def bit(self, option: int) -> int:
        """The code in which only this option (by index) is taken."""
        return 1 << (len(self.options) - 1 - option)

    def switched(self, code: int, on: tuple[str, ...] = (), off: tuple[str, ...] = ()) -> int:
        """`code` with the named options switched."""
        for option in on:
            code |= self.bit(self.option_ids.index(option))
        for option in off:
            code &= ~self.bit(self.option_ids.index(option))
        return code

    @cached_property
    def status_quo(self) -> int:
        """Code of the state that holds now."""
        return sum(self.bit(k) for k, option in enumerate(self.options) if option.now)

    def controlled_by(self, party: str) -> tuple[int, ...]:
        """Indices of the options that `party` controls."""
        return tuple(k for k, option in enumerate(self.options) if option.party == party)
