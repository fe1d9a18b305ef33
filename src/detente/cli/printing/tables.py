"""Tables and paragraphs: as wide as the terminal, or 100 columns and without colour where there is none."""

import sys
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

from detente.model.texts import neutral

WIDTH = 100


def say_table(headings: Sequence[str], rows: Iterable[Sequence[str]], numbers: Sequence[int] = ()) -> None:
    """Write a table to standard output; columns in `numbers` are aligned to the right."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), show_edge=False)
    for k, heading in enumerate(headings):
        table.add_column(neutral(heading), justify="right" if k in numbers else "left", overflow="fold")
    for row in rows:
        table.add_row(*map(neutral, row))
    _say(table)


def say_heading(title: str) -> None:
    """Write a heading to standard output, a blank line before it."""
    from rich.text import Text

    _say(Text(f"\n{neutral(title)}", style="bold"))


def say_paragraphs(sentences: Iterable[str], mark: str = "- ") -> None:
    """Write sentences to standard output, each a marked paragraph of its own."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    for sentence in map(neutral, sentences):
        if not mark:
            _say(Padding(Text(sentence), 0, expand=False))
            continue
        line = Table.grid(padding=0)
        line.add_column(no_wrap=True)
        line.add_column(overflow="fold")
        line.add_row(Text(mark), Text(sentence))
        _say(line)


def _say(found: "RenderableType") -> None:
    console, text = _console()
    console.print(found)
    lines = (line.rstrip() for line in text.getvalue().splitlines())
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def _console() -> "tuple[Console, StringIO]":
    """A console that writes to a text of its own, so that a reader who has gone is noticed in one place only."""
    from rich.console import Console

    text, terminal = StringIO(), sys.stdout.isatty()
    console = Console(
        file=text,
        force_terminal=terminal,
        width=None if terminal else WIDTH,
        markup=False,
        emoji=False,
        highlight=False,
    )
    return console, text
