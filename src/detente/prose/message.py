"""Sentences that are translated whole: a template of the catalogue, and arguments that know how they are written.

A message holds no language: it is spoken in the language in use when it is shown.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from detente.language import _, current, either, joined, ngettext, number
from detente.model.texts import Text, inside


@dataclass(frozen=True, slots=True)
class Name:
    """What a party, an option, a state, a roadmap or a type is called in the file."""

    text: Text

    def spoken(self) -> str:
        """In the language in use, kept from turning the sentence."""
        return self.text.in_language(current())


@dataclass(frozen=True, slots=True)
class Names:
    """Several of them, joined by a word of the language."""

    texts: tuple[Text, ...]
    by: Literal["and", "or"] = "and"

    def spoken(self) -> str:
        """`A, B and C`."""
        return (joined if self.by == "and" else either)(each.in_language(current()) for each in self.texts)


@dataclass(frozen=True, slots=True)
class Noun:
    """A thing that the program itself has a term for, with its own arguments: an input, a concept."""

    message: "Message"

    def spoken(self) -> str:
        """The term."""
        return self.message.spoken()


@dataclass(frozen=True, slots=True)
class Count:
    """How many."""

    value: int

    def spoken(self) -> str:
        """With its thousands apart."""
        return number(self.value)


@dataclass(frozen=True, slots=True)
class Percent:
    """A share, 0 to 1 unless it is a signed difference; no share next to all or nothing passes for all or nothing."""

    value: float
    signed: bool = False
    digits: int = 0

    def spoken(self) -> str:
        """In hundredths."""
        if math.isnan(self.value):
            return "–"
        sign = "+" if self.signed else ""
        if not self.signed and 0 < self.value < 0.5 / 10 ** (2 + self.digits):
            return _("under {share}").format(share=_percent(f"{1 / 10**self.digits:.{self.digits}f}"))
        if not self.signed and 1 - 0.5 / 10 ** (2 + self.digits) < self.value < 1:
            return _("over {share}").format(share=_percent(f"{100 - 1 / 10**self.digits:.{self.digits}f}"))
        return _percent(format(100 * self.value, f"{sign}z.{self.digits}f"))


@dataclass(frozen=True, slots=True)
class Value:
    """A number of the file or of an engine, with so many digits that count."""

    value: float
    digits: int = 3

    def spoken(self) -> str:
        """Without a sign where it is 0."""
        return format(self.value, f"z.{self.digits}g") if math.isfinite(self.value) else "–"


@dataclass(frozen=True, slots=True)
class Verbatim:
    """What is typed, or an id: the same in every language."""

    text: str

    def spoken(self) -> str:
        """Kept from turning the sentence."""
        return inside(self.text, current())


@dataclass(frozen=True, slots=True)
class Told:
    """A term that was worded already, in the language in use then."""

    text: str

    def spoken(self) -> str:
        """As it was worded."""
        return self.text


Argument: TypeAlias = Name | Names | Noun | Count | Percent | Value | Verbatim | Told


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence or term. template: in English, the key of its translation; many: the form for more than one.

    count: which of the two forms, where there are two.
    """

    template: str
    arguments: Mapping[str, Argument] = field(default_factory=dict)
    many: str = ""
    count: int = 1

    def spoken(self) -> str:
        """In the language in use."""
        sentence = ngettext(self.template, self.many, self.count) if self.many else _(self.template)
        return sentence.format_map({key: each.spoken() for key, each in self.arguments.items()})


def message(template: str, /, **arguments: Argument) -> Message:
    """A sentence or term of one form; its template is found by whoever collects what is to be translated."""
    return Message(template, arguments)


def counted(one: str, many: str, count: int, /, **arguments: Argument) -> Message:
    """A sentence whose form hangs on a count, which it may name as `count`."""
    return Message(one, {"count": Count(count), **arguments}, many, count)


def names(texts: Iterable[Text], by: Literal["and", "or"] = "and") -> Names:
    """Names as one argument."""
    return Names(tuple(texts), by)


def _percent(figure: str) -> str:
    return _("{number}%").format(number=figure)
