"""`detente sweep`: how sure the answers are, over everything that the scenario leaves open."""

from typing import TYPE_CHECKING

import typer

from detente.cli.app import LIMIT, Command, answer_no
from detente.cli.asking.deadline import Deadline, deadline
from detente.cli.asking.request import Format, spread
from detente.cli.printing.streams import note
from detente.cli.sweeping.request import SweepRequest

if TYPE_CHECKING:
    from detente.analyses.sweeps.behind.deeper import Deeper
    from detente.analyses.sweeps.behind.driven import Driven
    from detente.analyses.sweeps.sweep import SweepAnswer


@spread
def sweep(request: SweepRequest) -> None:
    """How sure is that? Every answer asked of many draws from what the file leaves open."""
    from detente.cli.sweeping.pictures import checked, draw
    from detente.cli.sweeping.running import ran
    from detente.words import endings
    from detente.words.problems import lines
    from detente.words.sweeps import notes

    if request.quantities:
        _list(request)
        return
    checked(request)
    with deadline(request.seconds) as watch:
        answer = ran(request, watch)
        looked_into = _looked_into(request, answer, watch)
        numbers = _numbers(request, answer, watch)
    _say(request, answer, looked_into, numbers)
    if not request.subjects:
        note(*lines(answer.warnings))
    drawn = draw(request, answer, looked_into, numbers, watch)
    cut = any(each.unfinished for each in looked_into) or any(each.unfinished for each in numbers)
    if cut or not (answer.complete and drawn):
        note(endings.partial(), *([] if request.no_store else [notes.how_to_go_on(request.scenario)]))
        raise typer.Exit(LIMIT)
    if request.asserted:
        _judge(answer, looked_into)


def _list(request: SweepRequest) -> None:
    """What can be asked of the scenario, with what each quantity says."""
    from detente.analyses.sweeps.asking import able
    from detente.cli.asking.source import scenario_in_file
    from detente.cli.printing.tables import say_heading, say_table
    from detente.language import _
    from detente.words.sweeps import quantities, shares

    scenario = scenario_in_file(request)
    found = [(subject, each) for subject in able(scenario, request.subjects) for each in subject.quantities(scenario)]
    if request.format is Format.json:
        from detente.cli.printing.documents import say_json

        say_json([{"id": q.id, "subject": s.name, "is_verdict": q.is_verdict, "unit": q.unit} for s, q in found])
        return
    for subject in dict.fromkeys(subject for subject, _quantity in found):
        say_heading(shares.subject(subject.name))
        rows = [(q.id, quantities.said(scenario, s.name, q.id)) for s, q in found if s is subject]
        say_table((_("Quantity"), _("What it says")), [(id, "" if said == id else said) for id, said in rows])


def _looked_into(request: SweepRequest, answer: "SweepAnswer", watch: Deadline) -> "tuple[Deeper, ...]":
    from detente.analyses.sweeps.behind.deeper import deeper
    from detente.analyses.sweeps.behind.verdict import verdicts_named

    return tuple(deeper(answer, each, request.budget, watch) for each in verdicts_named(answer, request.behind))


def _numbers(request: SweepRequest, answer: "SweepAnswer", watch: Deadline) -> "tuple[Driven, ...]":
    from detente.analyses.sweeps.behind.driven import driven
    from detente.analyses.sweeps.behind.verdict import numbers_named

    return tuple(driven(answer, each, request.budget, watch) for each in numbers_named(answer, request.behind))


def _say(
    request: SweepRequest, answer: "SweepAnswer", looked_into: "tuple[Deeper, ...]", numbers: "tuple[Driven, ...]"
) -> None:
    if request.format is Format.json:
        from detente.analyses.sweeps.document import document
        from detente.cli.printing.documents import say_json

        say_json(document(answer, looked_into, numbers))
    else:
        from detente.cli.sweeping.printing import say_sweep

        say_sweep(answer, looked_into, numbers, in_full=bool(request.subjects))


def _judge(answer: "SweepAnswer", looked_into: "tuple[Deeper, ...]") -> None:
    """Answer no unless each question of --of, else each of the claims, is a yes in more than half of the draws."""
    from detente.analyses.sweeps.behind.verdict import verdicts_of
    from detente.analyses.sweeps.summary import share_of
    from detente.words.sweeps import notes, shares

    asked = [each.verdict for each in looked_into] or verdicts_of(answer)
    first = answer.question.ranges[0]
    failing = [each for each in asked if not share_of(answer, each, first).share > 0.5]
    if failing or not asked:
        answer_no(notes.asserted("; ".join(shares.named(answer, each) for each in failing)))


COMMAND = Command("sweep", sweep)
