"""The language that answers are given in: gettext over `locale/`, English where there is no translation.

Mark sentences with `_` or `ngettext` where they are spoken, with `N_` where they are only named; placeholders have
names, and a sentence is never put together from pieces that a translator cannot turn round.
"""

import gettext
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Literal

from detente.errors.codes import N_

DOMAIN = "detente"
LOCALE = Path(__file__).parent / "locale"
LANGUAGES = ("en", "ar")
RIGHT_TO_LEFT = frozenset({"ar"})

_current: ContextVar[str] = ContextVar("language", default="en")


def current() -> str:
    """The language in use."""
    return _current.get()


def use(language: str) -> None:
    """Answer in `language` from now on, in this thread or task. Raises ValueError for one of no catalogue."""
    if language not in LANGUAGES:
        raise ValueError(f"no language {language!r}; there are {', '.join(LANGUAGES)}")
    _current.set(language)


@contextmanager
def using(language: str) -> Iterator[None]:
    """Answer in `language` for a while."""
    before = current()
    use(language)
    try:
        yield
    finally:
        _current.set(before)


def direction() -> Literal["ltr", "rtl"]:
    """Which way the language in use is written."""
    return "rtl" if current() in RIGHT_TO_LEFT else "ltr"


def _(sentence: str) -> str:
    """The sentence in the language in use."""
    return _catalogue(current()).gettext(sentence)


def ngettext(one: str, many: str, count: int) -> str:
    """The form of the sentence for `count` things, in the language in use."""
    return _catalogue(current()).ngettext(one, many, count)


def number(count: int) -> str:
    """A whole number with its thousands apart."""
    return f"{count:,}"


def joined(parts: Iterable[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    return _listed(list(parts), N_("{first} and {last}"), N_("{first}, {second}"))


def either(parts: Iterable[str]) -> str:
    """`A`, `A or B`, `A, B or C`."""
    return _listed(list(parts), N_("{first} or {last}"), N_("{first}, {second}"))


def commas(parts: Iterable[str]) -> str:
    """`A, B, C`, for the cells of a table."""
    return _listed(list(parts), N_("{first}, {last}"), N_("{first}, {second}"))


def quoted(text: str) -> str:
    """A text of somebody else's inside a sentence."""
    return _("“{text}”").format(text=text)


def _listed(parts: list[str], last: str, before: str) -> str:
    if len(parts) < 2:
        return "".join(parts)
    *others, final = parts
    first = others[0]
    for part in others[1:]:
        first = _(before).format(first=first, second=part)
    return _(last).format(first=first, last=final)


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, LOCALE, [language], fallback=True)
