"""`detente views`: what the parties get wrong about each other, and what a go-between changes."""

from typing import TYPE_CHECKING

import typer

from detente.cli.app import LIMIT, Command, answer_no
from detente.cli.asking.concepts import ConceptName
from detente.cli.asking.deadline import deadline
from detente.cli.asking.request import Format, StateName, TypedRequest, spread
from detente.cli.asking.source import asked_row, setting_for
from detente.cli.printing.streams import note

if TYPE_CHECKING:
    from detente.analyses.views import ViewsAnswer


@spread
def views(request: TypedRequest, state: StateName = None, concept: ConceptName = "seq") -> None:
    """What seems to hold in each party's eyes, what holds as they all see it, and what telling one of them changes."""
    from detente.analyses.views import document, holds
    from detente.analyses.views import views as asked
    from detente.words import endings

    setting = setting_for(request)
    row = asked_row(setting, state)
    with deadline(request.seconds) as watch:
        answer = asked(setting, concept, watch)
    if request.format is Format.json:
        from detente.cli.printing.documents import say_json

        say_json(document(answer))
    else:
        _say(answer)
    if not answer.complete:
        note(endings.partial())
        raise typer.Exit(LIMIT)
    if request.asserted and not holds(answer, row):
        answer_no(endings.seen(setting, row, concept))


def _say(answer: "ViewsAnswer") -> None:
    from detente.cli.printing.heading import say_title
    from detente.cli.printing.tables import say_heading, say_paragraphs, say_table
    from detente.language import _
    from detente.words import views

    say_title(answer.setting)
    say_heading(_("What the parties get wrong"))
    say_paragraphs(views.explained(answer))
    say_heading(_("The named states"))
    say_table(views.headings(answer), views.rows(answer))


COMMAND = Command("views", views)
