"""What the grammars of conditions and of expressions share: bounded size, and errors that say where."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

if TYPE_CHECKING:
    from lark import Lark

LENGTH = 5_000
DEPTH = 100
SIZE = 5_000
ALLOWED = f"{LENGTH:,} characters, {DEPTH} levels and {SIZE:,} parts"

T = TypeVar("T")


@dataclass(frozen=True)
class Sized(Generic[T]):
    """A tree with its depth and its number of parts, those of everything it names included."""

    tree: T
    depth: int = 1
    size: int = 1


@dataclass(frozen=True)
class Name:
    """A name as it stands in a text."""

    text: str
    offset: int


class NotReadable(Exception):
    """A text that a grammar does not accept: code of the problem, offset in the text, facts."""

    def __init__(self, code: str, offset: int = 0, **facts: str) -> None:
        super().__init__(code)
        self.code = code
        self.offset = offset
        self.facts = facts


def joined(build: Callable[..., T], *parts: Sized[T], too_large: str) -> Sized[T]:
    """A tree over parts.

    Raises NotReadable with the code `too_large` if it is nested too deeply or has too many parts.
    """
    depth = 1 + max(part.depth for part in parts)
    size = 1 + sum(part.size for part in parts)
    if depth > DEPTH or size > SIZE:
        raise NotReadable(too_large, allowed=ALLOWED)
    return Sized(build(*(part.tree for part in parts)), depth, size)


@dataclass(frozen=True)
class Codes:
    """The codes of a text that breaks off, ends too early, or is too large."""

    broken: str
    unfinished: str
    too_large: str


def parse(parser: "Lark", text: str, codes: Codes) -> Any:
    """What a grammar makes of a text.

    Raises NotReadable.
    """
    from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken

    if len(text) > LENGTH:
        raise NotReadable(codes.too_large, allowed=ALLOWED)
    try:
        return parser.parse(text)
    except UnexpectedToken as error:
        raise _unexpected(error, text, codes) from None
    except UnexpectedCharacters as error:
        offset = cast(int, error.pos_in_stream)
        raise NotReadable(codes.broken, offset, found=f'"{text[offset]}"') from None
    except UnexpectedInput:
        raise NotReadable(codes.broken, found=f'"{text}"') from None


def _unexpected(error: Any, text: str, codes: Codes) -> NotReadable:
    if error.token.type == "$END":
        return NotReadable(codes.unfinished, len(text.rstrip()))
    offset = error.token.start_pos
    if error.token in ("implies", "->", "iff", "<->") and "NAME" not in error.expected:
        return NotReadable("E402", offset, found=f'"{error.token}"')
    rest = re.sub(r"\s+", " ", text[offset : offset + 20])
    return NotReadable(codes.broken, offset, found=f'"{rest}"')
