"""`detente elicit`: which of two states a party would rather have, and the list that the answers make."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.app import LIMIT, Command, answer_no
from detente.cli.asking.concepts import ConceptName
from detente.cli.asking.deadline import deadline
from detente.cli.asking.request import Format, TypedRequest, spread
from detente.cli.asking.source import scenario_in_file
from detente.cli.printing.streams import note, say
from detente.cli.wishes.dialogue import Asked, asked_on_terminal
from detente.errors import InputError, Place, Problem, Unanswerable

if TYPE_CHECKING:
    from detente.analyses.wishes.elicit import Elicitation
    from detente.analyses.wishes.written import NewText

PartyId = Annotated[str, typer.Option("--party", metavar="PARTY", help="The party that is asked about, by its id.")]
Answers = Annotated[
    str | None,
    typer.Option(
        "--answers",
        metavar="FILE",
        help="Take the answers from a file of lines `better, worse`, or - for standard input, and ask nothing.",
    ),
]
Ahead = Annotated[
    int | None,
    typer.Option("--questions", metavar="N", min=1, max=100, help="Show the next N questions and ask nothing."),
]
Write = Annotated[bool, typer.Option("--write", help="Write the resulting list into the scenario's file.")]
Out = Annotated[
    str | None, typer.Option("--out", metavar="FILE", help="Write the scenario with the resulting list to a new file.")
]


@spread
def elicit(
    request: TypedRequest,
    party: PartyId,
    concept: ConceptName = "seq",
    answers: Answers = None,
    questions: Ahead = None,
    write: Write = False,
    out: Out = None,
) -> None:
    """Which outcome would a party rather? Questions that matter, contradictions, and the list that the answers make."""
    from detente.analyses.wishes.elicit import begin

    path = _path(request, write, out)
    found = begin(scenario_in_file(request), party, concept, request.chosen, request.analysts)
    if questions is not None:
        _say_questions(request, _with_file(found, answers, request.seconds).found, questions)
        return
    if answers is None and sys.stdin.isatty():
        asked = asked_on_terminal(found, request.seconds)
    else:
        asked = _with_file(found, answers or "-", request.seconds)
    _finish(request, asked, path, (write, out))


def _path(request: TypedRequest, write: bool, out: str | None) -> Path:
    """The scenario's file.

    Raises Unanswerable (E963) where nothing can be written to it, InputError (E807, E808) where nothing can to `out`.
    """
    from detente.files.catalogue import FOLDER, find
    from detente.files.template import checked_folder, checked_new

    path = find(request.scenario)
    of_catalogue = path.resolve().is_relative_to(FOLDER.resolve())
    if (write and (of_catalogue or out)) or ((write or out) and request.changes):
        raise Unanswerable([Problem("E963", Place(), {"found": request.scenario})])
    if out is not None:
        checked_new(Path(out))
    elif write:
        checked_folder(path.resolve())
    return path


def _with_file(found: "Elicitation", answers: str | None, seconds: float | None) -> Asked:
    """What a file or standard input answers. Raises Unanswerable (E964) where standard input has nothing."""
    from detente.analyses.wishes.elicit import answered
    from detente.analyses.wishes.written import answers_in
    from detente.files.document.limits import BYTES, read_bytes

    if answers is None:
        return Asked(found)
    if answers == "-":
        data, name = sys.stdin.buffer.read(BYTES + 1), "-"
        if not data.strip():
            raise Unanswerable([Problem("E964", Place())])
    else:
        data, name = read_bytes(Path(answers)), answers
    given = answers_in(found.setting, data, name)
    with deadline(seconds) as watch:
        watch("answers", 0, 1)
        return Asked(answered(found, given, watch))


def _say_questions(request: TypedRequest, found: "Elicitation", count: int) -> None:
    from detente.analyses.wishes.elicit import next_questions
    from detente.words import endings

    with deadline(request.seconds) as watch:
        asked = next_questions(found, count, watch)
    if request.format is Format.json:
        from detente.analyses.wishes.documents import questions_document
        from detente.cli.printing.documents import say_json

        say_json(questions_document(found, asked))
    else:
        from detente.cli.wishes.text import say_questions

        say_questions(found, asked)
    if not asked.complete:
        note(endings.partial())
        raise typer.Exit(LIMIT)


def _finish(request: TypedRequest, asked: Asked, path: Path, where: tuple[bool, str | None]) -> None:
    """Say what was answered; write it unless it was broken off."""
    from detente.analyses.wishes.elicit import contradictions
    from detente.analyses.wishes.written import new_text
    from detente.words.wishes import elicit as words

    found = asked.found
    if asked.broken_off:
        say(*words.answer_lines(found) or [""])
        note(words.interrupted())
        raise typer.Exit(LIMIT)
    new = new_text(found, path)
    try:
        written = _written(found, new, path, where)
    except InputError:
        say(*words.answer_lines(found) or [""])
        raise
    if request.format is Format.json:
        from detente.analyses.wishes.documents import answers_document
        from detente.cli.printing.documents import say_json

        say_json(answers_document(found, new, written))
    else:
        from detente.cli.wishes.text import say_answers

        say_answers(found, new, written)
    if request.asserted and contradictions(found):
        answer_no(words.asserted())


def _written(found: "Elicitation", new: "NewText", path: Path, where: tuple[bool, str | None]) -> str | None:
    """The file that the list was written to; None if nothing was to be written or nothing changed."""
    from detente.analyses.wishes.written import write

    over, out = where
    if out is None and not (over and new.diff):
        return None
    target = path if out is None else Path(out)
    write(found, new, target, over=over)
    return target.as_posix()


COMMAND = Command("elicit", elicit)
