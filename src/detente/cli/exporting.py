"""`detente export`: a scenario for another program, or as plain data."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.app import Command, answer_no
from detente.cli.asking.deadline import deadline
from detente.cli.asking.request import Format, TypedRequest, spread
from detente.errors import Place, Problem, Unanswerable

if TYPE_CHECKING:
    from detente.analyses.peers import Exported


class Target(StrEnum):
    """What can be written."""

    gmcr = "gmcr"
    json = "json"
    csv = "csv"
    xlsx = "xlsx"


To = Annotated[
    Target,
    typer.Option(
        "--to",
        help="`gmcr`: for gmcr-py; `json`: the scenario file as JSON; `csv`, `xlsx`: its issues as a table of actors.",
    ),
]
Out = Annotated[
    str | None, typer.Option("--out", metavar="FILE", help="A new file to write; standard output if not given.")
]
Coalitions = Annotated[
    list[str] | None,
    typer.Option(
        "--coalition",
        metavar="PARTY,PARTY",
        help="Parties that the file is to join beside those of the scenario; may be given again.",
    ),
]


@spread
def export(request: TypedRequest, to: To, out: Out = None, coalition: Coalitions = None) -> None:
    """Write a scenario for another program, or as plain data; say what could not be carried over."""
    from detente.analyses import peers
    from detente.files.template import checked_new
    from detente.words.endings import all_carried

    if to is not Target.gmcr and (request.types or request.lists or coalition):
        given = "--type" if request.types else "--list" if request.lists else "--coalition"
        code = "E873" if to is Target.json else "E670"
        raise Unanswerable([Problem(code, Place(), {"found": given, "with_": f"--to {to.value}"})])
    if to is Target.xlsx and out is None:
        raise Unanswerable([Problem("E669", Place())])
    if out is not None:
        checked_new(Path(out))
    with deadline(request.seconds) as watch:
        watch("export", 0, 1)
        if to is Target.json:
            found = peers.as_json(request.scenario, request.changes)
        elif to in (Target.csv, Target.xlsx):
            from detente.analyses.sheets.exported import as_sheet

            found = as_sheet(request.scenario, request.changes, to.value, watch)
        else:
            groups = [[party.strip() for party in group.split(",")] for group in coalition or ()]
            found = peers.as_gmcr(request.scenario, request.changes, request.chosen, groups, watch, request.analysts)
    if out is not None:
        peers.write_export(found, Path(out))
    _say(found, request.format, out)
    if request.asserted and found.warnings:
        answer_no(all_carried())


def _say(found: "Exported", format: Format, out: str | None) -> None:
    from detente.cli.printing.documents import say_json
    from detente.cli.printing.problems import problem_document
    from detente.cli.printing.streams import note, prepare_data, say
    from detente.words import problems

    if format is Format.json:
        say_json(
            {
                "scenario": found.scenario.id,
                "hash": found.scenario.hash,
                "overrides": list(found.scenario.overrides),
                "types": dict(found.types),
                "lists": dict(found.scenario.lists),
                "to": found.target,
                "written": out,
                "feasible_states": found.states,
                "content": found.document,
                "warnings": [problem_document(problem) for problem in found.warnings],
            }
        )
        return
    if out is None:
        prepare_data()
    say(found.text if out is None else out)
    note(*problems.lines(found.warnings))


COMMAND = Command("export", export)
