"""`detente needs`: what the parties would have to want for a state to hold."""

from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.app import LIMIT, Command, answer_no
from detente.cli.asking.concepts import ConceptName
from detente.cli.asking.deadline import deadline
from detente.cli.asking.request import Format, RequiredState, TypedRequest, spread
from detente.cli.asking.source import setting_for
from detente.cli.printing.streams import note

if TYPE_CHECKING:
    from detente.analyses.needs.question import NeedsAnswer

PartyIds = Annotated[
    list[str] | None,
    typer.Option(
        "--party",
        metavar="PARTY",
        help="A party whose wishes may change, by its id; may be given again. If not given: those for whom the state is"
        " not stable, and any one party alone.",
    ),
]


@spread
def needs(request: TypedRequest, state: RequiredState, party: PartyIds = None, concept: ConceptName = "seq") -> None:
    """What would the parties have to want for a state to be stable, and how little would have to change?"""
    from detente.analyses.needs.question import needs as asked
    from detente.analyses.setting import row_of

    setting = setting_for(request)
    row = row_of(setting, state)
    with deadline(request.seconds) as watch:
        watch("needs", 0, 0)
        answer = asked(setting, row, concept, party or (), watch)
    if request.format is Format.json:
        from detente.analyses.needs.document import document
        from detente.cli.printing.documents import say_json

        say_json(document(answer))
    else:
        from detente.cli.printing.needs import say_needs

        say_needs(answer)
    _end(request, answer)


def _end(request: TypedRequest, answer: "NeedsAnswer") -> None:
    from detente.words import endings

    if answer.status != "complete":
        note(endings.partial())
        raise typer.Exit(LIMIT)
    if request.asserted and not answer.possible:
        answer_no(endings.attainable(answer.setting, answer.row, answer.concept))


COMMAND = Command("needs", needs)
