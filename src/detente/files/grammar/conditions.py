"""Conditions: from the file's words to trees over options."""

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from detente.files.grammar.parsing import Codes, Name, NotReadable, Sized, joined, parse
from detente.model.conditions import Always, And, Condition, Iff, Implies, Not, Or

if TYPE_CHECKING:
    from lark import Lark

GRAMMAR = r"""
?start: imp | imp ("iff" | "<->") imp           -> iff
?imp: or_ | or_ ("implies" | "->") or_          -> implies
?or_: and_ | or_ ("or" | "|") and_              -> either
?and_: not_ | and_ ("and" | "&") not_           -> both
?not_: ("not" | "~") not_                       -> negated
    | NAME                                      -> name
    | "(" start ")"
NAME: /[A-Za-z][A-Za-z0-9_]*/
%ignore /\s+/
"""
CODES = Codes("E401", "E407", "E405")
CAPITALS = re.compile(r"\b(and|or|not|implies|iff)\b", re.IGNORECASE)

Lookup = Callable[[Name], Sized[Condition]]


@cache
def _parser() -> "Lark":
    from lark import Lark, Transformer

    class Build(Transformer[Any, Any]):
        """Conditions whose names are not looked up yet: functions that take the lookup."""

        def name(self, items: list[Any]) -> Any:
            found = Name(str(items[0]), items[0].start_pos)
            return Sized(lambda lookup: lookup(found))

        def negated(self, items: list[Any]) -> Any:
            return _deferred(Not, items)

        def both(self, items: list[Any]) -> Any:
            return _deferred(And, items)

        def either(self, items: list[Any]) -> Any:
            return _deferred(Or, items)

        def implies(self, items: list[Any]) -> Any:
            return _deferred(Implies, items)

        def iff(self, items: list[Any]) -> Any:
            return _deferred(Iff, items)

    return Lark(GRAMMAR, parser="lalr", lexer="basic", transformer=Build())


def _deferred(build: Callable[..., Condition], items: list[Any]) -> Any:
    def looked_up(lookup: Lookup) -> Sized[Condition]:
        return joined(build, *(item.tree(lookup) for item in items), too_large="E405")

    return joined(lambda *_: looked_up, *items, too_large="E405")


def parse_condition(text: str, lookup: Lookup) -> Sized[Condition]:
    """The condition that a text states; `lookup` gives what each name means.

    Raises NotReadable.
    """
    try:
        condition: Sized[Condition] = parse(_parser(), text, CODES).tree(lookup)
    except NotReadable as error:
        if error.code != "E405":
            for word in CAPITALS.finditer(text):
                if not word[0].islower():
                    raise NotReadable("E406", word.start(), found=word[0], word=word[0].lower()) from None
        raise
    return condition


NOTHING: Sized[Condition] = Sized(Always())
"""What an unreadable condition is read as, after it was reported."""
