"""Amounts over many draws: ranges are drawn, expressions computed on the same draws of the numbers they use."""

import numpy as np

from detente.bargaining.distribution.doubt import drawn_number
from detente.bargaining.distribution.forecast import Floats
from detente.model.arithmetic import Constant, Expression, Negative, Operation, Reference
from detente.model.ranges import Range
from detente.model.roadmap import Agreement, Amount


def drawn_amount(agreement: Agreement, amount: Amount, path: str, count: int, seed: int) -> Floats:
    """(count,) values of an amount that stands at `path`; the same number is drawn alike wherever it is used."""

    def worth(expression: Expression) -> Floats:
        match expression:
            case Constant(value):
                return np.full(count, value)
            case Negative(inner):
                return -worth(inner)
            case Reference("number", name):
                return drawn_number(agreement.numbers[name].value, f"numbers.{name}", count, seed)
            case Reference("formula", name):
                return worth(agreement.formulas[name].expression)
            case Operation(sign, left, right):
                return _joined(sign, worth(left), worth(right))
            case _:
                raise ValueError(f"{expression} is no amount: amounts are made of numbers")

    return drawn_number(amount, path, count, seed) if isinstance(amount, Range) else worth(amount)


def _joined(sign: str, left: Floats, right: Floats) -> Floats:
    match sign:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case _:
            return left / right
