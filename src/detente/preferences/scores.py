"""What single states are worth to a party, without the others: for conflicts too large to enumerate."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.errors import Place, Problem, Unanswerable
from detente.model.conditions import (
    Always,
    And,
    Condition,
    Iff,
    Implies,
    Named,
    Not,
    Or,
    Taken,
)
from detente.model.references import StateReference
from detente.model.scenario import Wishes
from detente.model.states import States, word
from detente.preferences.coverage import coverage
from detente.preferences.exact import ranks_of, whole_numbers
from detente.preferences.payoffs import Payoffs
from detente.preferences.ranking import Ranking
from detente.preferences.statements import WIDEST, Statements
from detente.preferences.weights import Weights

Codes64 = NDArray[np.int64]
Scores = NDArray[Any]  # (n,) of int64, or of Python's own integers where those are too narrow


@dataclass(frozen=True)
class Scoring:
    """of: (n,) int64 codes to numbers that stand in the party's order. Raises Unanswerable (E936) for states left out.

    least: a code and the bits that may change, to a number that no state so reached lies below; None where not known.
    """

    of: Callable[[Codes64], Scores]
    least: Callable[[int, int], int | None]


def scoring_of(wishes: Wishes, options: int) -> Scoring | None:
    """How a list scores states of so many options; None for lists that leave states uncompared."""
    match wishes:
        case Statements():
            count = len(wishes.statements)
            worth = [1 << (count - 1 - k) for k in range(count)]
            return _summed([statement.wants for statement in wishes.statements], worth, options)
        case Weights():
            worth = whole_numbers(weight.weight.central for weight in wishes.weights)
            return _summed([weight.wants for weight in wishes.weights], worth, options)
        case Ranking():
            places = [len(wishes.groups) - k for k, group in enumerate(wishes.groups) for _ in group]
            return _covered(wishes.references, np.array(places, dtype=np.int64), options)
        case Payoffs():
            order = ranks_of([payoff.value.central for payoff in wishes.payoffs])
            return _covered(wishes.references, order, options)
    return None


def states_of(codes: Codes64, options: int) -> States:
    """Ascending codes of feasible states as the only states there are."""
    wide: Any = codes
    return States(wide, np.arange(len(codes), dtype=np.int32), options)


def _summed(wanted: list[Condition], worth: list[int], options: int) -> Scoring:
    narrow = sum(abs(number) for number in worth) < 1 << WIDEST

    def of(codes: Codes64) -> Scores:
        states = states_of(codes, options)
        total: Scores = np.zeros(len(codes), dtype=np.int64 if narrow else object)
        for condition, number in zip(wanted, worth, strict=True):
            total = total + states.where(condition).astype(total.dtype) * number
        return total

    def least(code: int, free: int) -> int:
        known = [settled(condition, code, free, options) for condition in wanted]
        return sum(
            min(0, number) if holds is None else number * holds for holds, number in zip(known, worth, strict=True)
        )

    return Scoring(of, least)


def _covered(references: tuple[StateReference, ...], order: NDArray[np.int64], options: int) -> Scoring:
    def of(codes: Codes64) -> Scores:
        distinct, back = np.unique(codes, return_inverse=True)
        entry = coverage(references, states_of(distinct, options)).entry
        if (entry < 0).any():
            left_out = word(int(distinct[np.argmin(entry)]), options)
            raise Unanswerable([Problem("E936", Place(), {"state": left_out})])
        return order[entry][back]

    return Scoring(of, lambda _code, _free: None)


def settled(condition: Condition, code: int, free: int, options: int) -> bool | None:
    """Whether `condition` holds in every state that differs from `code` in the bits `free` only, or in none; else None.

    None also where a closer look would settle it.
    """
    match condition:
        case Taken(option):
            bit = 1 << (options - 1 - option)
            return None if free & bit else bool(code & bit)
        case Named(_, inner):
            return settled(inner, code, free, options)
        case Not(inner):
            holds = settled(inner, code, free, options)
            return None if holds is None else not holds
        case Always():
            return True
        case And(left, right) | Or(left, right) | Implies(left, right) | Iff(left, right):
            sides = settled(left, code, free, options), settled(right, code, free, options)
            return _joined(type(condition), *sides)


def _joined(kind: type[Condition], left: bool | None, right: bool | None) -> bool | None:
    if kind is Iff:
        return None if left is None or right is None else left == right
    if kind is Implies:
        kind, left = Or, None if left is None else not left
    deciding = kind is Or
    if deciding in (left, right):
        return deciding
    return None if None in (left, right) else not deciding
