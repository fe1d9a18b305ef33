"""`detente import`: a scenario file from another program's file or a table, and a table written into one."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from detente.cli.app import Command, answer_no
from detente.cli.asking.deadline import deadline
from detente.cli.asking.request import Asserted, Format, Printed, Seconds
from detente.errors import Place, Problem, Unanswerable

if TYPE_CHECKING:
    from detente.analyses.peers import Imported
    from detente.analyses.sheets.imported import ImportedSheet
    from detente.analyses.sheets.written_back import WrittenBack
    from detente.watching import Watch

Source = Annotated[
    str,
    typer.Argument(
        metavar="FILE",
        help="A `.gmcr` file, or a table of actors: .csv, .tsv or .xlsx, also of KTAB or the DEU project.",
    ),
]
Name = Annotated[
    str | None,
    typer.Argument(metavar="NAME", help="The scenario's id; the file is NAME.yaml. Named like FILE if not given."),
]
Into = Annotated[
    str | None,
    typer.Option(
        "--into", metavar="SCENARIO.yaml", help="Write what the table has otherwise into this scenario file instead."
    ),
]
Dry = Annotated[bool, typer.Option("--dry-run", help="With --into: say what would change, and write nothing.")]


def import_(
    file: Source,
    name: Name = None,
    into: Into = None,
    dry: Dry = False,
    format: Printed = Format.text,
    asserted: Asserted = False,
    seconds: Seconds = None,
) -> None:
    """Write a `.gmcr` file or a table of actors as NAME.yaml; with --into, an edited table into a scenario file."""
    from detente.analyses.sheets.imported import is_sheet
    from detente.words.endings import all_carried

    source = Path(file)
    _refuse_together(source, name, into, dry)
    with deadline(seconds) as watch:
        watch("import", 0, 3)
        if into is not None:
            warnings = _written_back(source, Path(into), dry, format, watch)
        elif is_sheet(source):
            warnings = _sheet(source, name, format, watch)
        else:
            warnings = _gmcr(source, name, format, watch)
    if asserted and warnings:
        answer_no(all_carried())


def _refuse_together(source: Path, name: str | None, into: str | None, dry: bool) -> None:
    """Raise Unanswerable (E670) for options that have no meaning together."""
    from detente.analyses.sheets.imported import is_sheet

    found = ""
    if into is not None and not is_sheet(source):
        found, other = "--into", source.name
    elif into is not None and name is not None:
        found, other = name, "--into"
    elif dry and into is None:
        found, other = "--dry-run", "an import without --into"
    if found:
        raise Unanswerable([Problem("E670", Place(), {"found": found, "with_": other})])


def _gmcr(source: Path, name: str | None, format: Format, watch: "Watch") -> tuple[Problem, ...]:
    from detente.analyses.peers import import_gmcr

    found = import_gmcr(source, name, Path(), watch)
    options = {"options": list(found.scenario.conflict.option_ids), "feasible_states": found.states}
    _say(found, format, options)
    return found.warnings


def _sheet(source: Path, name: str | None, format: Format, watch: "Watch") -> tuple[Problem, ...]:
    from detente.analyses.sheets.imported import import_sheet

    found = import_sheet(source, name, Path(), watch)
    contest = found.scenario.contest
    _say(found, format, {"issues": list(contest.issues), "capability": list(contest.capability)})
    return found.warnings


def _written_back(source: Path, target: Path, dry: bool, format: Format, watch: "Watch") -> tuple[Problem, ...]:
    from detente.analyses.sheets.written_back import write_back

    found = write_back(source, target, dry=dry, watch=watch)
    _say_changes(found, format)
    return found.warnings


def _say_changes(found: "WrittenBack", format: Format) -> None:
    from detente.cli.printing.documents import say_json
    from detente.cli.printing.problems import problem_document
    from detente.cli.printing.streams import note, say
    from detente.words import problems, sheets

    if format is Format.json:
        say_json({**found.document, "warnings": [problem_document(problem) for problem in found.warnings]})
        return
    for line in sheets.changes(found):
        say(line)
    say(sheets.summary(found))
    note(*problems.lines(found.warnings))


def _say(found: "Imported | ImportedSheet", format: Format, parts: Mapping[str, Any]) -> None:
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
            **parts,
            "warnings": [problem_document(problem) for problem in found.warnings],
        }
    )


COMMAND = Command("import", import_)
