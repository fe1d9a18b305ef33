"""`detente guarantors`: which sets of guarantors are enough, by each model."""

import typer

from detente.cli.app import LIMIT, Command, answer_no
from detente.cli.asking.concepts import ConceptName
from detente.cli.asking.deadline import deadline
from detente.cli.asking.request import Format, TypedRequest, spread
from detente.cli.asking.source import scenario_of
from detente.cli.printing.streams import note, say


@spread
def guarantors(request: TypedRequest, concept: ConceptName = "seq") -> None:
    """Whose guarantee is enough? Every set by every model: who leaves, who gains, what is believed, what lasts."""
    from detente.questions.guarantors.ask import matrix
    from detente.questions.guarantors.document import document
    from detente.questions.guarantors.tell import tell
    from detente.render.text import lines
    from detente.words import endings

    with deadline(request.seconds) as watch:
        found = matrix(scenario_of(request), request.chosen or None, concept, watch)
    if request.format is Format.json:
        from detente.cli.printing.documents import say_json

        say_json(document(found))
    else:
        say(*lines(tell(found)))
    if not found.complete:
        note(endings.partial())
        raise typer.Exit(LIMIT)
    if request.asserted and not any(each.stays and each.better for each in found.sets):
        answer_no(endings.no_set())


COMMAND = Command("guarantors", guarantors)
