"""`detente new`: a first scenario to change."""

from pathlib import Path
from typing import Annotated

import typer

from detente.cli.app import Command

Name = Annotated[str, typer.Argument(metavar="NAME", help="The scenario's id; the file is NAME.yaml.")]


def new(name: Name) -> None:
    """Write a first scenario, with a comment on every section, to NAME.yaml in the current folder."""
    from detente.cli.printing.streams import say
    from detente.files.template import write_new

    say(write_new(name, Path()).as_posix())


COMMAND = Command("new", new)
