"""Payoff expressions as trees: parsed, never evaluated as code."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Constant:
    """A plain number."""

    value: float


@dataclass(frozen=True, slots=True)
class Reference:
    """A number, a formula, a measure's share (level / highest level), `leakage` or `protection`."""

    kind: Literal["number", "formula", "measure", "leakage", "protection"]
    name: str


@dataclass(frozen=True, slots=True)
class Negative:
    """Minus the inner expression."""

    inner: "Expression"


@dataclass(frozen=True, slots=True)
class Operation:
    """Two expressions joined by `+`, `-`, `*` or `/`; the divisor is always a plain number."""

    sign: Literal["+", "-", "*", "/"]
    left: "Expression"
    right: "Expression"


Expression = Constant | Reference | Negative | Operation
