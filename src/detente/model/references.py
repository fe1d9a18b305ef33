"""References to states, as rankings, payoffs and pairs use them."""

from dataclasses import dataclass

import numpy as np

from detente.model.conditions import Condition, Mask
from detente.model.states import States


@dataclass(frozen=True, slots=True)
class OneState:
    """The state with this code (or the merged state that it belongs to)."""

    code: int


@dataclass(frozen=True, slots=True)
class AllWhere:
    """All feasible states in which a condition holds; a word with `-` is read as one."""

    condition: Condition


@dataclass(frozen=True, slots=True)
class Rest:
    """All feasible states that no other entry covers."""


Target = OneState | AllWhere | Rest


@dataclass(frozen=True, slots=True)
class StateReference:
    """What the file wrote (`text`) and what it means."""

    text: str
    target: Target


def covered(reference: StateReference, states: States) -> Mask:
    """The states that `reference` covers by itself, (S,) bool; none for `rest`, which depends on its neighbours."""
    match reference.target:
        case OneState(code):
            row = states.row(code)
            return np.asarray(states.judged_as == (-1 if row is None else row))
        case AllWhere(condition):
            return states.where(condition)
        case Rest():
            return np.zeros(len(states), dtype=bool)
