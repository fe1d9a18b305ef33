"""A conflict as `.gmcr` files state it: options and decision makers by number, conditions as lists of pairs."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.model.conditions import And, Condition, Not, Or, Taken
from detente.model.conflict import Conflict, Infeasibility, Option, Reversible
from detente.model.states import Codes, States, column, feasible_states
from detente.model.texts import Text

Direction = Literal["both", "fwd", "back"]
REVERSIBLE: dict[Direction, Reversible] = {"both": "yes", "fwd": "no", "back": "off_only"}
DIRECTION: dict[Reversible, Direction] = {reversible: direction for direction, reversible in REVERSIBLE.items()}
RANKED = 60_000  # entries of all rankings of a file together

Pattern = tuple[tuple[int, bool], ...]
"""All of these options, by index, are as given."""


@dataclass(frozen=True, slots=True)
class PeerOption:
    """An option and the ways in which it may change: `fwd` only from no to yes, `back` only from yes to no."""

    name: str
    direction: Direction = "both"


@dataclass(frozen=True, slots=True)
class PeerParty:
    """A decision maker.

    statements: most important first, each holds where one of its patterns fits. ranking: groups of equally good
    states by number, best first; None if there is none. unseen: states that it cannot see.
    """

    name: str
    options: tuple[int, ...]
    statements: tuple[tuple[Pattern, ...], ...] = ()
    ranking: tuple[tuple[int, ...], ...] | None = None
    unseen: tuple[Pattern, ...] = ()


@dataclass(frozen=True)
class PeerConflict:
    """The whole file; ranked: rankings count, not statements; coalitions: indices of decision makers."""

    options: tuple[PeerOption, ...]
    parties: tuple[PeerParty, ...]
    infeasible: tuple[Pattern, ...] = ()
    coalitions: tuple[tuple[int, ...], ...] = ()
    ranked: bool = False
    made_by: str = ""

    @property
    def uncontrolled(self) -> tuple[int, ...]:
        """Options that belong to no decision maker."""
        held = {option for party in self.parties for option in party.options}
        return tuple(k for k in range(len(self.options)) if k not in held)

    @property
    def regrouped(self) -> tuple[int, ...]:
        """Options in the order that numbers states: by decision maker, then those that nobody controls."""
        return (*(option for party in self.parties for option in party.options), *self.uncontrolled)

    @cached_property
    def conflict(self) -> Conflict:
        """Options, directions and infeasible states as a scenario has them; parties are called by their index."""
        owner = {option: str(p) for p, party in enumerate(self.parties) for option in party.options}
        options = tuple(
            Option(f"o{k}", owner.get(k, ""), Text(option.name), reversible=REVERSIBLE[option.direction])
            for k, option in enumerate(self.options)
        )
        rules = tuple(Infeasibility(fitting([pattern]), k + 1) for k, pattern in enumerate(self.infeasible))
        return Conflict(options, infeasible=rules)

    @cached_property
    def states(self) -> States:
        """The feasible states."""
        return feasible_states(self.conflict)

    def first(self, states: States) -> int:
        """The row of state number 1."""
        rows = np.arange(len(states))
        for option in reversed(self.regrouped):
            off = ~column(states.codes[rows], option, states.options)
            rows = rows[off] if off.any() else rows
        return int(rows[0])

    def numbered(self, states: States) -> NDArray[np.intp]:
        """(S,) rows of the feasible states in the order of their numbers, number 1 first."""
        return np.argsort(decimals(states.codes, self.regrouped), kind="stable")


def decimals(codes: Codes, regrouped: Sequence[int]) -> NDArray[np.int64]:
    """(S,) int64: the states' decimals; the first of the regrouped options is the low bit."""
    total = np.zeros(len(codes), dtype=np.int64)
    for position, option in enumerate(regrouped):
        total |= column(codes, option, len(regrouped)).astype(np.int64) << position
    return total


def fitting(patterns: Sequence[Pattern]) -> Condition:
    """The condition that one of the patterns fits; each has at least one part."""
    literals = [[Taken(option) if taken else Not(Taken(option)) for option, taken in pattern] for pattern in patterns]
    return joined(Or, [joined(And, parts) for parts in literals])


def joined(kind: type[And] | type[Or], parts: Sequence[Condition]) -> Condition:
    """All of one or more parts under one kind, halved again and again so that the tree stays shallow."""
    if len(parts) == 1:
        return parts[0]
    middle = len(parts) // 2
    return kind(joined(kind, parts[:middle]), joined(kind, parts[middle:]))
