"""What an answer consists of, whatever shows it: a terminal, a page, JSON, a notebook."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from detente.model.texts import Text
from detente.prose.message import Message

Tone = Literal["good", "mixed", "bad", "open"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A title; level 1 is that of the page."""

    says: Message
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that belong together. weight: `lead` is what to read first, `quiet` what to read last."""

    says: tuple[Message, ...]
    weight: Literal["lead", "plain", "quiet"] = "plain"


@dataclass(frozen=True, slots=True)
class Notice:
    """What has to be known of the whole page, such as that it is not finished."""

    says: Message
    tone: Tone = "open"


@dataclass(frozen=True, slots=True)
class Bar:
    """A share of draws. low, high: its interval; least, most: of its readings; 0 to 1, NaN where nothing answered."""

    label: Message
    share: float
    low: float
    high: float
    least: float
    most: float
    tone: Tone = "open"


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody says, what the answers make of it, the answer that decides, and why.

    says: a text of the file, or a question of ours. reasons: labelled sentences, such as what would turn it.
    """

    says: Text | Message
    verdict: Message
    tone: Tone
    agreement: Message | None = None
    bar: Bar | None = None
    reasons: tuple[tuple[Message, Message], ...] = ()


@dataclass(frozen=True, slots=True)
class Steps:
    """A list in an order that matters, each with what to type for it, empty for nothing."""

    items: tuple[tuple[Message, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under headings. caption: what to see in it."""

    headings: tuple[Message, ...]
    rows: tuple[tuple[Message, ...], ...]
    caption: Message | None = None


Block: TypeAlias = Heading | Paragraph | Notice | Claim | Steps | Table
Page: TypeAlias = tuple[Block, ...]
