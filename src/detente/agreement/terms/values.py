"""Numbers of the scenario for one run: central values, or others by their path in the file."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from detente.model.arithmetic import Constant, Expression, Negative, Operation, Reference
from detente.model.ranges import Range
from detente.model.roadmap import Agreement, Amount


@dataclass(frozen=True)
class Values:
    """What every number of an agreement is worth; `drawn` holds those that differ from their central value.

    Paths are those of `--set`: `numbers.power`, `guarantees.lakes.against.uma.penalty`, `breach.audience`,
    `discount.uma/tough`.
    """

    agreement: Agreement
    drawn: Mapping[str, float] = field(default_factory=dict)

    def number(self, name: str) -> float:
        """The value of one of `numbers`."""
        return self.of(self.agreement.numbers[name].value, f"numbers.{name}")

    def of(self, amount: Amount, path: str) -> float:
        """The value of an amount that stands at `path`."""
        if path in self.drawn:
            return self.drawn[path]
        return amount.central if isinstance(amount, Range) else self._worth(amount)

    def _worth(self, expression: Expression) -> float:
        match expression:
            case Constant(value):
                return value
            case Negative(inner):
                return -self._worth(inner)
            case Reference("number", name):
                return self.number(name)
            case Reference("formula", name):
                return self._worth(self.agreement.formulas[name].expression)
            case Operation(sign, left, right):
                return _joined(sign, self._worth(left), self._worth(right))
            case _:
                raise ValueError(f"{expression} is no amount: amounts are made of numbers")


def _joined(sign: str, left: float, right: float) -> float:
    match sign:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case _:
            return left / right
