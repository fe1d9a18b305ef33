"""`detente paths`: how to get from one state to another, and who stands in the way."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.app import LIMIT, Command, answer_no
from detente.cli.asking.concepts import ConceptName
from detente.cli.asking.deadline import Deadline, deadline
from detente.cli.asking.request import STATE, Format, TypedRequest, spread
from detente.cli.asking.source import setting_for
from detente.cli.printing.streams import note
from detente.errors import LimitReached

if TYPE_CHECKING:
    from detente.analyses.paths import PathAnswer
    from detente.analyses.setting import Setting

To = Annotated[
    str | None, typer.Option("--to", metavar="STATE", help=f"{STATE}; an overview of all named states if not given.")
]
From = Annotated[str, typer.Option("--from", metavar="STATE", help=f"{STATE}; the status quo if not given.")]
Drawn = Annotated[
    Path | None, typer.Option("--picture", metavar="FILE", help="Write a map of the way, as .svg or .png; needs --to.")
]


@spread
def paths(
    request: TypedRequest, to: To = None, start: From = "now", picture: Drawn = None, concept: ConceptName = "seq"
) -> None:
    """How does one get to a state: by whose moves, against whose wish, and who could spoil it?"""
    from detente.analyses.paths import paths as asked
    from detente.analyses.setting import row_of
    from detente.cli.printing.pictures import checked_picture

    checked_picture(picture, to)
    setting = setting_for(request)
    row = row_of(setting, start)
    if to is None:
        _overview(request, setting, row)
        return
    end = row_of(setting, to)
    with deadline(request.seconds) as watch:
        answer = asked(setting, row, end, watch)
        if "moves" in answer.unfinished:
            raise LimitReached
        if picture is not None:
            _draw(request, answer, concept, picture, watch)
    _say(request, answer)
    _end(request, answer)


def _overview(request: TypedRequest, setting: "Setting", row: int) -> None:
    from detente.analyses.overview import document, overview

    with deadline(request.seconds) as watch:
        found = overview(setting, row, watch)
    if request.format is Format.json:
        from detente.cli.printing.documents import say_json

        say_json(document(found))
    else:
        from detente.cli.printing.paths import say_overview

        say_overview(found)
    if found.unfinished:
        _cut_short()
    asked = [each for each in found.states if each.goal] or list(found.states)
    missed = [each.row for each in asked if each.improvements is None]
    if request.asserted and missed:
        from detente.words import endings

        answer_no(endings.improvements_everywhere(setting, row, missed))


def _draw(request: TypedRequest, answer: "PathAnswer", concept: str, picture: Path, watch: Deadline) -> None:
    from detente.analyses.way_map import way_map
    from detente.cli.printing.pictures import write_way

    if not write_way(way_map(answer, concept, watch=watch), picture):
        return
    from detente.words import endings

    note(endings.picture_lies(picture.as_posix()))


def _say(request: TypedRequest, answer: "PathAnswer") -> None:
    if request.format is Format.json:
        from detente.analyses.paths import document
        from detente.cli.printing.documents import say_json

        say_json(document(answer))
    else:
        from detente.cli.printing.paths import say_paths

        say_paths(answer)


def _end(request: TypedRequest, answer: "PathAnswer") -> None:
    from detente.words import endings

    if answer.unfinished:
        _cut_short()
    if request.asserted and answer.improvements is None:
        answer_no(endings.improvements(answer.setting, answer.start, answer.end))


def _cut_short() -> None:
    from detente.words import endings

    note(endings.partial())
    raise typer.Exit(LIMIT)


COMMAND = Command("paths", paths)
