"""`detente runs export`: the draws of a run as a table."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.app import Command
from detente.cli.asking.request import Format, Printed
from detente.cli.keeping.asked import Folder, RunId, answer

if TYPE_CHECKING:
    from detente.analyses.runs.draws import Draws


class Target(StrEnum):
    """What can be written."""

    csv = "csv"
    parquet = "parquet"


To = Annotated[
    Target, typer.Option("--to", help="`csv`: text with commas; `parquet`: needs the extra `parquet` of detente.")
]
File = Annotated[str, typer.Argument(metavar="FILE", help="The file to write.")]
Force = Annotated[bool, typer.Option("--force", help="Write over a file that exists.")]


def export(
    run: RunId, file: File, to: To, force: Force = False, store: Folder = None, format: Printed = Format.text
) -> None:
    """Write the finished draws of a run: a column per factor, then one per quantity."""
    from detente.analyses.runs.documents import export_document
    from detente.analyses.runs.draws import draws_of, write

    draws = draws_of(run, store)
    write(draws, to.value, Path(file), force)
    answer(format, lambda: export_document(draws, to.value, file), lambda: _say(draws, file))


def _say(draws: "Draws", file: str) -> None:
    from detente.cli.printing.streams import note, say
    from detente.words.runs import changes

    say(file)
    note(changes.exported(draws), *filter(None, [changes.missing(draws)]))


COMMAND = Command("export", export)
