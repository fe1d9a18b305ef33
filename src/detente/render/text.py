"""Blocks as lines of text, at most `WIDTH` columns wide."""

import math
import textwrap
import unicodedata
from collections.abc import Iterator

from detente.language import _
from detente.prose.blocks import Bar, Block, Claim, Heading, Notice, Page, Paragraph, Steps, Table
from detente.prose.message import Message, Name, Percent

WIDTH = 100
CELLS = 20  # of a bar
INDENT = "   "


def lines(page: Page) -> Iterator[str]:
    """The page, block by block."""
    for block in page:
        yield from _lines(block)


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(says, level):
            title = says.spoken()
            yield from (title, ("=" if level == 1 else "-") * _columns(title)) if level == 1 else ("", title)
        case Paragraph(says):
            yield from (line for each in says for line in _wrapped(each.spoken()))
        case Notice(says):
            yield from _wrapped(says.spoken())
        case Claim():
            yield from _claim(block)
        case Steps(items):
            for said, typed in items:
                yield from _wrapped(
                    _("{what}: {command}").format(what=said.spoken(), command=typed) if typed else said.spoken(), "- "
                )
        case Table():
            yield from _table(block)


def _claim(found: Claim) -> Iterator[str]:
    says = found.says.spoken() if isinstance(found.says, Message) else Name(found.says).spoken()
    agreement = f" ({found.agreement.spoken()})" if found.agreement else ""
    yield from _wrapped(f"[{found.verdict.spoken()}] {says}{agreement}")
    if found.bar is not None:
        yield from _bar(found.bar)
    for label, reason in found.reasons:
        yield from _wrapped(
            _("{label}: {reason}.").format(label=label.spoken(), reason=reason.spoken()), INDENT, INDENT
        )


def _bar(bar: Bar) -> Iterator[str]:
    facts = {
        "share": Percent(bar.share).spoken(),
        "low": Percent(bar.low).spoken(),
        "high": Percent(bar.high).spoken(),
        "least": Percent(bar.least).spoken(),
        "most": Percent(bar.most).spoken(),
    }
    figure = _("{share} ({low} to {high}; readings {least} to {most})").format(**facts)
    drawn = _drawn(bar)
    yield from _wrapped(f"{drawn} {bar.label.spoken()}: {figure}", INDENT, INDENT)


def _drawn(bar: Bar) -> str:
    """From nothing to all: the readings as a line, the interval thick, the share as a dot, a half as a stroke."""
    if math.isnan(bar.share):
        return "[" + " " * (CELLS + 1) + "]"
    cells = ["·"] * (CELLS + 1)
    cells[CELLS // 2] = "|"
    for low, high, sign in ((bar.least, bar.most, "-"), (bar.low, bar.high, "=")):
        for k in range(_cell(low), _cell(high) + 1):
            cells[k] = sign
    cells[_cell(bar.share)] = "o"
    return "[" + "".join(cells) + "]"


def _cell(share: float) -> int:
    return max(0, min(CELLS, round(share * CELLS)))


def _table(table: Table) -> Iterator[str]:
    rows = [[each.spoken() for each in row] for row in (table.headings, *table.rows)]
    widths = [max(_columns(row[k]) for row in rows) for k in range(len(table.headings))]
    for row in rows:
        cells = (cell + " " * (width - _columns(cell)) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()
    if table.caption is not None:
        yield from _wrapped(table.caption.spoken())


def _wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=rest or " " * len(first), break_long_words=False
    ) or [""]


def _columns(text: str) -> int:
    """How wide a text is on a terminal: marks that take no room count for nothing."""
    return sum(unicodedata.category(sign) not in ("Cf", "Mn") for sign in text)
