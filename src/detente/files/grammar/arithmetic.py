"""Arithmetic of payoffs: from the file's text to trees over numbers, formulas and measures."""

import math
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from detente.files.grammar.parsing import Codes, Name, NotReadable, Sized, joined, parse
from detente.model.arithmetic import Constant, Expression, Negative, Operation
from detente.preferences.entry import SIZES_SAID, computable

if TYPE_CHECKING:
    from lark import Lark

GRAMMAR = r"""
?start: product | start "+" product             -> plus
    | start "-" product                         -> minus
?product: factor | product "*" factor           -> times
    | product SLASH factor                      -> divided
?factor: "-" factor                             -> negative
    | "+" factor
    | NUMBER                                    -> constant
    | NAME                                      -> name
    | "(" start ")"
SLASH: "/"
NUMBER: /(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?/
NAME: /[A-Za-z][A-Za-z0-9_]*/
%ignore /\s+/
"""
CODES = Codes("E501", "E507", "E505")

Lookup = Callable[[Name], Sized[Expression]]


@cache
def _parser() -> "Lark":
    from lark import Lark, Transformer

    class Build(Transformer[Any, Any]):
        """Expressions whose names are not looked up yet: functions that take the lookup."""

        def name(self, items: list[Any]) -> Any:
            found = Name(str(items[0]), items[0].start_pos)
            return Sized(lambda lookup: lookup(found))

        def constant(self, items: list[Any]) -> Any:
            value = float(items[0])
            if not math.isfinite(value):
                raise NotReadable("E501", items[0].start_pos, found=f'"{items[0]}"')
            if not computable(value):
                raise NotReadable("E240", items[0].start_pos, found=str(items[0]), **SIZES_SAID)
            return Sized(lambda lookup: Sized(Constant(value)))

        def negative(self, items: list[Any]) -> Any:
            return _deferred(_negative, items)

        def plus(self, items: list[Any]) -> Any:
            return _deferred(lambda left, right: Operation("+", left, right), items)

        def minus(self, items: list[Any]) -> Any:
            return _deferred(lambda left, right: Operation("-", left, right), items)

        def times(self, items: list[Any]) -> Any:
            return _deferred(lambda left, right: Operation("*", left, right), items)

        def divided(self, items: list[Any]) -> Any:
            left, slash, right = items
            return _deferred(lambda above, below: _divided(above, below, slash.start_pos), [left, right])

    return Lark(GRAMMAR, parser="lalr", lexer="basic", transformer=Build())


def _deferred(build: Callable[..., Expression], items: list[Any]) -> Any:
    def looked_up(lookup: Lookup) -> Sized[Expression]:
        return joined(build, *(item.tree(lookup) for item in items), too_large="E505")

    return joined(lambda *_: looked_up, *items, too_large="E505")


def _negative(inner: Expression) -> Expression:
    return Constant(-inner.value) if isinstance(inner, Constant) else Negative(inner)


def _divided(above: Expression, below: Expression, offset: int) -> Expression:
    if not isinstance(below, Constant) or below.value == 0:
        raise NotReadable("E503", offset)
    return Operation("/", above, below)


def parse_expression(text: str, lookup: Lookup) -> Sized[Expression]:
    """The expression that a text states; `lookup` gives what each name means.

    Raises NotReadable.
    """
    expression: Sized[Expression] = parse(_parser(), text, CODES).tree(lookup)
    return expression


ZERO: Sized[Expression] = Sized(Constant(0.0))
"""What an unreadable expression is read as, after it was reported."""
