"""What a preference form has to offer."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from detente.model.conditions import Condition
from detente.model.provenance import Provenance
from detente.model.references import StateReference
from detente.model.states import States
from detente.preferences.entry import Sourced
from detente.preferences.relation import Relation

Path = tuple[str | int, ...]


class Resolver(Protocol):
    """Turns what the file wrote into values; reports what it cannot read, with its place, and goes on."""

    def condition(self, text: str, path: Path) -> Condition:
        """A condition over options and defined names."""
        ...

    def reference(self, text: str, path: Path) -> StateReference:
        """A reference to states, `rest` included."""
        ...

    def provenance(self, entry: Sourced, path: Path, outer: Provenance = ...) -> Provenance:
        """Sources (checked to exist), confidence, note and name."""
        ...

    def report(self, code: str, path: Path, **facts: str) -> None:
        """Record a problem at the place of `path`."""
        ...


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with a list once the feasible states are known; `path` is relative to the list's own."""

    code: str
    path: Path
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Form:
    """A way to write wishes down.

    name: the key in the file. entry: what the file may hold. value: the frozen value. build: entry, resolver and path
    to value. relation: value and states to an order. check: value and states to findings.
    """

    name: str
    entry: type[Sourced]
    value: type[Any]
    build: Callable[[Any, Resolver, Path], Any]
    relation: Callable[[Any, States], Relation]
    check: Callable[[Any, States], Iterable[Finding]] = lambda value, states: ()
