"""`detente score`: how a kept forecast did."""

from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.app import Command, answer_no
from detente.cli.asking.request import Asserted, Format, Printed
from detente.cli.printing.streams import note

if TYPE_CHECKING:
    from detente.analyses.scores.score import ScoreAnswer

Kept = Annotated[str, typer.Argument(metavar="FILE", help="A forecast that `detente forecast --save` wrote.")]
Came = Annotated[
    str | None,
    typer.Option(
        "--outcomes",
        metavar="SCENARIO",
        help="Where outcomes stand: a scenario, or a table (.csv) with id, value and date; that of the forecast if not"
        " given.",
    ),
]


def score(file: Kept, outcomes: Came = None, format: Printed = Format.text, asserted: Asserted = False) -> None:
    """How did a kept forecast do? Proper scores beside forecasts that anybody could have made, by horizon."""
    from detente.analyses.scores.document import document
    from detente.analyses.scores.outcomes import outcomes_for
    from detente.analyses.scores.saved import saved_forecast
    from detente.analyses.scores.score import score as scored
    from detente.words.problems import lines
    from detente.words.questions import scores

    saved = saved_forecast(file)
    answer = scored(saved, outcomes_for(saved, outcomes))
    note(*lines(answer.outcomes.warnings))
    if format is Format.json:
        from detente.cli.printing.documents import say_json

        say_json(document(answer))
    else:
        _say(answer)
    if asserted and not answer.skilled:
        answer_no(scores.asserted())


def _say(answer: "ScoreAnswer") -> None:
    from detente.cli.printing.tables import say_heading, say_paragraphs, say_table
    from detente.words.questions import scores

    say_paragraphs(scores.about(answer), mark="")
    if answer.questions:
        say_heading(scores.question_title())
        say_table(scores.question_headings(), scores.question_rows(answer), numbers=(1, 2, 5, 6, 7))
        say_paragraphs(scores.question_means(answer))
    for made, title in scores.issue_titles(answer).items():
        say_heading(title)
        say_table(scores.issue_headings(), scores.issue_rows(answer, made), numbers=(0, *range(3, 12)))
    if answer.issues:
        say_paragraphs(scores.issue_notes(answer))
    say_paragraphs(scores.unanswered(answer), mark="")


COMMAND = Command("score", score)
