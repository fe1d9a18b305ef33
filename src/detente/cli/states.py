"""`detente states`: all feasible states with every party's rank."""

import csv
import sys
from typing import Annotated

import typer

from detente.cli.app import Command
from detente.cli.asking.request import Format, TypedRequest, spread
from detente.cli.asking.source import setting_for
from detente.cli.printing.streams import say

Most = Annotated[int, typer.Option("--limit", metavar="N", min=0, help="How many states to show as text; 0 for all.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Print all of them as comma-separated values.")]


@spread
def states(request: TypedRequest, limit: Most = 1000, as_csv: AsCsv = False) -> None:
    """All feasible states: number, letters, name, and every party's rank, 1 for what it prefers to all others."""
    from detente.questions import states as asked
    from detente.render.text import lines

    setting = setting_for(request)
    if as_csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(asked.headings(setting))
        writer.writerows(asked.rows(setting))
    elif request.format is Format.json:
        from detente.cli.printing.documents import say_json

        say_json(asked.document(setting))
    else:
        say(*lines(asked.tell(setting, limit)))


COMMAND = Command("states", states)
