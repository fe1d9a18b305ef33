"""`detente analysts`: several analysts' lists for one party, and which of their disagreements matters."""

from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.app import LIMIT, Command, answer_no
from detente.cli.asking.concepts import ConceptName
from detente.cli.asking.deadline import deadline
from detente.cli.asking.request import Format, TypedRequest, spread
from detente.cli.asking.source import scenario_of
from detente.cli.printing.streams import note

if TYPE_CHECKING:
    from detente.analyses.wishes.contested import Contested

PartyId = Annotated[
    str | None,
    typer.Option("--party", metavar="PARTY", help="The party; all with further lists if not given."),
]


@spread
def analysts(request: TypedRequest, party: PartyId = None, concept: ConceptName = "seq") -> None:
    """Do several analysts' lists give the same verdicts? Where they disagree, and which of that matters."""
    from detente.analyses.wishes.contested import contested
    from detente.words import endings
    from detente.words.wishes import analysts as words

    scenario = scenario_of(request)
    with deadline(request.seconds) as watch:
        found = contested(scenario, request.chosen, party, concept, watch)
    if request.format is Format.json:
        from detente.analyses.wishes.documents import contested_document
        from detente.cli.printing.documents import say_json

        say_json(contested_document(found))
    else:
        _say(found)
    if not found.complete:
        note(endings.partial())
        raise typer.Exit(LIMIT)
    if request.asserted and not found.agree:
        answer_no(words.asserted())


def _say(found: "Contested") -> None:
    from detente.cli.printing.heading import say_title
    from detente.cli.printing.tables import say_heading, say_paragraphs, say_table
    from detente.language import _
    from detente.words import names
    from detente.words.wishes import analysts as words

    say_title(found.setting)
    say_heading(names.concept(found.concept))
    headings = (_("Stable for"), *(words.label(found, reading) for reading in found.readings))
    say_table(headings, words.rows(found))
    say_paragraphs(words.summary(found))
    for dispute in found.disputes:
        say_heading(f"{dispute.party}@{dispute.analyst}")
        say_paragraphs(words.dispute(found, dispute))


COMMAND = Command("analysts", analysts)
