"""Expressions and measures of hand-written agreements."""

import ast
from collections.abc import Collection, Mapping
from typing import Any

from detente.model.arithmetic import Constant, Expression, Negative, Operation, Reference
from detente.model.ranges import Range
from detente.model.roadmap import FlowPart, Measure, Roadmap, Step
from detente.model.texts import Text

SIGNS: Mapping[type, Any] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}


class Names:
    """What the names in expressions mean."""

    def __init__(
        self, measures: Collection[str], numbers: Collection[str] = (), formulas: Collection[str] = ()
    ) -> None:
        self.measures, self.numbers, self.formulas = measures, numbers, formulas

    def expression(self, text: str) -> Expression:
        """The tree of an expression in the file's arithmetic, which is a part of Python's."""
        return self._built(ast.parse(text, mode="eval").body)

    def parts(self, **texts: str) -> tuple[FlowPart, ...]:
        """The parts of a flow."""
        return tuple(FlowPart(name, self.expression(text)) for name, text in texts.items())

    def _built(self, node: ast.expr) -> Expression:
        match node:
            case ast.Constant(value=int() | float() as value):
                return Constant(float(value))
            case ast.UnaryOp(op=ast.USub(), operand=inner):
                return Negative(self._built(inner))
            case ast.BinOp(left=left, op=op, right=right):
                return Operation(SIGNS[type(op)], self._built(left), self._built(right))
            case ast.Name(id="leakage"):
                return Reference("leakage", "leakage")
            case ast.Name(id="protection"):
                return Reference("protection", "protection")
            case ast.Name(id=name) if name in self.measures:
                return Reference("measure", name)
            case ast.Name(id=name) if name in self.numbers:
                return Reference("number", name)
            case ast.Name(id=name) if name in self.formulas:
                return Reference("formula", name)
        raise ValueError(ast.dump(node))


def measure(id_: str, owners: str, highest: int, **given: Any) -> Measure:
    """A measure of `owners` (words); what is not given has the file's default."""
    who = tuple(owners.split())
    values: dict[str, Any] = {"now": 0, "up": highest, "down": highest, "in_deal": True}
    values |= {"raise_votes": len(who), "lower_votes": len(who), "name": Text(id_)}
    values["levels"] = tuple(Text(str(level)) for level in range(highest + 1))
    return Measure(id=id_, owners=who, highest=highest, **(values | given))


def fixed(value: float) -> Range:
    """A number without range."""
    return Range.fixed(value)


def roadmap(id_: str, guarantors: str, *steps: Mapping[str, int], months: float | None = None) -> Roadmap:
    """A roadmap with guarantors (words) and steps."""
    return Roadmap(id_, Text(id_), tuple(guarantors.split()), tuple(Step(step, months) for step in steps))
