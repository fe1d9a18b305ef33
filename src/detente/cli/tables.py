"""`detente tables`: what each format can settle on, and who would rather keep the table small."""

from typing import TYPE_CHECKING

import typer

from detente.cli.app import LIMIT, Command, answer_no
from detente.cli.asking.concepts import ConceptName
from detente.cli.asking.deadline import deadline
from detente.cli.asking.request import Format, TypedRequest, spread
from detente.cli.asking.source import setting_for
from detente.cli.printing.streams import note

if TYPE_CHECKING:
    from detente.analyses.tables import TablesAnswer


@spread
def tables(request: TypedRequest, concept: ConceptName = "seq") -> None:
    """Compare the tables of the file: what can each settle on, who gains from which, who can block the wider one?"""
    from detente.analyses.tables import document
    from detente.analyses.tables import tables as asked
    from detente.words import endings

    setting = setting_for(request)
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
    blocked = [each for each in answer.widenings if each.blocking(answer.formats[each.wide].members)]
    if request.asserted and blocked:
        answer_no(endings.unblocked())


def _say(answer: "TablesAnswer") -> None:
    from detente.cli.printing.heading import say_title
    from detente.cli.printing.tables import say_heading, say_paragraphs, say_table
    from detente.language import _
    from detente.words import formats

    say_title(answer.setting)
    say_heading(_("What each table can settle on"))
    say_table(formats.headings(), formats.rows(answer), numbers=range(1, 6))
    say_paragraphs([formats.legend()], mark="")
    say_heading(_("Who gains from which table"))
    say_table(formats.gain_headings(answer), formats.gain_rows(answer))
    say_paragraphs([formats.gain_legend()], mark="")
    say_heading(_("From a narrower table to a wider one"))
    say_paragraphs(formats.explained(answer))


COMMAND = Command("tables", tables)
