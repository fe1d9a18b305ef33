"""`detente check`: is the file right, and does it step into a known trap?"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import typer

from detente.cli.app import BAD_INPUT, LIMIT, Command, answer_no
from detente.cli.asking.deadline import deadline
from detente.cli.asking.request import Format, Request, spread
from detente.cli.asking.source import Found, checked_scenario
from detente.cli.printing.streams import note, say
from detente.errors import InputError, Problem

if TYPE_CHECKING:
    from detente.model.scenario import Scenario


@spread
def check(request: Request) -> None:
    """Is the file right? Errors, warnings, and the traps that make findings wrong."""
    try:
        with deadline(request.seconds) as watch:
            found = checked_scenario(request, watch)
    except InputError as error:
        _say(request, None, error.problems, complete=True)
        raise typer.Exit(BAD_INPUT) from None
    _say(request, found.scenario, found.warnings, complete=found.complete)
    _end(request, found)


def _say(request: Request, scenario: "Scenario | None", problems: Iterable[Problem], *, complete: bool) -> None:
    if request.format is Format.json:
        from detente.cli.printing.documents import say_json

        say_json(_document(scenario, tuple(problems), complete=complete))
        return
    from detente.words import problems as words

    found = tuple(problems)
    say(*words.lines(found), words.counts(found))


def _document(scenario: "Scenario | None", problems: tuple[Problem, ...], *, complete: bool) -> dict[str, Any]:
    from detente import __version__
    from detente.cli.printing.problems import problem_document

    return {
        "scenario": scenario.id if scenario else None,
        "hash": scenario.hash if scenario else None,
        "version": __version__,
        "status": "complete" if complete else "limit reached",
        "overrides": list(scenario.overrides) if scenario else [],
        "errors": [problem_document(problem) for problem in problems if problem.is_error],
        "warnings": [problem_document(problem) for problem in problems if not problem.is_error],
    }


def _end(request: Request, found: Found) -> None:
    from detente.words import endings

    if not found.complete:
        note(endings.partial())
        raise typer.Exit(LIMIT)
    if request.asserted and found.warnings:
        answer_no(endings.no_warnings())


COMMAND = Command("check", check)
