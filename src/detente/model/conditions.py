"""Conditions on states as trees, evaluated over many states at once."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Taken:
    """Holds where the option with this index (file order) is taken."""

    option: int


@dataclass(frozen=True, slots=True)
class Named:
    """A defined condition; the name is kept so that it can be shown and replaced."""

    name: str
    condition: "Condition"


@dataclass(frozen=True, slots=True)
class Not:
    """Holds where `condition` does not."""

    condition: "Condition"


@dataclass(frozen=True, slots=True)
class And:
    """Holds where both parts hold."""

    left: "Condition"
    right: "Condition"


@dataclass(frozen=True, slots=True)
class Or:
    """Holds where at least one part holds."""

    left: "Condition"
    right: "Condition"


@dataclass(frozen=True, slots=True)
class Implies:
    """Fails only where `left` holds and `right` does not."""

    left: "Condition"
    right: "Condition"


@dataclass(frozen=True, slots=True)
class Iff:
    """Holds where both parts agree."""

    left: "Condition"
    right: "Condition"


@dataclass(frozen=True, slots=True)
class Always:
    """Holds everywhere; no file can write it, analyses put it in the place of a condition to see what changes."""


Condition = Taken | Named | Not | And | Or | Implies | Iff | Always
Binary = And | Or | Implies | Iff

WORDS: Mapping[type[Binary], str] = {And: "and", Or: "or", Implies: "implies", Iff: "iff"}


def holds(condition: Condition, taken: Callable[[int], Mask]) -> Mask:
    """Where `condition` holds: (S,) bool; `taken(option)` gives the (S,) bool column of an option."""
    match condition:
        case Taken(option):
            return taken(option)
        case Named(_, inner):
            return holds(inner, taken)
        case Not(inner):
            return ~holds(inner, taken)
        case And(left, right):
            return holds(left, taken) & holds(right, taken)
        case Or(left, right):
            return holds(left, taken) | holds(right, taken)
        case Implies(left, right):
            return ~holds(left, taken) | holds(right, taken)
        case Iff(left, right):
            return ~(holds(left, taken) ^ holds(right, taken))
        case Always():
            return np.ones_like(taken(0))


def parts(condition: Condition) -> Iterator[Condition]:
    """`condition` and everything inside it, outermost first."""
    yield condition
    match condition:
        case Named(_, inner) | Not(inner):
            yield from parts(inner)
        case And(left, right) | Or(left, right) | Implies(left, right) | Iff(left, right):
            yield from parts(left)
            yield from parts(right)


def options_in(condition: Condition) -> frozenset[int]:
    """Indices of the options that `condition` mentions, directly or through a name."""
    return frozenset(part.option for part in parts(condition) if isinstance(part, Taken))


def names_in(condition: Condition) -> frozenset[str]:
    """Names of the defined conditions that `condition` uses, directly or through another."""
    return frozenset(part.name for part in parts(condition) if isinstance(part, Named))


def replace(condition: Condition, name: str, by: Condition) -> Condition:
    """`condition` with every use of the defined condition `name` replaced."""
    match condition:
        case Named(found, inner):
            return by if found == name else Named(found, replace(inner, name, by))
        case Not(inner):
            return Not(replace(inner, name, by))
        case And(left, right) | Or(left, right) | Implies(left, right) | Iff(left, right):
            return type(condition)(replace(left, name, by), replace(right, name, by))
        case _:
            return condition


def spelled(condition: Condition, option_ids: tuple[str, ...]) -> str:
    """`condition` in the file's words, with as few parentheses as stay unambiguous to a reader."""
    match condition:
        case Taken(option):
            return option_ids[option]
        case Named(name, _):
            return name
        case Not(inner):
            return f"not {_enclosed(inner, option_ids)}"
        case Always():
            return "true"
        case And(left, right) | Or(left, right) | Implies(left, right) | Iff(left, right):
            word = WORDS[type(condition)]
            same = (type(condition),) if isinstance(condition, And | Or) else ()
            return f"{_enclosed(left, option_ids, same)} {word} {_enclosed(right, option_ids, same)}"


def _enclosed(condition: Condition, option_ids: tuple[str, ...], bare: tuple[type[Condition], ...] = ()) -> str:
    text = spelled(condition, option_ids)
    return text if isinstance(condition, (Taken, Named, Not, Always, *bare)) else f"({text})"
