"""Prioritised statements: a state is better if it satisfies the first statement on which two states differ.

Source: Fang, Hipel, Kilgour & Peng (2003), option prioritisation; Xu, Hipel, Kilgour & Fang (2018), chapter 3.
"""

from dataclasses import dataclass
from typing import Annotated

import numpy as np

from detente.model.conditions import Condition, Mask
from detente.model.provenance import Provenance
from detente.model.states import States
from detente.preferences.entry import Sourced, long_form
from detente.preferences.form import Form, Path, Resolver
from detente.preferences.relation import Rank, Ranks

WIDEST = 62  # statements that fit a signed 64-bit rank


class StatementEntry(Sourced):
    """One statement of the file."""

    wants: str
    may_shift: int = 0


class StatementsEntry(Sourced):
    """The form in the file; most important first."""

    statements: list[Annotated[StatementEntry, long_form("wants")]]


@dataclass(frozen=True, slots=True)
class Statement:
    """A condition that the party wants; `may_shift` is how many places its position is unsure by."""

    wants: Condition
    text: str
    may_shift: int = 0
    provenance: Provenance = Provenance()


@dataclass(frozen=True, slots=True)
class Statements:
    """Statements, most important first."""

    statements: tuple[Statement, ...]
    provenance: Provenance = Provenance()


def build(entry: StatementsEntry, resolver: Resolver, path: Path) -> Statements:
    """The statements of the file as values."""
    outer = resolver.provenance(entry, path)
    if not entry.statements:
        resolver.report("E310", (*path, "statements"), form="statements")
    statements = []
    for k, statement in enumerate(entry.statements):
        at: Path = (*path, "statements", k)
        if statement.may_shift < 0:
            resolver.report("E311", (*at, "may_shift"), found=str(statement.may_shift))
        statements.append(
            Statement(
                resolver.condition(statement.wants, (*at, "wants")),
                statement.wants,
                statement.may_shift,
                resolver.provenance(statement, at, outer),
            )
        )
    return Statements(tuple(statements), outer)


def satisfied(value: Statements, states: States) -> Mask:
    """Which statement holds where: (N, S) bool, N statements in their order."""
    rows = [states.where(statement.wants) for statement in value.statements]
    return np.array(rows, dtype=bool).reshape(len(rows), len(states))


def lexicographic(holding: Mask) -> Ranks:
    """Ranks of states by rows of (N, S) bool, the first row weighing more than all later ones together."""
    rank: Rank = np.zeros(holding.shape[1], dtype=np.int64)
    used = 0
    for row in holding:
        if used == WIDEST:
            rank = np.unique(rank, return_inverse=True)[1].astype(np.int64)
            used = int(rank.max(initial=0)).bit_length()
        rank = rank * 2 + row
        used += 1
    return Ranks(rank)


def relation(value: Statements, states: States) -> Ranks:
    """The order that the statements give."""
    if len(value.statements) > WIDEST:
        return lexicographic(satisfied(value, states))
    rank: Rank = np.zeros(len(states), dtype=np.int64)
    for statement in value.statements:  # one after another, so that there is never a row for each
        rank *= 2
        rank += states.where(statement.wants)
    return Ranks(rank)


FORM = Form("statements", StatementsEntry, Statements, build, relation)
