"""What the parts of `detente runs` are asked with, and how a part answers as JSON or as text."""

from collections.abc import Callable
from typing import Annotated, Any

import typer

from detente.cli.asking.request import Format

Folder = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="FOLDER",
        help="The folder that runs are kept in; that of DETENTE_STORE if not given, else `runs`.",
    ),
]
RunId = Annotated[str, typer.Argument(metavar="ID", help="A run that `detente runs list` shows, or how its id begins.")]


def answer(format: Format, document: Callable[[], Any], text: Callable[[], None]) -> None:
    """Print an answer in the format that was asked for."""
    if format is Format.json:
        from detente.cli.printing.documents import say_json

        say_json(document())
    else:
        text()
