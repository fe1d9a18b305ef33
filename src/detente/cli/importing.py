"""`detente import`: a scenario file from another program's file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.app import Command, answer_no
from detente.cli.asking.deadline import deadline
from detente.cli.asking.request import Asserted, Format, Printed, Seconds

if TYPE_CHECKING:
    from detente.analyses.peers import Imported

Source = Annotated[str, typer.Argument(metavar="FILE", help="A `.gmcr` file.")]
Name = Annotated[
    str | None,
    typer.Argument(metavar="NAME", help="The scenario's id; the file is NAME.yaml. Named like FILE if not given."),
]


def import_(
    file: Source,
    name: Name = None,
    format: Printed = Format.text,
    asserted: Asserted = False,
    seconds: Seconds = None,
) -> None:
    """Write the conflict of a `.gmcr` file to NAME.yaml in the current folder; say what could not be carried over."""
    from detente.analyses.peers import import_gmcr
    from detente.words.endings import all_carried

    with deadline(seconds) as watch:
        watch("import", 0, 3)
        found = import_gmcr(Path(file), name, Path(), watch)
    _say(found, format)
    if asserted and found.warnings:
        answer_no(all_carried())


def _say(found: "Imported", format: Format) -> None:
    from detente.cli.printing.documents import say_json
    from detente.cli.printing.problems import problem_document
    from detente.cli.printing.streams import note, say
    from detente.words import problems

    if format is Format.text:
        say(found.path.as_posix())
        note(*problems.lines(found.warnings))
        return
    scenario = found.scenario
    say_json(
        {
            "written": found.path.as_posix(),
            "scenario": scenario.id,
            "parties": list(scenario.parties),
            "options": list(scenario.conflict.option_ids),
            "feasible_states": found.states,
            "warnings": [problem_document(problem) for problem in found.warnings],
        }
    )


COMMAND = Command("import", import_)
